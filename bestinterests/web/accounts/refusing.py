"""The page for somebody who is not let in, and whether there is another way in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bestinterests.domain.problem import Refusal


def oidc_is_set() -> bool:
    """Say whether there is an identity provider to sign in with."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID and settings.OIDC_CLIENT_SECRET)


def not_let_in(request: HttpRequest, *refusals: Refusal, status: int = 403) -> HttpResponse:
    """Answer with a page that says why somebody does not come in, and what to do about it."""
    return render(request, "accounts/not_let_in.html", {"refusals": refusals}, status=status)
