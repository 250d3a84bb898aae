"""What happened to an item of a case: the only thing that its clocks are counted from."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, about
from bestinterests.workflow.casework.words import ItemKind, Nation, Request

Right = Request
"""What a request asks for (UK GDPR Arts 15 to 22D). To stop direct marketing stands alone: it is never refused."""

Kind = Literal[
    "received",
    "identity-asked",
    "identity-received",
    "fee-asked",
    "fee-paid",
    "clarification-asked",
    "clarification-answered",
    "extension-told",
    "acknowledged",
    "progress-told",
    "outcome-told",
    "reopened",
]

KIND_WORDS: dict[Kind, str] = {
    "received": "received it",
    "identity-asked": "asked who they are",
    "identity-received": "received what shows who they are",
    "fee-asked": "asked for a fee",
    "fee-paid": "received the fee",
    "clarification-asked": "asked which information is meant",
    "clarification-answered": "received the answer to that question",
    "extension-told": "told that more time is needed, and why",
    "acknowledged": "told that it has arrived",
    "progress-told": "told how it is going",
    "outcome-told": "told the outcome",
    "reopened": "opened it again",
}
"""Everything that can happen to an item, with the words in which it is told."""

TELLING: frozenset[Kind] = frozenset(
    {
        "identity-asked",
        "fee-asked",
        "clarification-asked",
        "extension-told",
        "acknowledged",
        "progress-told",
        "outcome-told",
    }
)
"""Events in which the person heard from those who answer."""

Again = Literal["incomplete", "review"]
"""Why an item is opened again: the answer left out part of what was asked, or somebody is to look at it afresh."""


class Event(Base, frozen=True, kw_only=True):
    """One thing that happened. It is never changed; what was entered wrongly is followed by what is right."""

    kind: Kind
    on: Annotated[dt.date, about("Day in London on which it happened.")]
    at: Annotated[dt.datetime | None, about("The instant; None where only the day is known.")] = None
    entered_by: Annotated[str, about("Public id of whoever entered it by hand.")] = ""
    entered_at: Annotated[dt.datetime | None, about("When it was entered by hand.")] = None
    channel: Annotated[str, about("How it came, in words: a letter, a talk with a teacher.")] = ""
    reasons: Annotated[str, about("Reasons given to the person, for an extension.")] = ""
    question: Annotated[str, about("Which question this is or answers, where several are open.")] = ""
    again: Annotated[Again | None, about("Why it is opened again.")] = None


class Item(Base, frozen=True, kw_only=True):
    """An item of a case. nation: of whoever answers, for its bank holidays; not the child's."""

    what: ItemKind
    right: Right | None = None
    nation: Nation = "unknown"
    decided_on: Annotated[dt.date | None, about("Day of the automated decision that it is about.")] = None
    events: tuple[Event, ...] = ()


def received(events: tuple[Event, ...]) -> Event | None:
    """The receipt: the earliest, where a later entry says that it came in sooner; None where there is none."""
    return min((event for event in events if event.kind == "received"), key=lambda event: event.on, default=None)


def since(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Everything but receipts, by day; within a day as entered."""
    return tuple(sorted((event for event in events if event.kind != "received"), key=lambda event: event.on))
