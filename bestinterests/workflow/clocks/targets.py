"""Days that no law sets: our targets for an outcome, for looking at something again, and for the next word on it."""

import datetime as dt
from typing import Annotated

from bestinterests.domain.base import Base, about
from bestinterests.workflow.clocks.days import number, said
from bestinterests.workflow.clocks.events import TELLING, Event, Item, since
from bestinterests.workflow.clocks.rules import COMPLAINTS_SINCE, DUTY, OURS, step
from bestinterests.workflow.clocks.values import OF_WORDS, Clock, Of, Step


class Targets(Base, frozen=True, kw_only=True):
    """What an organisation sets itself, in days. None of it is law, and it is never shown as such."""

    outcome: Annotated[int, about("From receipt, or from opening it again, to the outcome.")] = 30
    update: Annotated[int, about("From the last word that they had to the next.")] = 14


TARGETS = Targets()
"""Ours, where an organisation sets none."""


def outcome_clock(item: Item, came: dt.date, on: dt.date, targets: Targets) -> Clock:
    """The target of the outcome of anything but a request: the law names no number of days for it."""
    starts = came
    for event in since(item.events):
        if event.kind == "reopened":
            starts = event.on
    steps = [step(OURS, "No law sets a time for an outcome here.")]
    if _is_owed(item, came):
        steps = [step(DUTY, "Look into it and tell the outcome without undue delay. The law names no number of days.")]
    if starts != came:
        steps.append(step(OURS, f"It was opened again on {said(starts)}; our target is counted from there."))
    return _target("outcome", starts, targets.outcome, on, told_on(item.events), tuple(steps))


def again_clock(item: Item, on: dt.date, targets: Targets) -> Clock | None:
    """The target for looking again at a request that was answered; None where nobody looks again.

    Without a reason of its own, opening it again counts as looking at it afresh.
    """
    asked: Event | None = None
    for event in since(item.events):
        if event.kind == "reopened" and event.again != "incomplete":
            asked = event
    if asked is None:
        return None
    steps = (
        step(OURS, f"It was opened again on {said(asked.on)}, to be looked at afresh. No law sets a time for that."),
        step(OURS, "If they ask for something new, enter it as a new request: it has a month of its own."),
    )
    return _target("again", asked.on, targets.outcome, on, told_on(item.events), steps)


def update_clock(item: Item, came: dt.date, on: dt.date, targets: Targets) -> Clock:
    """The target of the next word on how it is going. The law asks for it in complaints, and names no number."""
    last = last_heard(item, came)
    first = (step(DUTY, "Keep them informed of how it is going. The law names no number of days."),)
    steps = first if _is_owed(item, came) else ()
    told = any(event.kind in TELLING for event in item.events)
    heard = f"They last heard from us on {said(last)}." if told else "They have not heard from us yet."
    return _target("update", last, targets.update, on, None, (*steps, step(OURS, heard)))


def _is_owed(item: Item, came: dt.date) -> bool:
    """Does the law ask for looking into it, for word on how it is going, and for an outcome?"""
    return item.what == "complaint" and came >= COMPLAINTS_SINCE


def last_heard(item: Item, came: dt.date) -> dt.date:
    """The day on which the person last heard from those who answer; that of receipt where they have not."""
    return max((event.on for event in item.events if event.kind in TELLING), default=came)


def told_on(events: tuple[Event, ...]) -> dt.date | None:
    """When the outcome was told; None while it is open, or open again."""
    told = None
    for event in since(events):
        if event.kind == "outcome-told":
            told = event.on
        elif event.kind == "reopened":
            told = None
    return told


def _target(of: Of, starts: dt.date, days: int, on: dt.date, done: dt.date | None, steps: tuple[Step, ...]) -> Clock:
    end = starts + dt.timedelta(days=days)
    ours = step(OURS, f"Our own target is {number(days)} from {said(starts)}: {said(end)}.")
    return Clock(
        of=of,
        basis="ours",
        state="not-legal",
        says=_says(OF_WORDS[of], end, on, done),
        starts=starts,
        deadline=end,
        done=done,
        days_left=None if done else (end - on).days,
        steps=(*steps, ours),
    )


def _says(what: str, end: dt.date, on: dt.date, done: dt.date | None) -> str:
    if done:
        return f"{what}: done on {said(done)}."
    if on > end:
        return f"{what} is {number((on - end).days)} past our own target, {said(end)}. No law sets that day."
    return f"{what}: our own target is {said(end)}. No law sets that day."
