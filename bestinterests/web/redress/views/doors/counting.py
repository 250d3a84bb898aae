"""The days of a case as its visitor reads them: by when, what for, and how each was worked out."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.web.redress.clocking import COUNTED, counting_of, today
from bestinterests.web.redress.models import Case as Row
from bestinterests.workflow.casework.case import Case, CaseItem
from bestinterests.workflow.clocks.values import Clock, Working

OVER = ("closed", "withdrawn", "merged")


class Line(NamedTuple):
    """One step of the working. key: of its text; on: the day that it names, if any."""

    key: str
    on: dt.date | None = None


class Day(NamedTuple):
    """A day by which something happens; None while it waits for an answer. key: of the text that says what.

    lines: how it was worked out, in words for any age. steps: the same in the words of those who count. late: is it
    over, and nothing happened? longer: why more time was taken.
    """

    key: str
    on: dt.date | None
    lines: list[Line]
    steps: list[str]
    late: bool
    longer: str = ""


def days_of(row: Row, case: Case, at: dt.datetime) -> list[Day]:
    """What is still owed in a case, the earliest of each kind, in the order of the days."""
    if case.state in OVER:
        return []
    counting, on = counting_of(row.organisation), today(at)
    found: dict[str, Day] = {}
    for item in case.items:
        work = counting.working(case, item, on) if item.kind != "safeguarding-concern" else None
        for clock in work.clocks if work else ():
            if clock.of not in COUNTED or clock.done is not None:
                continue
            assert work is not None
            day = _day(case, item, work, clock)
            if day.key not in found or _order(day) < _order(found[day.key]):
                found[day.key] = day
    return sorted(found.values(), key=_order)


def _order(day: Day) -> dt.date:
    return day.on or dt.date.max


def _day(case: Case, item: CaseItem, work: Working, clock: Clock) -> Day:
    steps = [step.sentence for step in (*work.steps, *clock.steps)]
    if clock.deadline is None:
        return Day("days.waits", None, [Line("days.came", work.received)], steps, late=False)
    late = clock.days_left is not None and clock.days_left < 0
    longer = item.extended[-1].reason if item.extended and clock.of == "answer" else ""
    return Day(_key(item, clock), clock.deadline, _lines(case, item, work, clock), steps, late, longer)


def _key(item: CaseItem, clock: Clock) -> str:
    if clock.of == "again":
        return "days.again"
    if clock.of == "outcome":
        return "receipt.next_feedback" if item.kind == "feedback" else "receipt.next_complaint"
    return {"answer": "receipt.next_right", "acknowledgement": "receipt.next_acknowledge"}[clock.of]


def _lines(case: Case, item: CaseItem, work: Working, clock: Clock) -> list[Line]:
    """From the steps of the law to sentences that a child follows; which apply is read from the clock itself."""
    found = [Line("days.came", work.received)]
    if clock.of == "answer" and clock.starts and clock.starts != work.received:
        found.append(Line("days.from_there", clock.starts))
    if clock.of == "answer":
        found.append(Line("days.longer" if item.extended else "days.month"))
    else:
        found.append(Line("days.thirty" if clock.of == "acknowledgement" else "days.ours"))
    if item.request == "access" and any(each.what == "clarification" for each in case.questions):
        found.append(Line("days.waited"))
    if clock.over:
        found.append(Line("days.day_off"))
    if clock.latest and clock.latest != clock.deadline:
        found.append(Line("days.two_ways", clock.latest))
    return [*found, Line("days.last", clock.deadline)]
