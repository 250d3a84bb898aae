"""Where a reader goes to do something: the address of a route, in their organisation where it lies in one."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from bestinterests.texts.guiding.model import Go
from bestinterests.web.accounts.access import standings_in
from bestinterests.web.accounts.roles import Permission


def address_of(request: HttpRequest, go: Go) -> str:
    """Return where to go. Who is not signed in, or may not, is led home: to sign in, or to what waits there."""
    if not go.permission:
        return reverse(go.route) + (f"#{go.anchor}" if go.anchor else "")
    standings = standings_in(request) if request.user.is_authenticated else []
    held = next((each for each in standings if each.may(Permission(go.permission))), None)
    return reverse(go.route, args=[held.organisation.public_id]) if held else reverse("home")
