"""Who is who: the token and its person, organisations and their people."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.api.operations import Out


class TokenTold(Out, frozen=True, kw_only=True):
    """The token that asks."""

    name: str
    scopes: tuple[str, ...]
    expires_at: dt.datetime


class Belonging(Out, frozen=True, kw_only=True):
    """An organisation within the token's reach, and the person's roles there today."""

    id: str
    name: str
    roles: tuple[str, ...]


class Me(Out, frozen=True, kw_only=True):
    """Whom the token acts for, and where."""

    id: str
    name: str
    email: str
    token: TokenTold
    organisations: tuple[Belonging, ...]


class OrganisationTold(Out, frozen=True, kw_only=True):
    """An organisation. fewest_reviewers: views that a round of review needs. has_dpo: is advice sought?"""

    id: str
    name: str
    roles: tuple[str, ...]
    fewest_reviewers: int
    has_dpo: bool


class Person(Out, frozen=True, kw_only=True):
    """A member."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    joined_at: dt.datetime


class People(Out, frozen=True, kw_only=True):
    """Some members, in the order in which they joined. before, after: cursors; blank where there is no more."""

    entries: tuple[Person, ...]
    before: str
    after: str


class Totals(Out, frozen=True, kw_only=True):
    """How many assessments are in each state; fictional ones are in no count."""

    states: dict[str, int]
    all: int
