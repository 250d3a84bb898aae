"""What the judgements rest on: consultations with what became of each finding, evidence, and remedy routes."""

from __future__ import annotations

import re

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fact, Facts, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Foreign, Link, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.service import fact
from bestinterests.domain.evidence import Consultation, ConsultationFinding, Evidence
from bestinterests.domain.measure import RemedyRoute

BECAME = {
    "adopted": "Adopted",
    "partly": "Adopted in part",
    "declined": "Declined",
    "needs-more": "Needs more work",
    "open": "Open: nobody has decided",
}
VOICE = {"children": "Children", "parents": "Parents", "others": "Others"}
STATUS = {"held": "Held", "planned": "Planned", "not-held": "Not held"}
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


def heard(context: Context) -> Paragraph:
    """Whether the children of each age were heard, in one line."""
    by_word: dict[str, list[str]] = {}
    for result in context.now.bands:
        by_word.setdefault(result.heard, []).append(result.band)
    said = {"yes": "heard", "planned": "to be asked", "exempt": "not asked, with a reason", "no": "not asked"}
    parts = [f"ages {context.ages(bands)} {said[word]}" for word, bands in by_word.items()]
    return Paragraph(
        words=(Strong("Children heard? "), Plain(f"{wording.upper('; '.join(parts) or 'no age is in scope')}."))
    )


def consultation(context: Context, c: Consultation, voice: str = "") -> Part:
    """One consultation: who was asked, what they said, what became of each finding, how it was done.

    voice: of its findings, only those of this voice; all of them where blank.
    """
    who = context.term("consulted", c.asked)
    number = f"{c.number:,} " if c.number is not None and c.status != "not-held" else ""
    ages = f", ages {context.ages(c.bands)}" if c.bands else ""
    status = STATUS[c.status]
    when = f" {wording.day(c.held_on)}" if c.held_on else ""
    about = f"{status}{when}. {number}{who.lower() if number else who}{ages}."
    findings = [f for f in context.assessment.findings if f.consultation == c.id and voice in ("", f.voice)]
    blocks: list[AnyBlock] = [Paragraph(words=(Quiet(about), *_about(context, c)), style="small")]
    facts = _facts(context, c)
    said, did = _pair(context, c)
    if said or did:
        blocks.append(
            Facts(
                layout="pairs",
                facts=(
                    Fact(label="They said", blocks=said or (Paragraph(words=(Quiet("Not recorded."),)),)),
                    Fact(label="We did", blocks=did or (Paragraph(words=(Quiet("Not recorded."),)),)),
                ),
            )
        )
    if findings:
        blocks.append(findings_table(context, findings))
    if facts:
        blocks.append(Facts(facts=facts, layout="list"))
    return Part(title=c.title or who, id=c.id, anchor=c.id, blocks=tuple(blocks))


def _about(context: Context, c: Consultation) -> Words:
    words: Words = ()
    if c.features:
        words += (Quiet(" On "), *context.ids(c.features), Quiet("."))
    if c.groups:
        words += (Quiet(" Groups: "), *context.named(c.groups), Quiet("."))
    return words


def _pair(context: Context, c: Consultation) -> tuple[Blocks, Blocks]:
    did = context.prose(c.changed)
    left = [key for key in c.measures if not re.search(rf"\b{re.escape(key)}\b", c.changed)]
    if left:
        did = (*did, Paragraph(words=context.ids(left)))
    return context.prose(c.said), did


def _facts(context: Context, c: Consultation) -> tuple[Fact, ...]:
    expires = f"Counts until {wording.day(c.expires_on)}." if c.expires_on else ""
    told = c.feedback + (f" ({wording.day(c.feedback_on)})" if c.feedback_on else "")
    texts = (
        ("Why it was not held", c.exemption_reason),
        ("Who took part", c.who),
        ("Who is missing", c.missing),
        ("Methods", context.terms("consultation-methods", c.methods)),
        ("How", c.how),
        ("What could still change", c.decision_at_stake),
        ("Safeguarding", c.safeguarding),
        ("Consent and assent", c.consent),
        ("Privacy", c.privacy),
        ("How participants were told", told),
        ("How far it carries", c.certainty_note),
        ("Until when", expires),
        ("Note", c.note),
    )
    return tuple(f for label, text in texts for f in fact(label, context.prose(text.strip(), small=True)))


def findings_table(context: Context, findings: list[ConsultationFinding]) -> Table:
    """They said, we did: findings with what became of each."""
    rows = tuple(
        Row(
            anchor=f.id,
            head=((Foreign(" ".join(f.says.split())), Plain(" "), context.id(f.id)), (Quiet(_whose(context, f)),)),
            cells=(
                (
                    (Strong(f"{BECAME[f.disposition]}. "), *context.typed(f.reason)),
                    (*context.ids(f.measures), *((Plain(" "),) if f.measures else ()), *context.signed(f.by, f.on)),
                ),
            ),
        )
        for f in findings
    )
    columns = (Column(title="They said", width="wide"), Column(title="We did", width="wide"))
    return Table(caption="What they said, and what became of it", columns=columns, groups=(RowGroup(rows=rows),))


def _whose(context: Context, f: ConsultationFinding) -> str:
    parts = [VOICE[f.voice]]
    parts += [f"ages {context.ages(f.bands)}"] if f.bands else []
    parts += ["a minority view"] if f.minority else []
    parts += ["against what the assessors conclude"] if f.supports == "no" else []
    return ", ".join(parts)


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
    return Row(
        anchor=e.id,
        head=tuple(head),
        cells=(
            (context.typed(e.says),),
            tuple(lines),
            (context.ids(cited) or (Quiet("nothing"),),),
        ),
    )


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
