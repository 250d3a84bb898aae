"""Around the register: nobody's session is looked at, and what is not there is told in its own words."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bestinterests.web.register.apps import ROOT
from bestinterests.web.register.views.public.serving import missing


class OpenRegister:
    """Keeps accounts out of the register, where it is open: who reads is nobody in particular; caches may keep it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.REGISTER_OPEN or not request.path_info.startswith(ROOT):
            return self.get_response(request)
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        response = self.get_response(request)
        if response.status_code == 404 and not hasattr(response, "of_register"):
            response = missing()
        varies = [each.strip() for each in response.headers.get("Vary", "").split(",")]
        if kept := [each for each in varies if each and each.lower() != "cookie"]:
            response.headers["Vary"] = ", ".join(kept)
        else:
            response.headers.pop("Vary", None)
        return response
