"""Around doors and surveys: no session, no account, and errors that speak to whoever stands there."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bestinterests.web.redress.views.doors.failing import failed

ROOTS = ("/ask/", "/listen/", "/learn/")
"""Where people stand who have no account: doors, surveys, and the pages on rights."""


class Doors:
    """Keeps accounts out of the doors, cookies short, and the pages of the workspace's errors away from visitors.

    Who works here is nobody in particular as soon as they come to a door: their session is not looked at.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOTS):
            return self.get_response(request)
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        response = self.get_response(request)
        if response.status_code >= 400 and not hasattr(response, "of_doors"):
            response = failed(request, response)
        if settings.CSRF_COOKIE_NAME in response.cookies:
            # It goes with the browser, so that a shared device tells nobody that somebody was here.
            response.cookies[settings.CSRF_COOKIE_NAME].update({"max-age": "", "expires": ""})
        return response
