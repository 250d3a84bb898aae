"""What pages show of tokens: never a secret, and of their use no more than the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.accounts.queries import Listed
from bestinterests.web.api.models import Token
from bestinterests.web.api.scopes import SCOPES
from bestinterests.web.ui.paging import paged

KEYS = ("-made_at", "-id")


@dataclass(frozen=True)
class Told:
    """A token as a list shows it. standing: in a word, whether it opens anything."""

    public_id: str
    name: str
    prefix: str
    person: str
    scopes: tuple[str, ...]
    organisations: tuple[str, ...]
    made_at: dt.datetime
    last_day: dt.datetime
    last_used_on: dt.date | None
    standing: str

    @property
    def is_good(self) -> bool:
        """Say whether it can be revoked: it still opens something."""
        return self.standing == "good"


def tokens_of(person: User, place: str, at: dt.datetime) -> Listed[Told]:
    """Return a person's tokens at a place of the list, the newest first."""
    return _listed(Token.objects.filter(person=person), place, at)


def tokens_in(organisation: Organisation, place: str, at: dt.datetime) -> Listed[Told]:
    """Return the tokens that reach into an organisation and belong to people who are members of it."""
    return _listed(reaching(organisation), place, at)


def reaching(organisation: Organisation) -> QuerySet[Token]:
    """Return the tokens of an organisation's members that reach into it."""
    return Token.objects.filter(organisations=organisation, person__memberships__organisation=organisation)


def _listed(rows: QuerySet[Token], place: str, at: dt.datetime) -> Listed[Told]:
    held = paged(rows.select_related("person").prefetch_related("organisations"), KEYS, place)
    return Listed([_told(token, at) for token in held.rows], held.before, held.after)


def _told(token: Token, at: dt.datetime) -> Told:
    standing = "good" if token.is_good(at) else "revoked" if token.revoked_at else "expired"
    return Told(
        token.public_id,
        token.name,
        token.prefix,
        token.person.display_name,
        tuple(SCOPES[key].name for key in SCOPES if key in token.scopes),
        tuple(sorted(each.name for each in token.organisations.all())),
        token.made_at,
        token.expires_at - dt.timedelta(seconds=1),
        token.last_used_on,
        standing,
    )
