"""The record beside the assessment: reviews, advice, decisions and dissent, each naming what it read by digest."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, Item, Ref, Text, about

Digest = Annotated[str, about("Digest of the assessment part that was read.", pattern=r"^sha256:[0-9a-f]{64}$(?!\n)")]


class Review(Item, frozen=True, kw_only=True):
    """An independent reading by somebody who did not assess."""

    reviewer: Annotated[str, about("Role of the reviewer.")]
    assessment_digest: Digest
    view: Annotated[Literal["supports", "supports-with-remarks", "return"], about("The reviewer's view.")]
    remarks: Annotated[Text, about("Remarks.", unit="text")] = ""
    on: Annotated[dt.date | None, about("Day.")] = None


class Advice(Item, frozen=True, kw_only=True):
    """The data protection officer's advice, and whether it was followed (UK GDPR Art 35(2))."""

    adviser: Annotated[str, about("Role of the adviser.")]
    assessment_digest: Digest
    advice: Annotated[Text, about("The advice.", unit="text")] = ""
    followed: Annotated[Literal["accepted", "overruled", "undecided"], about("What became of it.")] = "undecided"
    overruled_by: Annotated[str, about("Who overruled it.")] = ""
    reason: Annotated[Text, about("Reasons for overruling.", unit="text")] = ""
    on: Annotated[dt.date | None, about("Day.")] = None


class Decision(Item, frozen=True, kw_only=True):
    """What a named accountable person decided, with reasons."""

    decider: Annotated[str, about("Name or role of the person who decided.")]
    assessment_digest: Digest
    outcome: Annotated[
        Literal["proceed", "proceed-with-conditions", "do-not-proceed", "stop", "returned"], about("What was decided.")
    ]
    reasons: Annotated[Text, about("Why.", unit="text")] = ""
    conditions: Annotated[Text, about("Conditions.", unit="text")] = ""
    measures: Annotated[tuple[Ref, ...], about("Measures that are conditions.", unit="set", refers="M")] = ()
    method: Annotated[str, about("Method version and profile the decision read.")] = ""
    on: Annotated[dt.date | None, about("Day.")] = None
    expires_on: Annotated[dt.date | None, about("Day after which it lapses.")] = None


class Dissent(Item, frozen=True, kw_only=True):
    """A view that differs from the decision and is kept."""

    by: Annotated[str, about("Role of the person.")]
    assessment_digest: Digest
    view: Annotated[Text, about("What they hold.", unit="text")] = ""
    on: Annotated[dt.date | None, about("Day.")] = None


class Record(Base, frozen=True, kw_only=True):
    """Everything said about the assessment from outside it."""

    reviews: Annotated[tuple[Review, ...], about("Reviews.", unit="items")] = ()
    advice: Annotated[tuple[Advice, ...], about("Advice of the data protection officer.", unit="items")] = ()
    decisions: Annotated[tuple[Decision, ...], about("Decisions.", unit="items")] = ()
    dissent: Annotated[tuple[Dissent, ...], about("Dissent.", unit="items")] = ()
