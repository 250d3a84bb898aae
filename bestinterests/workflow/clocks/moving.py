"""What each event does to the period of a request, and the step of the working that says so."""

from collections.abc import Callable
from typing import NamedTuple

from bestinterests.workflow.clocks.days import number, said
from bestinterests.workflow.clocks.events import Event, Item, Kind
from bestinterests.workflow.clocks.period import Law, Pause, Period, Waiting
from bestinterests.workflow.clocks.rules import OURS, MonthRules, step
from bestinterests.workflow.clocks.values import Step


class Moved(NamedTuple):
    """The period after an event, and the step that says what the event did."""

    period: Period
    step: Step | None


class Setting(NamedTuple):
    """What an event is read against."""

    item: Item
    rules: MonthRules
    law: Law


def move(setting: Setting, period: Period, event: Event) -> Moved:
    """The period after one event. Events that do not touch it leave it as it is, without a step."""
    mover = _MOVERS.get(event.kind)
    return mover(setting, period, event) if mover else Moved(period, None)


_WORDS: dict[Waiting, tuple[str, str, str]] = {
    "identity": ("They were asked who they are", "they have shown who they are", "They showed who they are"),
    "fee": ("They were asked for a fee", "they have paid the fee", "They paid the fee"),
}


def _ask(what: Waiting, setting: Setting, period: Period, event: Event) -> Moved:
    """Identity and fee restart the month: it runs from the day on which they come."""
    asked, awaited, _ = _WORDS[what]
    ground = setting.rules.grounds[what]
    if period.asked(what):
        return Moved(period, step(ground, f"They were reminded on {said(event.on)}. That changes nothing.", event.on))
    if setting.law.ran_out(period, event.on):
        late = f"{asked} on {said(event.on)}. The time was over by then, so it does not start again."
        return Moved(period, step(OURS, late, event.on))
    sentence = f"{asked} on {said(event.on)}. The month starts once {awaited}."
    waiting = (*period.waiting, (what, event.on))
    return Moved(period._replace(waiting=waiting), step(ground, sentence, event.on))


def _came(what: Waiting, setting: Setting, period: Period, event: Event) -> Moved:
    came = f"{_WORDS[what][2]} on {said(event.on)}."
    ground = setting.rules.grounds[what]
    if not period.asked(what):
        idle = f"{came} The clock was not waiting for it, so the month does not start again."
        return Moved(period, step(ground, idle, event.on))
    waiting = tuple(each for each in period.waiting if each[0] != what)
    moved = period._replace(waiting=waiting, relevant=max(period.relevant, event.on))
    then = "Something else is still waited for." if waiting else "The month starts on that day."
    return Moved(moved, step(ground, f"{came} {then}", event.on))


def _question(setting: Setting, period: Period, event: Event) -> Moved:
    ground = setting.rules.grounds["pause"]
    asked = f"On {said(event.on)} they were asked which information they mean."
    if setting.item.right != "access":
        other = f"{asked} That stops no clock here: only a request for a copy of information can be paused."
        return Moved(period, step(ground, other, event.on))
    if any(pause.answered is None and pause.question == event.question for pause in period.pauses):
        return Moved(period, step(ground, f"{asked} That was a reminder and changes nothing.", event.on))
    # A month that is over and only waits for a working day has no days left that a pause could keep from counting.
    if not period.waiting and event.on > setting.law.due(period, event.on).unrolled:
        return Moved(period, step(OURS, f"{asked} The time was over by then, so nothing is paused.", event.on))
    pauses = (*period.pauses, Pause(event.question, event.on))
    return Moved(
        period._replace(pauses=pauses), step(ground, f"{asked} The clock is paused until they answer.", event.on)
    )


def _answer(setting: Setting, period: Period, event: Event) -> Moved:
    ground = setting.rules.grounds["pause"]
    for place, pause in enumerate(period.pauses):
        if pause.answered is None and pause.question == event.question:
            ended = pause._replace(answered=event.on)
            moved = period._replace(pauses=(*period.pauses[:place], ended, *period.pauses[place + 1 :]))
            sentence = f"They answered on {said(event.on)}. {_told_pause(setting, moved, ended)}"
            return Moved(moved, step(ground, sentence, event.on, grey=True))
    return Moved(period, None)


def _told_pause(setting: Setting, period: Period, pause: Pause) -> str:
    if period.open_pause:
        return "Another question is still open, so the clock stays paused."
    days = setting.law.paused(period, pause.answered or pause.asked)
    if not days:
        return "That is the same day, so no time is added."
    return f"Days without an answer do not count, each of them once: {number(days)} in all."


def _extend(setting: Setting, period: Period, event: Event) -> Moved:
    ground = setting.rules.grounds["extension"]
    told = f"On {said(event.on)} they were told that more time is needed"
    if period.extended:
        return Moved(
            period, step(ground, f"{told}. It was made longer once already; the law allows no more.", event.on)
        )
    if not event.reasons.strip():
        return Moved(period, step(ground, f"{told}, without reasons. So the time is not made longer.", event.on))
    first = period
    if setting.rules.notice_from_receipt:
        first = period._replace(relevant=period.received, waiting=())
    if setting.law.ran_out(first, event.on):
        last = said(setting.law.due(first, event.on).end.day)
        late = f"{told}. That was too late: the last day for it was {last}. So the time is not made longer."
        return Moved(period, step(ground, late, event.on))
    sentence = f"{told}, with reasons and before the first month was over. So there are two months more."
    return Moved(period._replace(extended=True), step(ground, sentence, event.on))


_MOVERS: dict[Kind, Callable[[Setting, Period, Event], Moved]] = {
    "identity-asked": lambda *given: _ask("identity", *given),
    "identity-received": lambda *given: _came("identity", *given),
    "fee-asked": lambda *given: _ask("fee", *given),
    "fee-paid": lambda *given: _came("fee", *given),
    "clarification-asked": _question,
    "clarification-answered": _answer,
    "extension-told": _extend,
}
