"""How allauth behaves here: nobody signs up by themselves, links start with our address, nothing pops up."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import person_of, standings_of
from bestinterests.web.accounts.actions import end_sessions
from bestinterests.web.accounts.coming import may_use_password
from bestinterests.web.accounts.factors import came_by_provider, has_factor, signed_in_within, wanting
from bestinterests.web.accounts.mailing import mail
from bestinterests.web.accounts.models import User
from bestinterests.web.accounts.refusing import not_let_in, oidc_is_set

ONLY_PROVIDER = Refusal(
    code="oidc.only",
    sentence="Passwords and passkeys are switched off here for everybody but the first administrator.",
    who_could_help="Sign in with the account of your organisation.",
)
ADDING = frozenset(
    {
        "mfa_activate_totp",
        "mfa_totp_picture",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
    }
)
"""Routes on which a factor is set up, up to the recovery codes that come with it."""
CONFIRMED_BY = {
    "reauthenticate": "With your password",
    "mfa_reauthenticate": "With a code from your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "With a passkey",
}
"""The ways in which somebody confirms that it is them."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail address and password; people come by invitation only."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both, then try again.",
        "too_many_login_attempts": "There were too many tries. Wait five minutes, then try again.",
        "enter_current_password": "This is not your present password.",
        "incorrect_password": "This is not your present password.",
        "password_same_as_old": "Choose another password than the present one.",
    }

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        person = person_of(request)
        end_sessions(person=person, keep=request.session.session_key or "", at=timezone.now())
        mail(person, "Your password was changed", "The password of your account was changed.")
        messages.success(request, "Your password is changed. You are signed out of every other browser.")
        return reverse("accounts:account")

    def pre_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse | None:
        """Let nobody in by a password or a passkey where that is switched off for them."""
        by_provider = "sociallogin" in (told.get("signal_kwargs") or {})
        if user.is_active and not by_provider and not may_use_password(user):
            clear_login(request)
            return not_let_in(request, ONLY_PROVIDER)
        response: HttpResponse | None = super().pre_login(request, user, **told)
        return response

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        """Lead whoever still has to set up a second factor to where that is done."""
        response: HttpResponse = super().post_login(request, user, **told)
        if wanting(request, standings_of(user)) is None:
            return response
        onward = urlencode({"next": response.headers["Location"]})
        return HttpResponseRedirect(f"{reverse('mfa_index')}?{onward}")

    def is_reauthentication_required(self, *, app: str, **told: Any) -> bool:
        """Ask once more who it is, unless somebody sets up a factor just after they signed in.

        Whoever has neither password nor factor can only sign in anew with the provider: then that counts.
        """
        request = context.request
        bare = not request.user.has_usable_password() and not has_factor(request.user)
        adding = request.resolver_match.view_name in ADDING
        if (adding and signed_in_within(request, REAUTHENTICATION_TIMEOUT)) or (
            bare and came_by_provider(request, REAUTHENTICATION_TIMEOUT)
        ):
            return False
        return bool(super().is_reauthentication_required(app=app, **told))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How somebody can confirm that it is them, in our words."""
        held = super().get_reauthentication_methods(user)
        found = [{**each, "description": CONFIRMED_BY[each["id"]]} for each in held]
        provider = {"id": "provider", "description": "", "url": reverse("account_confirm_provider")}
        return found or ([provider] if user.is_authenticated and oidc_is_set() else [])

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *_: Any, **__: Any) -> None:
        """Say nothing: the page that follows says what happened."""

    def format_email_subject(self, subject: str) -> str:
        return subject
