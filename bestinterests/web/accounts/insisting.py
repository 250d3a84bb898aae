"""Where a second factor is asked for, nothing else opens before it is set up: one place for every page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import NotAllowed, standings_in
from bestinterests.web.accounts.factors import wanting
from bestinterests.web.accounts.models import User

OPEN = frozenset(
    {
        "accessibility",
        "account_confirm_provider",
        "account_logout",
        "account_reauthenticate",
        "health",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "mfa_totp_picture",
        "openid_connect_callback",
        "openid_connect_login",
        "privacy",
    }
)
"""What somebody needs to set one up, to leave, or to know their rights."""


class SecondFactor:
    """Leads whoever has to set up a second factor to where that is done, and refuses everything else they send."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_: object) -> HttpResponse | None:
        """Look at every view but those that are open, and those that no session opens."""
        if not getattr(view, "takes_sessions", True):
            return None
        if not isinstance(request.user, User) or (request.resolver_match and request.resolver_match.view_name in OPEN):
            return None
        found = wanting(request, standings_in(request))
        if found is None or not found.is_due(timezone.now()):
            return None
        if request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(reverse("mfa_index"))
        sentence = f"{found.organisation} asks you for a second factor first. Nothing of what you sent was saved."
        raise NotAllowed(
            Refusal(code="access.second-factor", sentence=sentence, who_could_help="Set one up, then go back.")
        )
