"""Until there is a person, every page of the workspace leads to the one where the first administrator is made."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from bestinterests.web.accounts.models import User
from bestinterests.web.redress.opening import ROOTS as DOORS
from bestinterests.web.register.apps import ROOT as REGISTER

ROOTS = (*DOORS, REGISTER, "/explainer/", "/framework/", "/guidance/", "/search/")
OPEN = ("accounts:first_administrator", "health", "accessibility", "privacy")


class FirstAdministrator:
    """Leads to the first screen until there is a person; asks the database no more once there is one.

    Doors, surveys and the register are left alone: whoever comes there is told in its words that nothing is here, and
    never to make an administrator; what helps somebody who is not safe works without a person and without a database.
    Texts that are open to everybody are so from the beginning: whoever sets a server up may want to read first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.begun = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Redirect where nobody can sign in yet."""
        if self.begun or request.path_info.startswith(ROOTS):
            return None
        if request.resolver_match and request.resolver_match.view_name in OPEN:
            return None
        self.begun = User.objects.exists()
        return None if self.begun else HttpResponseRedirect(reverse("accounts:first_administrator"))
