"""Who comes by the identity provider: somebody who is here already, or who is invited; nobody else."""

from __future__ import annotations

import datetime as dt

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing, accept, note
from bestinterests.web.accounts.models import NAME_LENGTH, Beginning, Invitation, User

ADMINISTRATOR = "An administrator of your organisation."
UNKNOWN = Refusal(
    code="oidc.not-invited",
    sentence="Nobody with your e-mail address is here, and none is invited.",
    who_could_help=f"{ADMINISTRATOR} They can invite you.",
)
OTHER = Refusal(
    code="oidc.linked-elsewhere",
    sentence="Whoever has your e-mail address here comes by another account of the same provider.",
    who_could_help=f"{ADMINISTRATOR} They can reset how that person signs in.",
)


@transaction.atomic
def come_by(*, provider: str, uid: str, email: str, name: str, at: dt.datetime) -> User:
    """Return who has a verified address, linked from now on with their subject at the provider.

    Whoever is invited to that address joins by it. uid: subject and issuer, digested. name: as the provider says it.
    Raises Refusing for everybody else, and where the address is linked with another subject: it may have been given to
    somebody else there.
    """
    person = User.objects.filter(email__iexact=email).first() or _joined(email, name, at)
    if SocialAccount.objects.filter(user_id=person.pk, provider=provider).exists():
        raise Refusing([OTHER])
    SocialAccount.objects.create(user=person, provider=provider, uid=uid)
    for member in person.memberships.select_related("organisation"):
        note(organisation=member.organisation, kind="person.linked", subject=person.public_id, actor=person, at=at)
    return person


def _joined(email: str, name: str, at: dt.datetime) -> User:
    found = Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).order_by("pk")
    invited = [held for held in found if held.is_open(at)]
    if not invited:
        raise Refusing([UNKNOWN])
    called = " ".join(name.split())[:NAME_LENGTH] or email.partition("@")[0]
    person = None
    for held in invited:
        person = accept(invitation=held, actor=person, display_name=called, at=at)
    assert person is not None
    return person


def may_use_password(person: User) -> bool:
    """Say whether somebody may sign in with a password: everybody, unless passwords are switched off.

    Then only the first administrator may, so that a provider which is broken locks nobody out for good.
    """
    return settings.PASSWORDS or Beginning.objects.filter(person=person).exists()
