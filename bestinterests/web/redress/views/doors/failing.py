"""What visitors read where something is not there or does not work: plain words, where to turn, and what they typed."""

from __future__ import annotations

import logging
import re
from typing import Any

from django.http import HttpRequest, HttpResponse

from bestinterests.texts.signposts import numbers
from bestinterests.texts.texts import Text, texts
from bestinterests.web.redress.journey import UNSAID
from bestinterests.web.redress.views.doors.frame import REGULATOR, REGULATOR_PHONE, drawn

log = logging.getLogger("bestinterests.web")

TOKEN = "csrfmiddlewaretoken"
WITHIN = re.compile(r"^/ask/([a-z0-9]{10})/")
SAYS = {403: ("too_old", ""), 404: ("not_found", "not_found_help"), 405: ("not_found", "not_found_help")}
"""Keys of texts by status; anything else does not work."""
PLAIN = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Help</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>'
    "<h1>Something here does not work</h1><p>It is our fault. Please try again later.</p>"
    '<p>If you are not safe, call 999, or Childline on 0800 1111.</p><p><a href="/ask/help/">I am not safe</a></p>'
    "</main></body></html>"
)
"""Where even the page of a failure fails."""


def failed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page of a status for whoever stands in a door; what the workspace answered is not shown."""
    status = response.status_code
    try:
        page = _page(request, status)
    except Exception:  # a page about a failure must not fail
        log.exception("the page of a failure failed")
        page = HttpResponse(PLAIN, status=status)
    if "Allow" in response.headers:
        page.headers["Allow"] = response.headers["Allow"]
    return page


def _page(request: HttpRequest, status: int) -> HttpResponse:
    found = WITHIN.match(request.path_info)
    held = texts(UNSAID)
    values: dict[str, Any] = {"regulator": REGULATOR, "regulator_phone": REGULATOR_PHONE, **numbers()}

    def say(key: str, **more: object) -> Text:
        return held.of(key, **({"service": "", "operator": "", "hours": ""} | values | more))

    what, helps = SAYS.get(status, ("broken", "broken_help"))
    more = {
        "slug": found[1] if found else "",
        "nation": "",
        "title": say("frame.help_title").words,
        "what": f"errors.{what}",
        "helps": f"errors.{helps}" if helps else "",
        "fields": _typed(request) if status == 403 else [],
        "here": request.path,
    }
    return drawn(request, "failing", UNSAID, held, say, more, status)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent with a token that is too old, to be sent once more.

    Only where the browser says that it came from a page of ours: nobody else may put words into a form here.
    """
    if request.method != "POST":
        return []
    ours = request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"
    if not ours and request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    sent = request.POST.lists()
    return [(name, str(value)) for name, values in sent if name != TOKEN for value in values][:50]
