"""The service and its children: what it is, who answers for it, whether it is in scope, who uses it."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fact, Facts, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section

ANSWER = {"yes": "yes", "no": "no", "unknown": "not known"}


def service(context: Context) -> Section:
    """Facts on the service, the scope test, the children by age and by group."""
    blocks: list[AnyBlock] = list(context.prose(context.assessment.service.description, "No description is recorded."))
    blocks.append(Facts(facts=_facts(context), layout="list"))
    blocks.append(Part(title="Is it likely to be used by children?", blocks=scope(context)))
    blocks.append(Part(title="The children", blocks=children(context)))
    return Section(anchor="service", title="The service and its children", blocks=tuple(blocks))


def _facts(context: Context) -> tuple[Fact, ...]:
    held, who = context.assessment.service, context.assessment.service.controller
    organisation = ", ".join(part for part in (who.name, who.size, who.country) if part)
    starts = held.processing_starts_on
    stage = wording.upper(wording.spaced(held.stage)) + (f"; processing starts {wording.day(starts)}" if starts else "")
    age = f"{held.minimum_age}" if held.minimum_age is not None else ""
    return (
        *fact("Organisation", context.prose(organisation, "Not recorded.")),
        *fact("Contact", context.prose(who.contact)),
        *fact("Data protection officer", context.prose(who.dpo, "Not recorded.")),
        *fact("Stage", (Paragraph(words=line(stage)), *context.prose(held.stage_note))),
        *fact("Reach", context.prose(held.reach)),
        *fact("How age is known", context.prose(held.age_assurance, "Not recorded.")),
        *fact("Methods of age assurance", _terms(context, "age-assurance-methods", held.age_assurance_methods)),
        *fact("Stated minimum age", context.prose(age)),
        *fact("Parental controls", context.prose(held.parental_controls)),
        *fact("Earlier DPIA", context.prose(held.earlier_dpia)),
        *fact("Modelled on", context.prose(held.grounding)),
    )


def _terms(context: Context, vocabulary: str, words: tuple[str, ...]) -> Blocks:
    return (Paragraph(words=line(context.terms(vocabulary, words))),) if words else ()


def scope(context: Context) -> Blocks:
    """The outcome of the scope test with its reason and factors."""
    test = context.assessment.scope
    said = {
        "in-scope": "Yes: the service is in scope of the Children's code.",
        "screened-out": "Screened out: not likely to be used by children.",
        "undecided": "Not decided yet.",
    }
    blocks: list[AnyBlock] = [
        Paragraph(words=(Strong(said[test.outcome]), Plain(" "), *context.signed(test.by, test.on)))
    ]
    blocks += context.prose(test.reason, "No reason is recorded.")
    blocks += context.prose(test.age_gate)
    if test.factors:
        rows = tuple(
            Row(
                head=(line(context.term("scope-factors", factor.factor)),),
                cells=(
                    (line(wording.upper(ANSWER[factor.answer])),),
                    (context.typed(factor.reason),),
                    (context.ids(factor.evidence),),
                ),
            )
            for factor in test.factors
        )
        columns = (
            Column(title="Factor"),
            Column(title="Applies", width="narrow"),
            Column(title="Why", width="wide"),
            Column(title="Evidence", width="narrow"),
        )
        blocks.append(Table(caption="Factors of the scope test", columns=columns, groups=(RowGroup(rows=rows),)))
    return tuple(blocks)


def children(context: Context) -> Blocks:
    """Who uses the service: age bands and groups."""
    blocks: list[AnyBlock] = []
    uses = context.assessment.children
    if uses:
        rows = tuple(
            Row(
                head=(
                    (Strong(wording.band_name(use.band, context.bands)),),
                    (Quiet(context.framework.band_label(use.band)),),
                ),
                cells=(
                    (line("yes" if use.in_scope else "no"), *_reason(context, use.reason)),
                    (_number(use),),
                    (context.typed(use.how_known),),
                    (context.typed(use.needs),),
                ),
            )
            for use in uses
        )
        columns = (
            Column(title="Age"),
            Column(title="In scope"),
            Column(title="Children", width="narrow"),
            Column(title="How known", width="wide"),
            Column(title="What this age needs", width="wide"),
        )
        blocks.append(Table(caption="Age bands", columns=columns, groups=(RowGroup(rows=rows),)))
    else:
        blocks.append(
            Paragraph(words=line("Which ages use the service is not recorded; every age is read as possible."))
        )
    if context.assessment.groups:
        blocks.append(_groups(context))
    else:
        blocks.append(Paragraph(words=(Quiet("No group of children is recorded."),)))
    return tuple(blocks)


def _reason(context: Context, reason: str) -> tuple[Words, ...]:
    return (context.typed(reason),) if reason.strip() else ()


def _number(use: object) -> Words:
    children, share = getattr(use, "children", None), getattr(use, "share", None)
    parts = [f"{children:,}"] if children is not None else []
    parts += [f"{share:g}%"] if share is not None else []
    return line(", ".join(parts) or "not known")


def _groups(context: Context) -> Table:
    results = {result.group: result for result in context.now.groups}
    rows = []
    for group in context.assessment.groups:
        result = results.get(group.id)
        marks: tuple[Words, ...] = (line("none confined to it"),)
        if result and result.impacts:
            harm, benefit = wording.mark("harm", result.harm), wording.mark("benefit", result.benefit)
            marks = (
                (harm, Plain(f" harm {harm.words}")),
                (benefit, Plain(f" benefit {benefit.words}")),
                context.ids(result.impacts),
            )
        size = foreign(group.size) if group.size else (Foreign(""),)
        ages = context.ages(group.bands) or "any"
        rows.append(
            Row(
                anchor=group.id,
                head=((*foreign(group.name), Plain(" "), context.id(group.id)),),
                cells=((line(ages),), (size,), (context.typed(group.why),), marks),
            )
        )
    columns = (
        Column(title="Group"),
        Column(title="Ages", width="narrow"),
        Column(title="Size", width="narrow"),
        Column(title="What is different", width="wide"),
        Column(title="Effects on this group alone"),
    )
    return Table(caption="Groups of children to keep in mind", columns=columns, groups=(RowGroup(rows=tuple(rows)),))
