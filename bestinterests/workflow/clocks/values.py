"""What the counting gives: deadlines, and the steps that lead to each, so that anybody can follow or dispute them."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, about
from bestinterests.domain.pack import Provenance
from bestinterests.workflow.clocks.bank_holidays import DayOff

Basis = Literal["law", "guidance", "ours"]

BASIS_WORDS: dict[Basis, str] = {
    "law": "The law says so.",
    "guidance": "The regulator’s guidance says so.",
    "ours": "This is our own rule.",
}

State = Literal[
    "running",
    "paused",
    "waiting-for-identity",
    "waiting-for-fee",
    "met",
    "met-late",
    "overdue",
    "not-legal",
]

STATE_WORDS: dict[State, str] = {
    "running": "Running",
    "paused": "Paused",
    "waiting-for-identity": "Waiting to know who they are",
    "waiting-for-fee": "Waiting for the fee",
    "met": "In time",
    "met-late": "Done, but late",
    "overdue": "Overdue",
    "not-legal": "No time set by law",
}
"""Each state of a clock as it is shown. Only a clock that the law sets is ever called overdue."""

Of = Literal["answer", "acknowledgement", "outcome", "again", "update"]

OF_WORDS: dict[Of, str] = {
    "answer": "The answer",
    "acknowledgement": "Saying that it has arrived",
    "outcome": "The outcome",
    "again": "Looking at it again",
    "update": "The next word on how it is going",
}
"""What a clock is for, as a sentence about it begins."""


class Ground(Base, frozen=True, kw_only=True):
    """What a step rests on. sources: keys of ``sources.SOURCES``."""

    basis: Basis
    provenance: Provenance
    sources: tuple[str, ...] = ()


class Step(Base, frozen=True, kw_only=True):
    """One step of the working: what follows from what, on which day, and what it rests on.

    grey: the law can be read in another way here; the sentence says which way is taken.
    """

    sentence: str
    basis: Basis
    provenance: Provenance
    sources: tuple[str, ...] = ()
    on: dt.date | None = None
    grey: bool = False


class Clock(Base, frozen=True, kw_only=True):
    """One thing that is to be done by a day.

    A clock that is not of law has the state ``not-legal`` whatever happens: its deadline is a target of ours.
    """

    of: Of
    basis: Basis
    state: State
    says: Annotated[str, about("How it stands, in a sentence.")]
    starts: Annotated[dt.date | None, about("Day from which it is counted; None while it waits.")] = None
    deadline: Annotated[dt.date | None, about("Last day, on the earlier reading; None while it waits.")] = None
    latest: Annotated[dt.date | None, about("Last day on the later reading, where the law is grey.")] = None
    done: Annotated[dt.date | None, about("Day on which it was done.")] = None
    days_left: Annotated[int | None, about("Until the deadline; negative past it; None once done or waiting.")] = None
    over: Annotated[tuple[DayOff, ...], about("Days off that were stepped over to the deadline.")] = ()
    steps: tuple[Step, ...] = ()


class Working(Base, frozen=True, kw_only=True):
    """Everything that was counted for an item as of a day. The same events, day and table give the same for ever."""

    rules: Annotated[str, about("Id of the rule set.")]
    table: Annotated[str, about("Version of the table of bank holidays.")]
    on: dt.date
    received: dt.date
    silent_for: Annotated[int | None, about("Days since they last heard from us; None once the outcome is told.")]
    clocks: tuple[Clock, ...]
    steps: Annotated[tuple[Step, ...], about("What comes before every clock: receipt and rule set.")] = ()

    def clock(self, of: Of) -> Clock | None:
        """The clock for one thing, or None."""
        return next((clock for clock in self.clocks if clock.of == of), None)
