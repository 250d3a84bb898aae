"""Letting people in and out: invitations, roles, what happened, how reviews are arranged, declared interests."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.workflow.interests import Kind

Roles = Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=20)]
Email = Annotated[str, msgspec.Meta(max_length=254)]


class Invite(Into, frozen=True, kw_only=True):
    """Whom to invite, and in which roles."""

    email: Email
    roles: Roles


class RolesGiven(Into, frozen=True, kw_only=True):
    """The roles that a member has from now on, and no others."""

    roles: Roles


class Invited(Out, frozen=True, kw_only=True):
    """An invitation that nobody has used. open: does its link still let somebody in?"""

    id: str
    email: str
    roles: tuple[str, ...]
    made_at: dt.datetime
    expires_at: dt.datetime
    open: bool


class InvitationTold(Invited, frozen=True, kw_only=True):
    """An invitation with its link, for this one person; blank where it lets nobody in any more."""

    link: str


class Invitations(Out, frozen=True, kw_only=True):
    """Some invitations, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[Invited, ...]
    before: str
    after: str


class EventTold(Out, frozen=True, kw_only=True):
    """What changed about the people of an organisation. roles: those that it is about, by name."""

    at: dt.datetime
    sentence: str
    roles: tuple[str, ...]


class Events(Out, frozen=True, kw_only=True):
    """Some changes, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[EventTold, ...]
    before: str
    after: str


class OrganisationNamed(Into, frozen=True, kw_only=True):
    """What an organisation is called from now on."""

    name: Annotated[str, msgspec.Meta(max_length=200)]


class PersonNamed(Out, frozen=True, kw_only=True):
    """A person by id and name."""

    id: str
    name: str


class ArrangementTold(Out, frozen=True, kw_only=True):
    """How assessments are reviewed here. senior: deciders who are named so. signers: who can sign second."""

    fewest_reviewers: int
    has_dpo: bool
    deciders: tuple[PersonNamed, ...]
    senior: tuple[str, ...]
    signers: tuple[PersonNamed, ...]


class Arrange(Into, frozen=True, kw_only=True):
    """How assessments are reviewed here from the next step on. senior: public ids of deciders."""

    fewest_reviewers: Annotated[int, msgspec.Meta(ge=1, le=9)]
    has_dpo: bool
    senior: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=100)] = ()


class DeclareInterest(Into, frozen=True, kw_only=True):
    """What somebody has in it themselves, or that there is nothing."""

    interest: Kind
    interest_words: Annotated[str, msgspec.Meta(max_length=2_000)] = ""


class OwnInterest(Out, frozen=True, kw_only=True):
    """What the person of the token has declared; blank and null where nothing. bars: does it keep them from judging?"""

    interest: str
    interest_words: str
    on: dt.date | None
    bars: bool


class InterestTold(Out, frozen=True, kw_only=True):
    """What somebody has declared. label: the kind in words. bars: does it keep them from judging?"""

    name: str
    label: str
    words: str
    on: dt.date
    bars: bool


class InterestsTold(Out, frozen=True, kw_only=True):
    """What everybody has declared for the version that is worked on."""

    entries: tuple[InterestTold, ...]


class Interests(InterestsTold, frozen=True, kw_only=True):
    """What members have declared for everything, as they joined. before, after: cursors; blank where no more."""

    before: str
    after: str
