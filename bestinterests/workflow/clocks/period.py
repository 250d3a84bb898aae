"""The statutory period of a request by one reading of the law: where it starts, what moves it, on which day it ends."""

import datetime as dt
from typing import Literal, NamedTuple

from bestinterests.workflow.casework.words import Nation
from bestinterests.workflow.clocks.bank_holidays import Rolled, Table, rolled
from bestinterests.workflow.clocks.days import months_on

Waiting = Literal["identity", "fee"]


class Reading(NamedTuple):
    """A way to read the law. whole_pause: the day of asking is out too. at_once: three months in one step."""

    whole_pause: bool = False
    at_once: bool = False


EARLIER = Reading()
"""What is worked to. The others give the same day or a later one."""


class Pause(NamedTuple):
    """A question about what is meant, and its answer; None while it is open."""

    question: str
    asked: dt.date
    answered: dt.date | None = None


class Due(NamedTuple):
    """Where a period ends. base: by months alone. paused: days that do not count. end: the working day."""

    base: dt.date
    paused: int
    unrolled: dt.date
    end: Rolled


class Period(NamedTuple):
    """How the period of a request stands after some events.

    relevant: the day from which the month runs (Art 12A: the latest of receipt, identity and fee). waiting: what is
    waited for, and since when, so that the month has not begun. extended: longer time was told in time, with reasons.
    """

    received: dt.date
    relevant: dt.date
    waiting: tuple[tuple[Waiting, dt.date], ...] = ()
    pauses: tuple[Pause, ...] = ()
    extended: bool = False

    @property
    def open_pause(self) -> Pause | None:
        """The oldest question without an answer."""
        return next((pause for pause in self.pauses if pause.answered is None), None)

    def asked(self, what: Waiting) -> dt.date | None:
        """Since when this is waited for; None where it is not."""
        return dict(self.waiting).get(what)


class Law(NamedTuple):
    """What a period is counted with beside its events."""

    reading: Reading
    nation: Nation
    table: Table

    def due(self, period: Period, by: dt.date) -> Due:
        """Where the period ends. by: the day up to which a question without an answer has paused it."""
        base = self.months(period.relevant, extended=period.extended)
        paused = self.paused(period, by)
        unrolled = base + dt.timedelta(days=paused)
        return Due(base, paused, unrolled, rolled(unrolled, self.nation, self.table))

    def months(self, relevant: dt.date, *, extended: bool) -> dt.date:
        """The end of one month, or of three: the earlier of one step of three and of one and two more."""
        if not extended:
            return months_on(relevant, 1)
        at_once = months_on(relevant, 3)
        return at_once if self.reading.at_once else min(at_once, months_on(months_on(relevant, 1), 2))

    def paused(self, period: Period, by: dt.date) -> int:
        """Days that do not count: each once, however many questions were open, and none before the month runs."""
        days: set[int] = set()
        for pause in period.pauses:
            first = max(pause.asked, period.relevant).toordinal() + (0 if self.reading.whole_pause else 1)
            days.update(range(first, (pause.answered or by).toordinal() + 1))
        return len(days)

    def ran_out(self, period: Period, day: dt.date) -> bool:
        """Was the period over before this day? Never while it waits to begin."""
        return not period.waiting and day > self.due(period, day).end.day
