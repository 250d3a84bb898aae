"""Every change of tokens: one action, one transaction, and an event in each organisation that it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Event, Organisation, User
from bestinterests.web.api.models import Token
from bestinterests.web.api.policies import may_make
from bestinterests.web.api.tokens import SHOWN, digest_of, new_secret
from bestinterests.web.notices.telling import tell


@transaction.atomic
def make_token(
    *,
    name: str,
    scopes: frozenset[str],
    organisations: frozenset[str],
    standings: Sequence[Standing],
    until: dt.date,
    actor: User,
    at: dt.datetime,
) -> tuple[Token, str]:
    """Make a token, and return it with its secret, which nobody can be shown again.

    organisations: public ids. standings: of the person today. until: the last day on which it is good. Raises Refusing.
    """
    own = {held.organisation.public_id: held.organisation for held in standings}
    User.objects.select_for_update().get(pk=actor.pk)  # two that are made at once are counted one after the other
    good = Token.objects.filter(person=actor, revoked_at=None, expires_at__gt=at).count()
    refusals = may_make(scopes, organisations, frozenset(own), timezone.localdate(at), until, good)
    if refusals:
        raise Refusing(refusals)
    secret = new_secret()
    token = Token.objects.create(
        public_id=new_id(at),
        person=actor,
        name=name,
        prefix=secret[:SHOWN],
        digest=digest_of(secret),
        scopes=sorted(scopes),
        made_at=at,
        expires_at=timezone.make_aware(dt.datetime.combine(until + dt.timedelta(days=1), dt.time())),
    )
    token.organisations.set([own[each] for each in organisations])
    _note(token, "token.made", actor, at)
    return token, secret


@transaction.atomic
def revoke_token(*, token: Token, within: Organisation | None = None, actor: User, at: dt.datetime) -> None:
    """End a token for good. Whoever calls has made sure that it is theirs, or of a member of theirs.

    within: the organisation as whose administrator somebody ends it; then its person is told.
    """
    ended = Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at, revoked_by=actor.public_id)
    if ended:
        _note(token, "token.revoked", actor, at)
    if ended and within is not None:
        tell(
            people=[token.person.public_id],
            kind="connection",
            sentence=f"{actor.display_name} ended your token “{token.name}”. Whatever used it is refused from now on.",
            address=reverse("api:tokens"),
            organisation=within,
            but=actor.public_id,
            at=at,
        )


def note_use(token: Token, on: dt.date) -> None:
    """Keep the day on which a token was used last: one write a day, whatever it is used for."""
    if token.last_used_on != on:
        Token.objects.filter(pk=token.pk).update(last_used_on=on)


def _note(token: Token, kind: str, actor: User, at: dt.datetime) -> None:
    subject = token.person.public_id
    for organisation in token.organisations.all():
        Event.objects.create(organisation=organisation, at=at, actor=actor, kind=kind, subject=subject, roles=[])
