"""The plan as people read it: the method's order, what each action moves, and which move it may have among its like."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark
from bestinterests.documents.measures import due
from bestinterests.documents.report.features.controls import acting
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import ActionRank, LevelRange, ProfileResult, ViewResult
from bestinterests.domain.impact import Impact, Slot
from bestinterests.domain.measure import Measure
from bestinterests.evaluation import evaluate
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.actions.placing import Entry


class Row(NamedTuple):
    """An action in the plan. rank: its place in the method's order; None where it is tested or given up.

    place: of the row among those that wait, from 1. why: the reasons for its place. late: overdue since. alike: are
    there others that the method ranks alike, so that it may be put before (up) or after (down) one of them?
    """

    measure: Measure
    rank: ActionRank | None
    place: int
    state: str
    due: str
    late: str
    why: str
    mark: Mark | None
    up: bool = False
    down: bool = False


class Moved(NamedTuple):
    """What measures do to one effect: its level before them, now, and expected, and the same by the other profile."""

    impact: Impact
    before: Mark
    now: Mark
    expected: Mark
    others: tuple[tuple[str, tuple[str, ...]], ...]
    counts: bool


def state_of(measure: Measure) -> str:
    """How far it is, in words: done without a test is never called tested."""
    if measure.status in ("planned", "abandoned"):
        return "Planned" if measure.status == "planned" else "Given up"
    if measure.test_result == "failed":
        return "Done; its test failed"
    if measure.status == "tested" and measure.test_result == "passed":
        return "Done and tested"
    return "Called tested, without a test that passed" if measure.status == "tested" else "Done, not tested"


def rows_of(context: Context) -> list[Row]:
    """Every action: those still to be done or tested in the method's order, then the others."""
    ranks = [rank for rank in context.evaluation.actions if rank.measure in context.measures]
    ordered: list[Row] = []
    for _, held in groupby(ranks, key=lambda rank: _likeness(context, rank)):
        alike = sorted(held, key=lambda rank: (not context.measures[rank.measure].order, _order(context, rank)))
        for at, rank in enumerate(alike):
            row = _row(context, context.measures[rank.measure], rank, len(ordered) + 1)
            ordered.append(row._replace(up=at > 0, down=at < len(alike) - 1))
    known = {rank.measure for rank in ranks}
    rest = [m for m in context.assessment.measures if m.id not in known]
    return ordered + [_row(context, m, None, 0) for m in rest]


def _likeness(context: Context, rank: ActionRank) -> tuple[object, ...]:
    """Actions with the same answer here are ranked alike: they act on the same harms, with the same work and day."""
    measure = context.measures[rank.measure]
    return frozenset(rank.impacts), rank.reason, measure.effort, measure.due


def _order(context: Context, rank: ActionRank) -> tuple[str, int]:
    return context.measures[rank.measure].order, rank.rank


def _row(context: Context, measure: Measure, rank: ActionRank | None, place: int) -> Row:
    late = ""
    if measure.due and measure.status == "planned" and measure.due < context.evaluation.on:
        late = wording.day(measure.due)
    return Row(
        measure,
        rank,
        place,
        state_of(measure),
        due(measure),
        late,
        wording.upper(rank.reason) if rank else "",
        wording.mark("harm", rank.worst) if rank and rank.worst else None,
    )


def moving(rows: Sequence[Row], item: str, by: int) -> list[Entry]:
    """What has to be written so that an action stands one place further among those ranked alike, if anything."""
    at = next((at for at, row in enumerate(rows) if row.measure.id == item), None)
    if at is None or not (rows[at].up if by < 0 else rows[at].down):
        return []
    first = last = at
    while rows[first].up:
        first -= 1
    while rows[last].down:
        last += 1
    group = [row.measure for row in rows[first : last + 1]]
    here = at - first
    group[here], group[here + by] = group[here + by], group[here]
    keys = [f"{place:03}" for place in range(1, len(group) + 1)]
    return [
        Entry(("assessment", "measures", measure.id), {"order": key})
        for measure, key in zip(group, keys, strict=True)
        if measure.order != key
    ]


def unacted(context: Context) -> list[Impact]:
    """Harms that stop the service and that no action acts on."""
    return [
        impact
        for impact in context.assessment.impacts
        if (reading := context.readings.get(impact.id))
        and reading.verdict
        and reading.verdict.worst == "stop"
        and not acting(context, impact)
    ]


def moved(framework: Framework, assessment: Assessment, context: Context, measure: Measure) -> list[Moved]:
    """What an action, with the others that act on the same effect, moves."""
    impacts = [i for i in assessment.impacts if any(m.id == measure.id for m in acting(context, i))]
    if not impacts:
        return []
    before = _before(framework, assessment, impacts, context)
    return [_moved(context, impact, before, measure) for impact in impacts]


Levels = dict[str, dict[str, LevelRange]]
"""Level of each impact, by profile."""


def _before(framework: Framework, assessment: Assessment, impacts: Sequence[Impact], context: Context) -> Levels:
    """Levels before controls: the same effects read as if nothing had been judged since."""
    bare = tuple(msgspec.structs.replace(impact, now=Slot(), expected=Slot(), cumulates=()) for impact in impacts)
    alone = msgspec.structs.replace(assessment, impacts=bare, coverage=(), measures=())
    found = evaluate(framework, alone, on=context.evaluation.on)
    return {profile.profile: _levels(profile.now) for profile in found.profiles}


def _levels(view: ViewResult) -> dict[str, LevelRange]:
    return {reading.impact: reading.counts or reading.level for reading in view.impacts}


def _moved(context: Context, impact: Impact, before: Levels, measure: Measure) -> Moved:
    def levels(result: ProfileResult) -> tuple[LevelRange | None, ...]:
        views = (before[result.profile], _levels(result.now), _levels(result.expected))
        return tuple(view.get(impact.id) for view in views)

    first, now, expected = (wording.mark(impact.direction, level) for level in levels(context.headline))
    others = tuple((r.title, tuple(wording.level(level) for level in levels(r))) for r in context.others)
    counts = measure.id in (*impact.now.credits, *impact.expected.credits)
    return Moved(impact, first, now, expected, others, counts)
