"""May an event be entered for an item? What cannot have happened so is refused before anything is counted."""

import datetime as dt

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.clocks.days import london, said
from bestinterests.workflow.clocks.events import Event, Item, Kind, received, since
from bestinterests.workflow.clocks.targets import told_on
from bestinterests.workflow.refusals import refusal

_ANSWERS: dict[Kind, Kind] = {
    "identity-received": "identity-asked",
    "fee-paid": "fee-asked",
    "clarification-answered": "clarification-asked",
}
"""What can only come after somebody asked for it."""


def may_enter(item: Item, event: Event, now: dt.datetime) -> tuple[Refusal, ...]:
    """Why an event cannot be entered; empty where it can. now: the instant of entering, with its offset.

    Receipt may be entered for an earlier day, by whom and when being said; so may anything else that staff did.
    """
    return (*_dated(event, now), *(_receipt(item, event) if event.kind == "received" else _later(item, event)))


def _dated(event: Event, now: dt.datetime) -> list[Refusal]:
    found = []
    if event.at is not None and london(event.at) != event.on:
        found.append(refusal("clock.other-day", day=said(london(event.at))))
    if event.on > london(now):
        found.append(refusal("clock.to-come"))
    if event.at is None and not (event.entered_by and event.entered_at):
        found.append(refusal("clock.unsigned"))
    return found


def _receipt(item: Item, event: Event) -> list[Refusal]:
    held = received(item.events)
    return [refusal("clock.later-receipt", day=said(held.on))] if held and event.on >= held.on else []


def _later(item: Item, event: Event) -> list[Refusal]:
    held = received(item.events)
    if held is None:
        return [refusal("clock.no-receipt")]
    found = [refusal("clock.before-receipt", day=said(held.on))] if event.on < held.on else []
    told = told_on(item.events)
    if event.kind == "reopened":
        found += [] if told else [refusal("clock.open")]
        found += [] if event.again else [refusal("clock.no-because")]
    elif told and event.kind != "progress-told":
        found.append(refusal("clock.told", day=said(told)))
    if event.kind in _ANSWERS and not _is_asked(item, event):
        found.append(refusal("clock.no-question"))
    if event.kind == "extension-told":
        found += [refusal("clock.no-month")] if item.what != "rights-request" else []
        found += [] if event.reasons.strip() else [refusal("clock.no-reasons")]
    return found


def _is_asked(item: Item, answer: Event) -> bool:
    """Is the question still open on the day of the answer?"""
    asked = False
    for event in since(item.events):
        if event.on <= answer.on and event.question == answer.question:
            asked = (asked or event.kind == _ANSWERS[answer.kind]) and event.kind != answer.kind
    return asked
