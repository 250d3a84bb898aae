"""Rating apart: rounds, what the person whom the token acts for rates in one, and the spread once all have given."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Revision, Words

SlotName = Literal["before", "now", "expected", "certainty"]
Id = Annotated[str, msgspec.Meta(max_length=80)]


class RaterTold(Out, frozen=True, kw_only=True):
    """Somebody who was asked. given: whether; never what. state: the same in words."""

    name: str
    given: bool
    state: str


class RoundTold(Out, frozen=True, kw_only=True):
    """A round. asks: by impact and slot, the scales. ended_at: none while it is running.

    state: running; shown, when all ratings stand in the record; closed, when none were shown. complete: has everybody
    given who can? late: has its day passed?
    """

    id: str
    state: Literal["running", "shown", "closed"]
    opened_at: dt.datetime
    until: dt.date
    late: bool
    ended_at: dt.datetime | None
    asks: dict[str, dict[str, tuple[str, ...]]]
    raters: tuple[RaterTold, ...]
    complete: bool


class Rounds(Out, frozen=True, kw_only=True):
    """Some rounds, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[RoundTold, ...]
    before: str
    after: str


class RatingTold(Out, frozen=True, kw_only=True):
    """One's own level on a question. level: a level of the scale, a range as `minor..serious`, or `unknown`."""

    impact: str
    slot: str
    scale: str
    level: str
    reason: str


class OwnTold(Out, frozen=True, kw_only=True):
    """What the person rates in a round: nobody else is told of it before all have given.

    missing: what is still to be rated. closed: why they may not rate now. problems: why the server cannot read it.
    """

    given: bool
    ratings: tuple[RatingTold, ...]
    missing: tuple[str, ...]
    closed: tuple[Refusal, ...]
    problems: tuple[Problem, ...]


class GivenTold(Out, frozen=True, kw_only=True):
    """What one of several gave on a question. by: who they are among the people of the document; blank for nobody."""

    by: str
    level: str
    reason: str


class SpreadTold(Out, frozen=True, kw_only=True):
    """What was given on one question, as the record holds it. low, high: the ends; steps: how far they are apart.

    agreed: what people agree on since; blank while the spread is the range.
    """

    impact: str
    slot: str
    scale: str
    low: str
    high: str
    steps: int
    sentence: str
    given: tuple[GivenTold, ...]
    agreed: str


class RoundWhole(RoundTold, frozen=True, kw_only=True):
    """A round. own: what the person rates in it; none where they were not asked.

    may_close: may they close it? spreads: none until all is shown, then those furthest apart first.
    """

    own: OwnTold | None
    may_close: bool
    spreads: tuple[SpreadTold, ...]


class OpenApart(Into, frozen=True, kw_only=True):
    """Whom a round asks what. raters: public ids. until: the day that is set; nothing happens of itself on it.

    slots: `now` and `expected` are asked of impacts that count on a measure there. scales: of the profile; those that
    it usually asks where they are left out. profile: the one that heads the record where it is left out.
    """

    impacts: Annotated[tuple[Id, ...], msgspec.Meta(max_length=1_000)]
    raters: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=200)]
    until: dt.date
    slots: Annotated[tuple[SlotName, ...], msgspec.Meta(max_length=10)] = ("before", "certainty")
    scales: Annotated[tuple[Id, ...], msgspec.Meta(max_length=50)] = ()
    profile: Id = ""


class Level(Into, frozen=True, kw_only=True):
    """A level on a scale: one of its levels, a range as `minor..serious`, or `unknown`; and why."""

    scale: Id
    level: Annotated[str, msgspec.Meta(min_length=1, max_length=170)]
    reason: Words = ""


class Rate(Into, frozen=True, kw_only=True):
    """Everything that the person rates in a slot: it takes the place of what they rated there before.

    None at all says of a later slot that it is as before.
    """

    ratings: Annotated[tuple[Level, ...], msgspec.Meta(max_length=50)]


class Give(Into, frozen=True, kw_only=True):
    """me: who the person is among the people of the document, as `P03`, where they have not said so before."""

    me: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Agree(Into, frozen=True, kw_only=True):
    """What people agree on where several rated apart, on the revision that they read. agreed_by: two people or more."""

    base_revision: Revision
    judgements: Annotated[tuple[Level, ...], msgspec.Meta(min_length=1, max_length=50)]
    agreed_by: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=200)]


class CloseApart(Into, frozen=True, kw_only=True):
    """Why a round is closed."""

    reason: Words
