"""Where nothing is taken in for now: an honest page, with what somebody has written already."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from msgspec.structs import replace

from bestinterests.web.redress.journey import Answers
from bestinterests.web.redress.keys import NoKeys
from bestinterests.web.redress.views.doors.frame import Standing
from bestinterests.web.redress.visiting import keep_visit, new_form

WRITTEN = ("happened", "wish", "account", "urgent_why")
"""Answers in people's own words, which they cannot simply choose again."""


def shut(standing: Standing, answers: Answers | None = None) -> HttpResponse:
    """Say that the portal is shut. answers: what was just sent, which is kept for this browser, if it can be.

    What somebody wrote stands on the page, so that they can copy it whatever happens.
    """
    held: dict[str, Any] = dict(standing.visit.answers if answers is None else answers)
    written = [str(held[key]) for key in WRITTEN if held.get(key)]
    because = standing.portal.shut_because if standing.door.why == "shut" else ""
    more = {"written": written, "because": because, "kept": bool(written)}
    if answers is None:
        return standing.page("shut", more=more)
    visit = replace(standing.visit, answers=held, form=standing.visit.form or new_form())
    try:
        return keep_visit(standing.request, standing.page("shut", more=more), standing.portal, visit, standing.at)
    except NoKeys:
        return standing.page("shut", more={**more, "kept": False})
