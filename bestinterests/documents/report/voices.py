"""What the judgements rest on: consultations with what became of each finding, evidence, and remedy routes."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.consultations import consultation, findings_table, heard
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Foreign, Link, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.measure import RemedyRoute

ROUTE = {"planned": "Planned", "working": "Working", "broken": "Broken"}


def voices(context: Context) -> Section:
    """They said, we did; then the evidence."""
    held = context.assessment.consultations
    blocks: list[AnyBlock] = [heard(context)]
    blocks += [consultation(context, c) for c in held] or [Paragraph(words=(Quiet("No consultation is recorded."),))]
    known = {c.id for c in held}
    loose = [f for f in context.assessment.findings if f.consultation not in known]
    if loose:
        blocks.append(Part(title="Findings of no consultation on the record", blocks=(findings_table(context, loose),)))
    blocks.append(Part(title="Evidence", anchor="evidence", blocks=evidence(context)))
    return Section(
        anchor="voices",
        title="Evidence and consultation: they said, we did",
        blocks=tuple(blocks),
    )


# -- evidence --------------------------------------------------------------------------------------------------------


def evidence(context: Context) -> Blocks:
    """Every source with what it says, how much it carries, and what cites it."""
    held = context.assessment.evidence
    if not held:
        return (Paragraph(words=(Quiet("No evidence is recorded."),)),)
    cited: dict[str, list[str]] = {}
    for impact in context.assessment.impacts:
        for key in impact.evidence:
            cited.setdefault(key, []).append(impact.id)
    columns = (
        Column(title="Source"),
        Column(title="What it says", width="wide"),
        Column(title="Strength and limits"),
        Column(title="Cited by", width="narrow"),
    )
    rows = tuple(_source(context, e, cited.get(e.id, [])) for e in held)
    return (Table(caption="Evidence", columns=columns, groups=(RowGroup(rows=rows),)),)


def _source(context: Context, e: Evidence, cited: list[str]) -> Row:
    kind = context.terms("evidence-kinds", e.kinds) or e.stated_kind
    head: list[Words] = [(Strong(" ".join((e.title or e.id).split())), Plain(" "), context.id(e.id)), (Quiet(kind),)]
    if e.dated:
        head.append((Quiet(e.dated),))
    if e.fictional:
        head.append((Quiet("Fictional"),))
    head += [_address(e.address)] if e.address else []
    if e.consultation:
        head.append((Quiet("Reports "), context.id(e.consultation)))
    files = [context.items[key] for key in e.attachments if key in context.items]
    head += [(Quiet(f"{file.name}, {file.digest[:19]} …"),) for file in files]
    strength = "Strength not known" if e.strength == "unknown" else wording.upper(e.strength)
    lines: list[Words] = [(Strong(strength),)]
    if e.stated_strength and e.stated_strength.lower() != e.strength:
        lines.append((Quiet("stated: "), Foreign(e.stated_strength)))
    lines += [context.typed(e.limits)] if e.limits.strip() else []
    lines += _contradicts(context, e)
    return Row(
        anchor=e.id,
        head=tuple(head),
        cells=(
            (context.typed(e.says),),
            tuple(lines),
            (context.ids(cited) or (Quiet("nothing"),),),
        ),
    )


def _contradicts(context: Context, e: Evidence) -> list[Words]:
    """The judgements that it contradicts: which of them were made again in its light, and which are open."""
    again = [key for key in e.contradicts if key in e.weighed]
    found: list[Words] = [(Quiet("Contradicted, and judged again: "), *context.ids(again))] if again else []
    return [*found, (Strong("Contradicts, and is open: "), *context.ids(e.reopens))] if e.reopens else found


def _address(address: str) -> Words:
    """An address is a link only where it is one of the web; anything else stands as it was typed."""
    if address.startswith(("https://", "http://")) and not any(c.isspace() for c in address):
        return (Link(address, address=address),)
    return (Foreign(address),)


# -- remedy ----------------------------------------------------------------------------------------------------------


def remedy(context: Context) -> Section:
    """The ways by which children can have something put right."""
    held = context.assessment.remedy_routes
    columns = (
        Column(title="Route", width="wide"),
        Column(title="For which rights and ages"),
        Column(title="Does it work?"),
        Column(title="What came through it", width="wide"),
    )
    rows = tuple(_route(context, route) for route in held)
    table = Table(caption="Ways to be put right", columns=columns, groups=(RowGroup(rows=rows),))
    empty = Paragraph(words=(Quiet("No way to be put right is recorded."),))
    return Section(anchor="remedy", title="Ways to be put right", blocks=(table,) if held else (empty,))


def _route(context: Context, route: RemedyRoute) -> Row:
    rights = context.rights(route.rights) or "any right"
    ages = f"ages {context.ages(route.bands)}" if route.bands else "every age"
    tested = f"Tested {wording.day(route.tested_on)}" if route.tested_on else "Not tested"
    with_ages = f" with ages {context.ages(route.tested_bands)}" if route.tested_bands else ""
    days = "No time limit"
    if route.response_days is not None:
        days = f"Answer within {wording.many(route.response_days, 'day')}"
    works = ((Strong(ROUTE[route.status]),), line(f"{tested}{with_ages}"), line(days), context.ids(route.measures))
    return Row(
        anchor=route.id,
        head=((Strong(" ".join(route.name.split())), Plain(" "), context.id(route.id)), context.typed(route.how)),
        cells=(
            (line(wording.upper(rights)), line(ages)),
            works,
            (context.typed(route.results) or (Quiet("Not recorded."),),),
        ),
    )
