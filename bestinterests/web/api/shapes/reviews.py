"""The course of an assessment: what was said, what can be done, what a step takes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Revision, Words
from bestinterests.workflow.interests import Kind


class Voice(Out, frozen=True, kw_only=True):
    """What one person said. view: the word of a reviewer; blank elsewhere. stale: it was said on an earlier text."""

    by: str
    role: str
    on: dt.date
    view: str
    text: str
    stale: bool


class Round(Out, frozen=True, kw_only=True):
    """A round of review. views: those that this person may read now. waiting: whose are still to come."""

    number: int
    asked: tuple[str, ...]
    views: tuple[Voice, ...]
    waiting: tuple[str, ...]
    complete: bool


class RulingTold(Out, frozen=True, kw_only=True):
    """A decision, or the proposal of one. measures: ids of those that are its conditions."""

    by: str
    second: str
    on: dt.date
    outcome: str
    reasons: str
    measures: tuple[str, ...]
    conditions: str
    followed: str
    overruling_reason: str
    expires_on: dt.date | None


class VersionTold(Out, frozen=True, kw_only=True):
    """A version of the assessment, and what was said about it. digest: of what was submitted; blank for a draft."""

    number: int
    state: str
    digest: str
    in_force: bool
    submitted_by: str
    rounds: tuple[Round, ...]
    advice: tuple[Voice, ...]
    proposed: RulingTold | None
    decided: RulingTold | None
    dissent: tuple[Voice, ...]


class StepTold(Out, frozen=True, kw_only=True):
    """A step that can be taken now, by this person where there are no refusals."""

    step: str
    title: str
    refusals: tuple[Refusal, ...]
    by_token: bool


class CourseTold(Out, frozen=True, kw_only=True):
    """Where an assessment stands. closed: why this person may not write to it now.

    seen: what a step that follows names as read: the digest of what is submitted.
    """

    revision: int
    version: int
    state: str
    seen: str
    closed: tuple[Refusal, ...]
    steps: tuple[StepTold, ...]
    versions: tuple[VersionTold, ...]


class SubmissionTold(Out, frozen=True, kw_only=True):
    """What was submitted of a version, and what followed on it then: stored, never worked out anew."""

    version: int
    revision: int
    at: dt.datetime
    digest: str
    method: str
    evaluation: Evaluation


class Submit(Into, frozen=True, kw_only=True):
    """The revision that was read and is submitted."""

    revision: Revision


class Nothing(Into, frozen=True, kw_only=True):
    """A step that asks for nothing: an empty object."""


class OpenRound(Into, frozen=True, kw_only=True):
    """Public ids of who is asked to read."""

    reviewers: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=50)]


class Spoken(Into, frozen=True, kw_only=True):
    """Something said on what was read. seen: its digest. interest: what whoever says it has in it, declared first."""

    seen: Annotated[str, msgspec.Meta(max_length=80)]
    interest: Kind
    interest_words: Annotated[str, msgspec.Meta(max_length=4_000)] = ""


class GiveView(Spoken, frozen=True, kw_only=True):
    """A reviewer's view."""

    view: Literal["supports", "supports-with-remarks", "return"]
    remarks: Words = ""


class GiveAdvice(Spoken, frozen=True, kw_only=True):
    """The data protection officer's advice."""

    advice: Words


class Reasons(Into, frozen=True, kw_only=True):
    """Reasons for a step."""

    reasons: Words


class SeenReasons(Reasons, frozen=True, kw_only=True):
    """Reasons for a step on what was read. seen: its digest."""

    seen: Annotated[str, msgspec.Meta(max_length=80)]


class Dissent(Into, frozen=True, kw_only=True):
    """What somebody holds instead."""

    view: Words


class Decide(Spoken, frozen=True, kw_only=True):
    """A decision. measures: ids of those that are conditions.

    followed: what becomes of the officer's advice; blank where there is none.
    """

    outcome: Literal["proceed", "proceed-with-conditions", "do-not-proceed", "stop"]
    reasons: Words
    measures: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=80)], ...], msgspec.Meta(max_length=1000)] = ()
    conditions: Words = ""
    followed: Literal["accepted", "overruled", ""] = ""
    overruling_reason: Words = ""
    expires_on: dt.date | None = None


class Release(Into, frozen=True, kw_only=True):
    """Public ids of who is taken out of a round, and of who is asked instead, if anybody."""

    person: Annotated[str, msgspec.Meta(max_length=40)]
    instead: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Stepped(Out, frozen=True, kw_only=True):
    """Where it stands after a step. proposed: the decision waits for a second signature."""

    revision: int
    version: int
    state: str
    proposed: bool
