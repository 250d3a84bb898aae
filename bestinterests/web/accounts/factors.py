"""Second factors: how allauth keeps them here, who has which, and of whom one is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.http import HttpRequest
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import EVERYBODY, Organisation, User
from bestinterests.web.accounts.sealing import sealed, unsealed

OF_ITS_OWN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Kinds of factor; recovery codes only stand in for one of them."""


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed, faults are said in our words."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This is not right, or it was used before. Wait for the next code, or use another way.",
        "cannot_delete_authenticator": "This cannot be removed.",
        "cannot_generate_recovery_codes": "Recovery codes stand in for a second factor. Set one up first.",
    }

    def encrypt(self, text: str) -> str:
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; where the server's own has changed, one by chance, which no code fits."""
        return unsealed(encrypted_text) or generate_totp_secret()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Best Interests"}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.display_name}

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=kind).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"


@dataclass(frozen=True)
class Passkey:
    """A passkey as its owner sees it. number: what its address calls it."""

    number: int
    name: str
    since: dt.datetime
    used_at: dt.datetime | None


@dataclass(frozen=True)
class Factors:
    """What a person can sign in with beside a password. app_since: when the app was set up. codes: how many are left.

    fresh: are recovery codes still shown, because their owner has not said that they are kept? linked: do they come by
    the organisation's identity provider?
    """

    app_since: dt.datetime | None
    passkeys: tuple[Passkey, ...]
    codes: int
    fresh: bool
    linked: bool

    @property
    def any(self) -> bool:
        """Is there a second factor?"""
        return self.app_since is not None or bool(self.passkeys)


def factors_of(person: User) -> Factors:
    """Return what a person has set up."""
    held = list(Authenticator.objects.filter(user_id=person.pk).order_by("created_at", "pk"))
    app = next((each for each in held if each.type == Authenticator.Type.TOTP), None)
    codes = next((each for each in held if each.type == Authenticator.Type.RECOVERY_CODES), None)
    return Factors(
        app_since=app.created_at if app else None,
        passkeys=tuple(
            Passkey(each.pk, each.wrap().name, each.created_at, each.last_used_at)
            for each in held
            if each.type == Authenticator.Type.WEBAUTHN
        ),
        codes=len(codes.wrap().get_unused_codes()) if codes else 0,
        fresh=codes is not None and not codes.wrap().did_view,
        linked=SocialAccount.objects.filter(user_id=person.pk).exists(),
    )


def has_factor(person: User) -> bool:
    """Say whether a person has a second factor."""
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=OF_ITS_OWN).exists())


def asks(organisation: Organisation, roles: frozenset[str]) -> bool:
    """Say whether an organisation asks a second factor of somebody with these roles."""
    asked = set(organisation.second_factor_of)
    return bool(asked) and (EVERYBODY in asked or bool(asked & roles))


@dataclass(frozen=True)
class Wanting:
    """That a second factor is asked for and missing. since: the time from which nothing else goes before it."""

    organisation: str
    since: dt.datetime

    def is_due(self, at: dt.datetime) -> bool:
        """Say whether the days of grace are over."""
        return at >= self.since


def wanting(request: HttpRequest, standings: Sequence[Standing]) -> Wanting | None:
    """Return what is asked for first of the person at the screen and missing; None where nothing is.

    Whoever came by the identity provider has signed in by its rules: it answers for its own factors.
    """
    asking = [held.organisation for held in standings if asks(held.organisation, held.roles)]
    if not asking or came_by_provider(request) or has_factor(standings[0].person):
        return None
    since, name = min((each.second_factor_from, each.name) for each in asking if each.second_factor_from)
    return Wanting(name, since)


def signed_in_within(request: HttpRequest, seconds: float) -> bool:
    """Say whether somebody signed in, or confirmed that it is them, at most that many seconds ago."""
    now = timezone.now().timestamp()
    return any(now - each["at"] < seconds for each in get_authentication_records(request, request.user))


def came_by_provider(request: HttpRequest, within: float | None = None) -> bool:
    """Say whether this session began at the identity provider; within: at most that many seconds ago."""
    records = get_authentication_records(request, request.user)
    times = [each["at"] for each in records if each.get("method") == "socialaccount"]
    return bool(times) and (within is None or timezone.now().timestamp() - max(times) < within)
