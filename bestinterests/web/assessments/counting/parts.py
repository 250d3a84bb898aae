"""What one assessment counts for, worked out from its document and course, its evaluation, and its history."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Side
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import VERDICTS, Cell, LevelRange
from bestinterests.web.assessments.counting import keys
from bestinterests.web.assessments.models import LAST_RANK
from bestinterests.web.assessments.models.counts import KEY
from bestinterests.web.assessments.snapshot import short
from bestinterests.workflow.awaiting import lapses_on
from bestinterests.workflow.course import Course
from bestinterests.workflow.states import ALL_STATES

ASIDE = frozenset({"withdrawn", "screened_out", "superseded"})
"""States that are counted by state and history only: nothing is due, and no verdict or mark counts any more."""

REVIEWED = frozenset(ALL_STATES) - ASIDE | {"screened_out"}
"""States in which the next review counts: that children are not likely to use a service is looked at again."""


class Dated(NamedTuple):
    """A deadline: what (a letter of ``keys.DUE``), the measure with its title and owner, and the day."""

    what: str
    day: dt.date
    item: str = ""
    title: str = ""
    owner: str = ""


class Told(NamedTuple):
    """What document and course say. kind: of service, as somebody wrote it."""

    state: str
    kind: str
    fictional: bool
    deadlines: tuple[Dated, ...]
    numbers: Mapping[str, int]


class Found(NamedTuple):
    """What the evaluation says. rank: place of the verdict now, as ``Assessment.by_verdict``."""

    rank: int
    numbers: Mapping[str, int]


def told_of(document: Document, course: Course) -> Told:
    """What a document and its course count for."""
    held, state = document.assessment, course.working.state
    deadlines: list[Dated] = []
    undated = False
    if state not in ASIDE:
        planned = [measure for measure in held.measures if measure.status == "planned"]
        undated = any(measure.due is None for measure in planned)
        deadlines = [Dated("a", m.due, m.id, short(m.title or m.what), short(m.owner)) for m in planned if m.due]
    if held.review.next_review and state in REVIEWED:
        deadlines.append(Dated("r", held.review.next_review))
    if (day := lapses_on(course)) is not None:
        deadlines.append(Dated("l", day))
    numbers = Counter(keys.due(each.what, each.day) for each in deadlines)
    if undated:
        numbers[keys.UNDATED] = 1
    return Told(state, short(held.service.kind), held.fictional, tuple(deadlines), numbers)


def found_of(context: Context | None, on: dt.date) -> Found:
    """What an evaluation for a day counts for; None where the packs of the record are not here."""
    if context is None:
        return Found(LAST_RANK, {keys.NOT_HERE: 1, keys.as_of(on): 1})
    count = len(context.evaluation.completeness.open)
    now, expected = context.now.verdict.worst, context.expected.verdict.worst
    found = {
        keys.as_of(on),
        keys.completeness(keys.bucket(count)),
        keys.judged("now", now, finished=not count),
        keys.judged("expected", expected, finished=not count),
        *_cells(context),
    }
    return Found(VERDICTS.index(now), dict.fromkeys(sorted(found), 1))


def _cells(context: Context) -> set[str]:
    """Keys of the marks now: of each right and age, of each right at any age, of each age over all rights."""
    most: dict[tuple[Side, str, str], str] = {}
    for cell in context.now.cells:
        for side, level in _levels(cell):
            for right in (cell.right, keys.ANY):
                for band in (cell.band, keys.ANY):
                    held = most.get((side, right, band), level)
                    most[side, right, band] = min(held, level, key=keys.LEVELS[side].index)
    found = {keys.cell(side, right, band, level) for (side, right, band), level in most.items()}
    return {key for key in found if len(key) <= KEY}


def _levels(cell: Cell) -> Iterable[tuple[Side, str]]:
    """A harm at the bad end of its range, a benefit at the good one's foot, as verdicts read them."""
    if cell.state != "judged":
        return
    both: tuple[tuple[Side, LevelRange | None], ...] = (("harm", cell.harm), ("benefit", cell.benefit))
    for side, level in both:
        if (counted := _level(side, level)) in keys.LEVELS[side]:
            yield side, counted


def _level(side: Side, level: LevelRange | None) -> str:
    mark = wording.mark(side, level)
    if mark.unknown:
        return "unknown"
    if side == "harm":
        return mark.high
    return "unknown" if mark.low == "none" and mark.high != "none" else mark.low
