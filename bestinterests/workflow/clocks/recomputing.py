"""What a changed table of bank holidays moved, in words: each open case is counted anew, and its old day is kept."""

import datetime as dt
from typing import Annotated

from bestinterests.domain.base import Base, about
from bestinterests.workflow.clocks.bank_holidays import DayOff
from bestinterests.workflow.clocks.days import said
from bestinterests.workflow.clocks.values import OF_WORDS, STATE_WORDS, Clock, Of, State, Working


class Shift(Base, frozen=True, kw_only=True):
    """One clock that was moved, and why."""

    of: Of
    old: dt.date | None
    new: dt.date | None
    old_state: State
    new_state: State
    gained: Annotated[tuple[DayOff, ...], about("Days off that are new to it.")] = ()
    lost: Annotated[tuple[DayOff, ...], about("Days off that are off no longer.")] = ()
    sentence: str


class Recomputed(Base, frozen=True, kw_only=True):
    """What moved between two tables; empty shifts where nothing did."""

    old_table: str
    new_table: str
    shifts: tuple[Shift, ...] = ()


def recomputed(before: Working, after: Working) -> Recomputed:
    """What moved from one working to the next. Both are of the same item as of the same day; else ValueError."""
    if (before.received, before.on, before.rules) != (after.received, after.on, after.rules):
        raise ValueError("these are not two workings of one item as of one day")
    shifts = []
    for old in before.clocks:
        new = after.clock(old.of)
        if new and (old.deadline, old.latest, old.state) != (new.deadline, new.latest, new.state):
            shifts.append(_shift(old, new))
    return Recomputed(old_table=before.table, new_table=after.table, shifts=tuple(shifts))


def _shift(old: Clock, new: Clock) -> Shift:
    gained = tuple(off for off in new.over if off not in old.over)
    lost = tuple(off for off in old.over if off not in new.over)
    return Shift(
        of=old.of,
        old=old.deadline,
        new=new.deadline,
        old_state=old.state,
        new_state=new.state,
        gained=gained,
        lost=lost,
        sentence=" ".join(_said(old, new, gained, lost)),
    )


def _said(old: Clock, new: Clock, gained: tuple[DayOff, ...], lost: tuple[DayOff, ...]) -> list[str]:
    told = []
    if old.deadline != new.deadline and old.deadline and new.deadline:
        told.append(f"{OF_WORDS[old.of]} was due by {said(old.deadline)} and is now due by {said(new.deadline)}.")
    elif old.latest != new.latest:
        told.append(f"{OF_WORDS[old.of]} has the same last day; the day on the later reading has moved.")
    if holidays := _names(gained):
        told.append(f"The table now has as a bank holiday: {holidays}.")
    if holidays := _names(lost):
        told.append(f"The table no longer has as a bank holiday: {holidays}.")
    if old.state != new.state:
        told.append(f"It stood as ‘{STATE_WORDS[old.state]}’ and stands as ‘{STATE_WORDS[new.state]}’.")
    return told


def _names(days: tuple[DayOff, ...]) -> str:
    return ", ".join(f"{said(off.on)} ({off.name})" for off in days if off.on.weekday() < 5)
