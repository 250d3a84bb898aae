"""Step 6: for each risk what is done about it, its effect on the risk, what remains, and whether it is approved."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.dpia.risks import high_end, level
from bestinterests.documents.inline import Foreign, Id, Plain, Quiet, Strong, Words
from bestinterests.documents.measures import measures_table
from bestinterests.documents.model import Section
from bestinterests.documents.report.features.controls import acting
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure

EFFECT = {"eliminated": "Eliminated", "reduced": "Reduced", "accepted": "Accepted"}
ASKED = ("medium", "high")


def mitigation(draft: Draft) -> Section:
    """Medium and high risks with their options; low ones that ours reads higher, marked; every measure in full."""
    context = draft.context
    reg = context.regulator()
    lead = (
        f"The template asks this for risks of medium or high. What remains is read on the {reg}'s table as it would be "
        "with every measure done; until then step 5 stands."
    )
    blocks: list[AnyBlock] = [Paragraph(words=line(lead), style="small"), *_tables(draft)]
    if context.assessment.measures:
        plan = measures_table(context)
        blocks.append(Part(title="The measures in full: day, owner, test", anchor="plan", blocks=(plan,)))
    else:
        blocks += draft.gap_block("measures", "no measure is recorded")
    return Section(
        anchor="step-6",
        title="Step 6: identify measures to mitigate the risks",
        blocks=(draft.part("measures", *blocks),),
    )


def _tables(draft: Draft) -> Blocks:
    """The risks that the template asks for; low ones that ours reads higher are marked as ours."""
    reg = draft.context.regulator()
    asked = [harm for harm in draft.harms if high_end(level(draft, harm)) in ASKED]
    others = [harm for harm in draft.harms if harm not in asked and _ours_higher(draft, harm)]
    groups = [
        (f"Medium or high on the {reg}'s table: {len(asked):,}", asked),
        (f"Ours, beside the template: lower on the {reg}'s table, medium or more by ours: {len(others):,}", others),
    ]
    rows = tuple(
        RowGroup(title=title, rows=tuple(_row(draft, harm) for harm in held)) for title, held in groups if held
    )
    if not rows:
        return (Paragraph(words=(Quiet("No risk on this record is medium or high."),)),)
    own = f", and ours ({draft.ours.title})" if draft.ours else ""
    columns = (
        Column(title="Risk"),
        Column(title="Options to reduce or eliminate it", width="wide"),
        Column(title="Effect on the risk"),
        Column(title=f"What remains: {reg}{own}"),
        Column(title="Measure approved"),
    )
    return (Table(caption="Measures to reduce or eliminate risks", columns=columns, groups=rows, compared=True),)


def _ours_higher(draft: Draft, harm: Impact) -> bool:
    reading = draft.reading(draft.ours, harm)
    return bool(reading) and wording.ORDER.index(reading.level.high) >= wording.ORDER.index("medium")  # type: ignore[union-attr]


def _row(draft: Draft, harm: Impact) -> Row:
    context = draft.context
    held = acting(context, harm)
    options: list[Words] = [_option(draft, measure) for measure in held]
    if not held:
        options.append(draft.gap("measures", "no measure acts on a risk of medium or high", harm.id))
    return Row(
        head=((*context.typed(wording.short(harm.title, 120)), Plain(" "), context.id(harm.id)),),
        cells=(
            tuple(options),
            tuple(_effect(draft, measure) for measure in held),
            _remains(draft, harm),
            tuple(_approved(draft, measure) for measure in held),
        ),
    )


def _option(draft: Draft, measure: Measure) -> Words:
    context = draft.context
    title = wording.short(measure.title or measure.what, 120)
    return (context.id(measure.id), Plain(" "), Foreign(title), Quiet(f" ({measure.status})"))


def _effect(draft: Draft, measure: Measure) -> Words:
    head: Words = (Id(measure.id), Plain(" "))
    if measure.effect_on_risk:
        return (*head, Plain(EFFECT[measure.effect_on_risk]))
    return (*head, *draft.gap("measures", "the effect on the risk is not stated", measure.id, "not stated"))


def _approved(draft: Draft, measure: Measure) -> Words:
    head: Words = (Id(measure.id), Plain(" "))
    if measure.approved != "undecided":
        return (*head, Plain(wording.upper(measure.approved)))
    return (*head, *draft.gap("measures", "a measure is neither approved nor refused", measure.id, "not decided"))


def _remains(draft: Draft, harm: Impact) -> tuple[Words, ...]:
    """The level that would remain, on the regulator's table and, named, on ours."""
    context = draft.context
    later = draft.reading(draft.regulator, harm, later=True)
    if later is None:
        return ((Quiet("Would not be there."),),)
    mark = wording.mark("harm", later.regulator_level)
    lines: list[Words] = [
        (mark, Strong(f" {wording.level(later.regulator_level)}"), Quiet(f" ({context.regulator()})"))
    ]
    ours = draft.reading(draft.ours, harm, later=True)
    if ours is not None and draft.ours:
        own = wording.mark("harm", ours.level)
        lines.append((own, Plain(f" {wording.level(ours.level)}"), Quiet(" (ours)")))
    return tuple(lines)
