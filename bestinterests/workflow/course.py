"""The course of an assessment: its versions, and for each what was submitted, said and decided."""

import datetime as dt
from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.workflow.interests import DeclaredInterest
from bestinterests.workflow.states import State

View = Literal["supports", "supports-with-remarks", "return"]
Outcome = Literal["proceed", "proceed-with-conditions", "do-not-proceed", "stop"]
Followed = Literal["accepted", "overruled", "undecided"]


class GivenView(Base, frozen=True, kw_only=True):
    """One reviewer's view. by: public id. role: as it stood then. salt: chance that seals it until all are given."""

    by: str
    view: View
    remarks: str = ""
    on: dt.date
    role: str = ""
    salt: str = ""


class Round(Base, frozen=True, kw_only=True):
    """A round of independent review of one submission. reviewers: public ids of those whose views it waits for or has.

    released: those who were asked and could not give a view any more, so that others go on without them.
    """

    number: int
    digest: str
    reviewers: tuple[str, ...]
    views: tuple[GivenView, ...] = ()
    released: tuple[str, ...] = ()

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """Reviewers who have not given their view yet."""
        given = {view.by for view in self.views}
        return tuple(reviewer for reviewer in self.reviewers if reviewer not in given)

    @property
    def complete(self) -> bool:
        """Has everybody given a view?"""
        return not self.waiting_for


class GivenAdvice(Base, frozen=True, kw_only=True):
    """The data protection officer's advice on one submission."""

    by: str
    digest: str
    advice: str
    on: dt.date
    role: str = ""


class Ruling(Base, frozen=True, kw_only=True):
    """What a decider proposes to decide, or has decided.

    measures: ids of measures that are conditions. followed: what became of the advice. second: public id of the second
    signatory, where there is one.
    """

    outcome: Outcome
    reasons: str
    measures: tuple[str, ...] = ()
    conditions: str = ""
    expires_on: dt.date | None = None
    followed: Followed = "undecided"
    overruling_reason: str = ""
    second: str = ""

    @property
    def proceeds(self) -> bool:
        """May the service go on under it?"""
        return self.outcome in ("proceed", "proceed-with-conditions")


class Decided(Base, frozen=True, kw_only=True):
    """A ruling with who took it, when, and the digest of what it was taken on."""

    by: str
    on: dt.date
    digest: str
    ruling: Ruling


class Proposed(Base, frozen=True, kw_only=True):
    """A ruling that somebody else has to sign before it stands. Nothing is decided by it."""

    by: str
    on: dt.date
    ruling: Ruling


class Differing(Base, frozen=True, kw_only=True):
    """A dissent from the decision of a version. by: public id. role: as it stood then."""

    by: str
    view: str
    on: dt.date
    role: str = ""


class Version(Base, frozen=True, kw_only=True):
    """One version, from its draft to its end. number: from 1. digest: of what is submitted; blank before.

    proposed: what waits for a second signature; any other step takes it off the table. because: why it was sent back,
    withdrawn or screened out. interests: what people have declared for it, each once.
    """

    number: int
    state: State = "draft"
    submitted_by: str = ""
    digest: str = ""
    rounds: tuple[Round, ...] = ()
    advice: tuple[GivenAdvice, ...] = ()
    proposed: Proposed | None = None
    decided: Decided | None = None
    dissent: tuple[Differing, ...] = ()
    because: str = ""
    interests: tuple[DeclaredInterest, ...] = ()

    @property
    def round(self) -> Round | None:
        """The last round on what is submitted now."""
        return next((held for held in reversed(self.rounds) if held.digest == self.digest), None)

    @property
    def reviewers(self) -> frozenset[str]:
        """Everybody who was asked to review any submission of this version."""
        return frozenset(reviewer for held in self.rounds for reviewer in (*held.reviewers, *held.released))

    @property
    def own_advice(self) -> tuple[GivenAdvice, ...]:
        """Advice on what is submitted now; advice on an earlier text of it is kept and does not count."""
        return tuple(held for held in self.advice if held.digest == self.digest)


class Course(Base, frozen=True, kw_only=True):
    """All versions of one assessment. authors: public ids of everybody who ever wrote to the record.

    An author of an earlier version stays one: what they wrote is still in the record.
    """

    versions: tuple[Version, ...] = (Version(number=1),)
    authors: tuple[str, ...] = ()

    @property
    def working(self) -> Version:
        """The version that is being worked on, or the last one that came to its end."""
        return self.versions[-1]

    @property
    def in_force(self) -> Version | None:
        """The version whose outcome holds: decided, or screened out; None before the first and after a withdrawal."""
        return next((held for held in reversed(self.versions) if held.state in ("decided", "screened_out")), None)
