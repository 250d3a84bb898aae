"""Items of a case in few words, and the table of bank holidays that this release ships."""

from __future__ import annotations

import datetime as dt
from functools import cache

from bestinterests.workflow.clocks import working
from bestinterests.workflow.clocks.bank_holidays import Table, shipped
from bestinterests.workflow.clocks.events import Event, Item
from bestinterests.workflow.clocks.values import Clock

REASONS = "You have asked for records of six years, kept in four systems."


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@cache
def table() -> Table:
    return shipped()


def happened(kind: str, on: str | dt.date, **fields) -> Event:
    on = day(on) if isinstance(on, str) else on
    if kind == "extension-told":
        fields.setdefault("reasons", REASONS)
    return Event(kind=kind, on=on, **fields)


def item(*events: tuple, **fields) -> Item:
    """A request of access in England, unless told; events as (kind, day) or (kind, day, fields)."""
    made = tuple(happened(kind, on, **(more[0] if more else {})) for kind, on, *more in events)
    return Item(**({"what": "rights-request", "right": "access", "nation": "england"} | fields), events=made)


def complaint(*events: tuple, **fields) -> Item:
    return item(*events, **({"what": "complaint", "right": None} | fields))


def first(it: Item, on: str | dt.date, held: Table | None = None) -> Clock:
    """The first clock of an item: the answer of a request, the acknowledgement of a complaint."""
    return working(it, day(on) if isinstance(on, str) else on, held or table()).clocks[0]


def sentences(clock: Clock) -> str:
    return " ".join(step.sentence for step in clock.steps)
