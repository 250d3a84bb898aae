"""Months: what happened and what is coming, as numbers with the lists behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.web.assessments.counting import keys
from bestinterests.web.overview.asking import Places
from bestinterests.web.overview.deadlines import WHAT

PAST, COMING = 6, 11
"""Months that are shown before this one, and after it."""
HEADS = {
    **keys.DID,
    "actions": "Actions due",
    "reviews": "Reviews due",
    "decisions": "Decisions lapse",
}
"""What is counted by month, in the order in which it is shown."""


class Counted(NamedTuple):
    """A number in a month. late: is it of deadlines that have passed?"""

    what: str
    number: int
    address: str
    late: bool = False


class Month(NamedTuple):
    """A month. is_this: is it the one that today is in?"""

    name: str
    first: dt.date
    is_this: bool
    counted: tuple[Counted, ...]

    @property
    def short(self) -> str:
        """The month in three letters."""
        return f"{self.first:%b}"


def months_of(
    counts: Mapping[str, int], due: Mapping[tuple[str, str], int], places: Places, on: dt.date
) -> tuple[Month, ...]:
    """The months around a day. due: deadlines by letter and month."""
    this = on.year * 12 + on.month - 1
    found = []
    for at in range(this - PAST, this + COMING + 1):
        if not dt.MINYEAR <= at // 12 <= dt.MAXYEAR:
            continue
        first = dt.date(at // 12, at % 12 + 1, 1)
        name = first.isoformat()[:7]
        did = [
            Counted(what, counts.get(keys.did(what, first), 0), places.services(keys.did(what, first)))
            for what in keys.DID
        ]
        coming = [
            Counted(what, due.get((letter, name), 0), places.deadlines(what, name), at < this)
            for what, letter in WHAT.items()
        ]
        found.append(Month(f"{first:%B} {first.year}", first, at == this, (*did, *coming)))
    return tuple(found)
