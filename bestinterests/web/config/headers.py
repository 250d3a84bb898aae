"""Headers that every answer carries: what a page may load (its own origin, nothing inline), and what it may use."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS = ", ".join(f"{name}=()" for name in ("camera", "geolocation", "interest-cohort", "microphone", "payment"))


class Headers:
    """Writes SECURE_CSP and its companions. Pages for people who are signed in are kept by no cache, nor found by
    a search engine; what is published says otherwise of itself.

    A paper that is shown as it is written brings its own policy, which allows what the paper carries and nothing else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["X-Frame-Options"] = "DENY"
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response
