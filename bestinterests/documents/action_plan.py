"""The action plan: what stops, what comes next, what comes later, with owner, day, test and measure of success."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Fact, Facts, Panel, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, joined, line
from bestinterests.documents.framing import paper, standing
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.measures import COLUMNS, due, measure, timeline
from bestinterests.documents.missing import Missing
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.report.features.controls import acting
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import ActionRank, Evaluation
from bestinterests.domain.measure import Measure
from bestinterests.packs.framework import Framework

GROUPS = (
    ("stops", "First: what stops", "Nothing that stops is left without a measure, or nothing stops."),
    ("next", "Next: harms of medium or more", "No other measure acts on a harm of medium or more."),
    ("later", "Later: low harms, benefits and standards", "Nothing else is planned."),
)
"""Groups in the order of the method: their anchor, their title, and what is said where one is empty."""


def build_action_plan(framework: Framework, document: Document, evaluation: Evaluation) -> Paper:
    """Every measure of one record in the method's order.

    framework, document, evaluation: as for the report; days are read against ``evaluation.on``. Effort only breaks
    ties. Raises nothing for a document that validates. Source: method, action order; self-assessment, step 4.
    """
    context = Context(framework, document, evaluation)
    missing = Missing()
    groups = _grouped(context)
    sections = [_group(context, missing, *named, groups[named[0]]) for named in GROUPS]
    finished = [m for m in context.assessment.measures if m.status in ("tested", "abandoned")]
    if finished:
        rows = tuple(measure(context, m, None) for m in finished)
        sections.append(Section(anchor="finished", title="Tested, or abandoned", blocks=(_table("Finished", rows),)))
    return paper(
        context,
        name="action-plan",
        kind="Action plan",
        opening=_opening(context, missing, groups),
        sections=tuple(sections),
        part=True,
    )


# -- groups ----------------------------------------------------------------------------------------------------------


def _grouped(context: Context) -> dict[str, list[ActionRank]]:
    groups: dict[str, list[ActionRank]] = {name: [] for name, _, _ in GROUPS}
    for rank in context.evaluation.actions:
        if rank.measure in context.measures:
            groups[_place(context, rank)].append(rank)
    return groups


def _place(context: Context, rank: ActionRank) -> str:
    if any(_stops(context, key) for key in rank.impacts) or rank.measure in _ends_practice(context):
        return "stops"
    return "next" if rank.worst and wording.ORDER.index(rank.worst.high) >= wording.ORDER.index("medium") else "later"


def _stops(context: Context, impact: str) -> bool:
    reading = context.readings.get(impact)
    return bool(reading and reading.verdict and reading.verdict.worst == "stop")


def _ends_practice(context: Context) -> set[str]:
    """Measures that would end a prohibited practice that is there, or that nobody has denied."""
    return {
        key
        for feature in context.assessment.features
        for use in feature.practices
        if use.present != "no"
        for key in use.ended_by
    }


def _group(
    context: Context, missing: Missing, name: str, title: str, empty: str, ranks: Sequence[ActionRank]
) -> Section:
    rows = tuple(_row(context, missing, rank) for rank in ranks)
    blocks: list[AnyBlock] = [_table("Measures, in the order of the method", rows)] if rows else []
    if name == "stops":
        blocks += _unacted(context, missing)
    return Section(anchor=name, title=title, blocks=tuple(blocks) or (Paragraph(words=(Quiet(empty),)),))


def _table(title: str, rows: tuple[Row, ...]) -> Table:
    return Table(caption=title, columns=COLUMNS, groups=(RowGroup(rows=rows),))


def _row(context: Context, missing: Missing, rank: ActionRank) -> Row:
    """The row of the report, with what an action cannot do without marked in its last cell."""
    held = context.measures[rank.measure]
    row = measure(context, held, rank)
    marks = tuple(missing.words("missing", "Measures", what, held.id) for what in _lacks(held))
    return msgspec.structs.replace(row, cells=(*row.cells[:-1], (*row.cells[-1], *marks)))


def _lacks(held: Measure) -> list[str]:
    asked = (
        (held.owner, "no owner"),
        (held.due or held.due_event or held.stated_due, "no day and no event by which it is done"),
        (held.test_plan or held.test_note or held.tested_on, "no plan for its test"),
        (held.success_measure, "nothing that shows whether it works"),
    )
    return [what for value, what in asked if not (value.strip() if isinstance(value, str) else value)]


def _unacted(context: Context, missing: Missing) -> Blocks:
    """Harms that stop and that no measure acts on."""
    left = [
        impact for impact in context.assessment.impacts if _stops(context, impact.id) and not acting(context, impact)
    ]
    lines = tuple(
        Paragraph(
            words=(
                *missing.words("stops", "What stops", "no measure acts on a harm that stops", impact.id),
                Plain(" "),
                Foreign(" ".join(impact.title.split())),
                Plain(" "),
                context.id(impact.id),
            )
        )
        for impact in left
    )
    return (Panel(tone="missing", title="Stops that no measure acts on", blocks=lines),) if lines else ()


# -- the front -------------------------------------------------------------------------------------------------------


def _opening(context: Context, missing: Missing, groups: dict[str, list[ActionRank]]) -> Blocks:
    counts = "; ".join(f"{title.lower()}: {len(groups[name])}" for name, title, _ in GROUPS)
    facts = (
        Fact(label="Still to be done or tested", blocks=(Paragraph(words=line(f"{wording.upper(counts)}.")),)),
        Fact(label="Conditions", blocks=_conditions(context)),
        Fact(label="Read for", blocks=(Paragraph(words=line(wording.weekday(context.evaluation.on))),)),
    )
    blocks: list[AnyBlock] = [standing(context), Facts(facts=facts, layout="list"), *_overdue(context)]
    counted = missing.counted(
        context, "Missing in this plan", "Every action has an owner, a day, a test and a measure of success."
    )
    blocks.append(counted)
    if context.evaluation.actions:
        blocks.append(timeline(context))
    return tuple(blocks)


def _conditions(context: Context) -> Blocks:
    """Conditions of the decision on this record; before one, those of the projected verdict."""
    digest = context.evaluation.assessment_digest
    own = [d for d in context.document.record.decisions if d.assessment_digest == digest]
    if own:
        last = own[-1]
        words: Words = (Plain("Of the decision by "), *_typed(last.decider), Plain(": "))
        words += context.ids(last.measures) or (Quiet("no measure is named"),)
        return (Paragraph(words=(*words, Plain("."))), *context.prose(last.conditions))
    if not context.expected.conditions:
        return (
            Paragraph(words=(Quiet("Nobody has decided, and no measure stands between today and the projection."),)),
        )
    words = (
        Plain("Nobody has decided yet. The projected verdict, "),
        Strong(_expected(context)),
        Plain(", counts on "),
    )
    return (Paragraph(words=(*words, *context.ids(context.expected.conditions), Plain("."))),)


def _expected(context: Context) -> str:
    return wording.verdict_words(context.expected.verdict).lower()


def _typed(text: str) -> Words:
    return (Foreign(" ".join(text.split())),)


def _overdue(context: Context) -> Blocks:
    late = [
        context.measures[r.measure] for r in context.evaluation.actions if r.overdue and r.measure in context.measures
    ]
    if not late:
        return ()
    parts = [
        (context.id(m.id), Plain(f" since {due(m)}"), *((Plain(", "), *_typed(m.owner)) if m.owner.strip() else ()))
        for m in late
    ]
    words = (*joined(list(parts)), Plain("."))
    return (Panel(tone="caution", title=f"Overdue: {len(late):,}", blocks=(Paragraph(words=words),)),)
