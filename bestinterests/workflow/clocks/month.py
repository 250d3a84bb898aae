"""The clock of a request to use a data right: a month, what starts it anew, pauses it and makes it longer."""

import datetime as dt
from typing import NamedTuple

from bestinterests.workflow.casework.words import Nation
from bestinterests.workflow.clocks.bank_holidays import DIVISIONS, NATION_WORDS, Table, rolled
from bestinterests.workflow.clocks.days import months_on, number, said
from bestinterests.workflow.clocks.events import Event, Item, since
from bestinterests.workflow.clocks.moving import Setting, move
from bestinterests.workflow.clocks.period import EARLIER, Due, Law, Period, Reading
from bestinterests.workflow.clocks.rules import CALENDAR, OURS, PAUSED_DAYS, SAME_DATE, WORD_FOR_WORD, month_rules, step
from bestinterests.workflow.clocks.standing import Standing, clock
from bestinterests.workflow.clocks.values import Clock, Step


class Walked(NamedTuple):
    """A request after all its events, by one reading. told: when the outcome was, and is not taken back."""

    period: Period
    due: Due
    told: dt.date | None
    steps: tuple[Step, ...]


def answer_clock(item: Item, came: dt.date, on: dt.date, table: Table) -> Clock:
    """The clock of the answer. came: day of receipt. on: as of when; the events after it are left out already."""
    first = _walk(item, came, on, table, EARLIER)
    other = {
        reading: _walk(item, came, on, table, reading).due.end.day
        for reading in (Reading(whole_pause=True), Reading(at_once=True), Reading(whole_pause=True, at_once=True))
    }
    latest = max(other.values())
    steps = (*first.steps, *_counted(item, first, table))
    if not first.period.waiting:
        steps = (*steps, *_grey(first, other))
    if not first.told and not first.period.extended and not first.period.waiting and on <= first.due.end.day:
        more = f"If more time is needed, say so with reasons by {said(first.due.end.day)} at the latest."
        steps = (*steps, step(month_rules(came).grounds["extension"], more))
    return clock(
        Standing(
            of="answer",
            starts=first.period.relevant,
            end=first.due.end,
            latest=latest,
            on=on,
            done=first.told,
            waiting=first.period.waiting,
            paused=first.period.open_pause.asked if first.period.open_pause else None,
        ),
        steps,
    )


def _walk(item: Item, came: dt.date, on: dt.date, table: Table, reading: Reading) -> Walked:
    rules = month_rules(came)
    # The pause is read word for word only where the law has words for it.
    law = Law(reading._replace(whole_pause=reading.whole_pause and not rules.notice_from_receipt), item.nation, table)
    setting = Setting(item, rules, law)
    period, told, steps = Period(came, came), None, []
    for event in since(item.events):
        if told and event.kind == "reopened" and event.again == "incomplete":
            told = None
            steps.append(_incomplete(event))
        elif told:
            continue
        elif event.kind == "outcome-told":
            told = event.on
        else:
            moved = move(setting, period, event)
            period = moved.period
            steps += [moved.step] if moved.step else []
    return Walked(period, law.due(period, told or on), told, tuple(steps))


def _incomplete(event: Event) -> Step:
    sentence = (
        f"It was opened again on {said(event.on)}, because the answer left out part of what was asked. "
        "That part had to be answered by the first day; there is no new month for it."
    )
    return step(OURS, sentence, event.on)


def _counted(item: Item, walked: Walked, table: Table) -> tuple[Step, ...]:
    """How the last day follows from where the month starts."""
    period, due = walked.period, walked.due
    grounds = month_rules(period.received).grounds
    if period.waiting:
        without = (
            f"The month has not started yet. Had nobody asked, the last day would be {said(due.end.day)}: "
            "ask only where it is really needed, and at once."
        )
        return (step(OURS, without),)
    starts = said(period.relevant)
    steps = [step(grounds["month"], f"The answer is due within one month of {starts}, and sooner if it can be.")]
    if period.extended and due.base == months_on(period.relevant, 3):
        steps.append(step(grounds["three-months"], f"Three months from {starts} end on {said(due.base)}."))
    elif period.extended:
        steps.append(step(grounds["extension"], f"One month and then two more end on {said(due.base)}.", grey=True))
    elif due.base.day == period.relevant.day:
        steps.append(step(SAME_DATE, f"A month ends on the day with the same number: {said(due.base)}."))
    else:
        short = f"{due.base:%B} has no day {period.relevant.day}, so the month ends on its last day: {said(due.base)}."
        steps.append(step(SAME_DATE, short))
    if due.paused:
        days = f"{number(due.paused)} without an answer are added: {said(due.unrolled)}."
        steps.append(step(PAUSED_DAYS, days, grey=True))
    return (*steps, *ending(due.unrolled, item.nation, table))


def ending(unrolled: dt.date, nation: Nation, table: Table) -> tuple[Step, ...]:
    """From the day on which a period would end to the working day on which it does, with what is unsure about it."""
    end = rolled(unrolled, nation, table)
    steps = []
    if end.over:
        names = dict.fromkeys(off.name for off in end.over)
        sentence = f"{said(unrolled)} is no working day ({', '.join(names)}). The next one is {said(end.day)}."
        steps.append(step(CALENDAR, sentence))
    if len({rolled(unrolled, each, table).day for each in DIVISIONS}) > 1:
        used = f"The bank holidays of {NATION_WORDS[nation]} are used, because whoever answers is there."
        if nation == "unknown":
            used = "We do not know the nation, so only days that are bank holidays in all four nations are used."
        steps.append(step(OURS, f"{used} No text that we found settles whose holidays count.", grey=True))
    if not table.first <= end.day <= table.last:
        beyond = (
            f"The table of bank holidays speaks of {table.first.year} to {table.last.year} only. "
            "A bank holiday outside it could move this day to a later one."
        )
        steps.append(step(OURS, beyond, grey=True))
    return tuple(steps)


def _grey(first: Walked, other: dict[Reading, dt.date]) -> tuple[Step, ...]:
    """The later readings, each where it gives another day."""
    found = []
    whole, at_once, both = other.values()
    if whole != first.due.end.day:
        found.append(
            step(
                WORD_FOR_WORD,
                "Read word for word, the law leaves out the day of asking as well. "
                f"Then the last day would be {said(whole)}. We work to the earlier day.",
                grey=True,
            )
        )
    if at_once != first.due.end.day:
        found.append(
            step(
                WORD_FOR_WORD,
                f"Counted as three months in one step, the last day would be {said(at_once)}. "
                "Counted as one month and then two, it comes sooner. We work to the earlier day.",
                grey=True,
            )
        )
    if both not in (first.due.end.day, whole, at_once):
        found.append(step(OURS, f"On both later readings together it would be {said(both)}.", grey=True))
    return tuple(found)
