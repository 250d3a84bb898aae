"""Everything that the overview shows, out of kept numbers: its cost does not grow with the services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db import models

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.profile import Verdict
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.counting import keys
from bestinterests.web.assessments.counting.parts import ASIDE
from bestinterests.web.assessments.models import BEHIND, Assessment, Count
from bestinterests.web.overview.asking import Asked, Places
from bestinterests.web.overview.deadlines import Due, due_of
from bestinterests.web.overview.heat import Heat, heat_of
from bestinterests.web.overview.months import Month, months_of
from bestinterests.workflow.states import STATES


class Number(NamedTuple):
    """A number of services, and the list behind it."""

    number: int
    address: str


class Said(NamedTuple):
    """A line of a table: words, and how many services."""

    words: str
    services: Number


class Judged(NamedTuple):
    """A verdict, and how many services have it now, and if all is done, tested and signed."""

    verdict: Verdict
    now: Number
    expected: Number


class Glance(NamedTuple):
    """What the page shows. waits: services that were never worked out. lag: verdicts of an earlier day.

    behind: how many are counted by the verdict that they had before the last changes of a program.
    finished: verdicts of finished records, worst first. unfinished: of those that cannot be judged yet, as they stand.
    """

    asked: Asked
    total: int
    waits: Number
    lag: int
    behind: int
    finished: tuple[Judged, ...]
    unfinished: tuple[Judged, ...]
    not_here: Number
    completeness: tuple[Said, ...]
    states: tuple[Said, ...]
    heat: Heat
    due: Mapping[str, Due]
    undated: Number
    months: tuple[Month, ...]

    @property
    def open(self) -> int:
        """How many cannot be judged yet, because judgements are open."""
        return sum(line.now.number for line in self.unfinished)

    @property
    def judged(self) -> int:
        """How many are finished, and so have a verdict."""
        return sum(line.now.number for line in self.finished)


def glance_of(organisation: Organisation, asked: Asked, on: dt.date, *, worst_first: bool = False) -> Glance:
    """Read the numbers for a day in three queries, however many services there are."""
    counts = counts_of(organisation, asked)
    places = Places(organisation, asked)

    def number(key: str) -> Number:
        return Number(counts.get(key, 0), places.services(key))

    def judged(verdict: Verdict, *, finished: bool) -> Judged:
        now, expected = (keys.judged(view, verdict, finished=finished) for view in ("now", "expected"))
        return Judged(verdict, number(now), number(expected))

    states, behind = _states(organisation, asked, places)
    due, months = due_of(organisation, asked, on)
    buckets = [Said(words, number(keys.completeness(least))) for least, words in keys.BUCKETS.items()]
    return Glance(
        asked=asked,
        total=counts.get(keys.EVERY, 0),
        waits=number(keys.WAITS),
        lag=sum(held for key, held in counts.items() if key.startswith("as-of/") and key < keys.as_of(on)),
        behind=behind,
        finished=tuple(judged(verdict, finished=True) for verdict in VERDICTS),
        unfinished=tuple(judged(verdict, finished=False) for verdict in VERDICTS),
        not_here=number(keys.NOT_HERE),
        completeness=tuple(buckets),
        states=states,
        heat=heat_of(counts, places, worst_first=worst_first),
        due=due,
        undated=number(keys.UNDATED),
        months=months_of(counts, months, places, on),
    )


def counts_of(organisation: Organisation, asked: Asked) -> dict[str, int]:
    """Numbers by key, but for deadlines, which ``due_of`` adds up."""
    rows = Count.objects.filter(organisation=organisation, state=asked.state, kind=asked.kind)
    return dict(rows.exclude(key__startswith="due/").values_list("key", "number"))


def _states(organisation: Organisation, asked: Asked, places: Places) -> tuple[tuple[Said, ...], int]:
    """How many are in each state, whichever is asked for; and how many are counted by an earlier revision's verdict."""
    rows = Count.objects.filter(organisation=organisation, state__in=list(STATES), kind=asked.kind, key=keys.EVERY)
    found = rows.annotate(behind=_behind(organisation, asked)).values_list("state", "number", "behind")
    held = {state: number for state, number, _ in found}
    said = tuple(
        Said(words.label, Number(held[state], places.state(state, keys.EVERY)))
        for state, words in STATES.items()
        if held.get(state)
    )
    return said, max((behind or 0 for *_, behind in found), default=0)


def _behind(organisation: Organisation, asked: Asked) -> models.Subquery:
    """Counts those whose verdict is of an earlier revision: an index holds these alone, and they soon leave it."""
    rows = Assessment.objects.filter(BEHIND, organisation=organisation, fictional=False, contribution__is_whole=True)
    rows = (rows.filter(state=asked.state) if asked.state else rows).exclude(state__in=ASIDE)
    rows = rows.filter(contribution__kind=asked.kind) if asked.kind else rows
    counted = rows.order_by().values("organisation").annotate(count=models.Count("pk"))
    return models.Subquery(counted.values("count"))
