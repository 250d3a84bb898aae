"""How often something may be tried, counted by allauth in rows that every process shares."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def limited(action: str, rate: str) -> Callable[[View], View]:
    """Answer 429 to a form that is sent more often than a rate, as in ``10/m/ip``; reading a page is not counted."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if request.method == "POST" and not within(request, action, rate):
                refused: HttpResponse = ratelimit.respond_429(request)
                return refused
            return view(request, *arguments, **named)

        return counted

    return decorate


def within(request: HttpRequest, action: str, rate: str) -> bool:
    """Count one time more, and say whether that keeps within a rate; several rates stand with commas."""
    return ratelimit.consume(request, app="accounts", action=action, config={action: rate}) is not None
