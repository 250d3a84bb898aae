"""Pages of refusal and failure, in calm words: what happened, that nothing is lost, what to do next."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape

from bestinterests.domain.problem import Refusal

log = logging.getLogger("bestinterests.web")

MOST = 220 * 2**20
"""Bytes of one request, files included: what is larger is refused before any of it is read."""
PLAIN = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Something went wrong on our side</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>'
    "<h1>Something went wrong on our side</h1><p>What was saved before is safe. Go back, and try again in a few "
    "minutes.</p><p>If it goes on, tell the person who runs this server: <code>{}</code></p></main></body></html>"
)


class CalmErrors:
    """Gives every refusal without a page of its own one, and answers what is too large before it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > MOST:
            return refusal(request, 413)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = refusal(request, 405)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 413 where a form or file is larger than may be sent."""
        if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
            return refusal(request, 413)
        return None


def refusal(request: HttpRequest, status: int, refusals: Sequence[Refusal] = ()) -> HttpResponse:
    """Return the page of a status, with the reasons where there are any."""
    return render(request, f"{status}.html", {"refusals": refusals}, status=status)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what the server cannot make sense of. The page asks for nothing that may be broken."""
    return _alone(request, 400)


@login_not_required
def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what a person may not do, with every reason and who could help."""
    return refusal(request, 403, getattr(exception, "refusals", ()))


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address at which there is nothing, or nothing for this person."""
    return refusal(request, 404)


@login_not_required
def failed(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours; it needs no database, and if need be no template."""
    return _alone(request, 500)


@login_not_required
def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: most often a page that was open over night."""
    log.warning("form without a valid token")
    return render(request, "form-too-old.html", status=403)


def _alone(request: HttpRequest, status: int) -> HttpResponse:
    number = getattr(request, "request_id", "")
    try:
        return HttpResponse(render_to_string(f"{status}.html", {"number": number, "refusals": ()}), status=status)
    except Exception:  # a page about a failure must not fail
        log.exception("the page of a failure failed")
        return HttpResponse(PLAIN.format(escape(number)), status=status)
