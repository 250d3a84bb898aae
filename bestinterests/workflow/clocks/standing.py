"""How a clock stands on a day: its state, the days left, and the sentence that says so."""

import datetime as dt
from typing import NamedTuple

from bestinterests.workflow.clocks.bank_holidays import Rolled
from bestinterests.workflow.clocks.days import number, said
from bestinterests.workflow.clocks.period import Waiting
from bestinterests.workflow.clocks.values import OF_WORDS, Clock, Of, State, Step


class Standing(NamedTuple):
    """What is known of a clock that the law sets. latest: by the later reading. paused: since when, or None."""

    of: Of
    starts: dt.date
    end: Rolled
    latest: dt.date
    on: dt.date
    done: dt.date | None = None
    waiting: tuple[tuple[Waiting, dt.date], ...] = ()
    paused: dt.date | None = None


_WAITING: dict[Waiting, tuple[State, str]] = {
    "identity": ("waiting-for-identity", "to know who they are"),
    "fee": ("waiting-for-fee", "for the fee"),
}


def clock(standing: Standing, steps: tuple[Step, ...]) -> Clock:
    """The clock with its state and sentence. While it waits to start it has no deadline at all."""
    state = _state(standing)
    waits = state in ("waiting-for-identity", "waiting-for-fee")
    ended = standing.done is not None or waits
    return Clock(
        of=standing.of,
        basis="law",
        state=state,
        says=_says(standing, state),
        starts=None if waits else standing.starts,
        deadline=None if waits else standing.end.day,
        latest=standing.latest if standing.latest != standing.end.day and not waits else None,
        done=standing.done,
        days_left=None if ended else (standing.end.day - standing.on).days,
        over=() if waits else standing.end.over,
        steps=steps,
    )


def _state(standing: Standing) -> State:
    if standing.waiting:
        # Whatever was told meanwhile was told before the time had even begun.
        return "met" if standing.done else _WAITING[standing.waiting[0][0]][0]
    if standing.done:
        return "met" if standing.done <= standing.end.day else "met-late"
    if standing.on > standing.end.day:
        return "overdue"
    return "paused" if standing.paused else "running"


def _says(standing: Standing, state: State) -> str:
    what, end = OF_WORDS[standing.of], standing.end.day
    if state in ("waiting-for-identity", "waiting-for-fee"):
        wanted, day = standing.waiting[0]
        return f"{what} has no last day yet. Since {said(day)} we wait {_WAITING[wanted][1]}."
    if standing.done:
        return _done(standing, what, standing.done)
    if state == "overdue":
        late = f"{what} was due by {said(end)}. It is {number((standing.on - end).days)} late."
        if standing.latest >= standing.on:
            late += f" On the later reading of the law there is time until {said(standing.latest)}."
        return late
    left = number((end - standing.on).days)
    if standing.paused:
        since = f"The clock is paused since {said(standing.paused)}."
        return f"{since} {what} would be due by {said(end)} if they answered today."
    return f"{what} is due today." if end == standing.on else f"{what} is due by {said(end)}. There are {left} left."


def _done(standing: Standing, what: str, done: dt.date) -> str:
    end = standing.end.day
    if standing.waiting or done <= end:
        due = "" if standing.waiting else f" The last day was {said(end)}."
        return f"{what}: done on {said(done)}, in time.{due}"
    late = f"{what}: done on {said(done)}, {number((done - end).days)} late. The last day was {said(end)}."
    return late + (" On the later reading of the law it was in time." if done <= standing.latest else "")
