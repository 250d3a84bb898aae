"""Everything that the overview shows, out of kept numbers: its cost does not grow with the services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.profile import Verdict
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.counting import keys
from bestinterests.web.assessments.models import Count
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

    finished: verdicts of finished records, worst first. unfinished: of those that cannot be judged yet, as they stand.
    """

    asked: Asked
    total: int
    waits: Number
    lag: int
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

    due, months = due_of(organisation, asked, on)
    buckets = [Said(words, number(keys.completeness(least))) for least, words in keys.BUCKETS.items()]
    return Glance(
        asked=asked,
        total=counts.get(keys.EVERY, 0),
        waits=number(keys.WAITS),
        lag=sum(held for key, held in counts.items() if key.startswith("as-of/") and key < keys.as_of(on)),
        finished=tuple(judged(verdict, finished=True) for verdict in VERDICTS),
        unfinished=tuple(judged(verdict, finished=False) for verdict in VERDICTS),
        not_here=number(keys.NOT_HERE),
        completeness=tuple(buckets),
        states=_states(organisation, asked, places),
        heat=heat_of(counts, places, worst_first=worst_first),
        due=due,
        undated=number(keys.UNDATED),
        months=months_of(counts, months, places, on),
    )


def counts_of(organisation: Organisation, asked: Asked) -> dict[str, int]:
    """Numbers by key, but for deadlines, which ``due_of`` adds up."""
    rows = Count.objects.filter(organisation=organisation, state=asked.state, kind=asked.kind)
    return dict(rows.exclude(key__startswith="due/").values_list("key", "number"))


def _states(organisation: Organisation, asked: Asked, places: Places) -> tuple[Said, ...]:
    """How many are in each state, whichever is asked for."""
    rows = Count.objects.filter(organisation=organisation, state__in=list(STATES), kind=asked.kind, key=keys.EVERY)
    held = dict(rows.values_list("state", "number"))
    return tuple(
        Said(words.label, Number(held[state], places.state(state, keys.EVERY)))
        for state, words in STATES.items()
        if held.get(state)
    )
