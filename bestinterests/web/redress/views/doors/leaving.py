"""Leaving fast, and the page for somebody who is not safe: neither asks the database for anything."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from bestinterests.texts.signposts import NATIONS, Signpost, checked_on, numbers, signposts
from bestinterests.texts.texts import Text, texts
from bestinterests.web.redress.journey import AUDIENCES, UNSAID
from bestinterests.web.redress.views.doors.frame import REGULATOR, REGULATOR_PHONE, beside, drawn
from bestinterests.web.redress.visiting import COOKIE
from bestinterests.web.ui.environment import day

WEATHER = "https://www.bbc.co.uk/weather"
"""Where somebody goes who leaves fast: a page that many people open."""
ALIKE = {"northern_ireland": "northern-ireland", "elsewhere": "unknown"}
"""Answers to the question where somebody lives, as the helpers name nations."""


class Card(NamedTuple):
    """One helper on the page. title: key of its name, blank for those of a nation, whose line says it all."""

    title: str
    lines: list[str]
    posts: list[Signpost]


UNLIKE = {nation: answer for answer, nation in ALIKE.items()}


@login_not_required
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Drop the cookie, and go to the weather.

    Without the cookie nobody can open what was kept for it, so that the row may wait until the clock deletes it: this
    works also when the database does not.
    """
    response = HttpResponseRedirect(WEATHER)
    response.delete_cookie(COOKIE, path="/ask/", samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_safe
def safe(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Who helps now, by nation and age. It stands in files: nothing is looked up, and what is asked may be anything.

    slug: the portal to go back to, if any; it is not looked up either.
    """
    asked = request.GET.get("for", "")
    audience = asked if asked in AUDIENCES else UNSAID
    nation = request.GET.get("in", "")
    nation = ALIKE.get(nation, nation)
    values: dict[str, Any] = {
        # When people read is in the database; that they do not at all times is not.
        "hours": "at set times",
        "service": "the app",
        "operator": "",
        "people": "",
        "regulator": REGULATOR,
        "regulator_phone": REGULATOR_PHONE,
        "date": day(checked_on()),
        **numbers(),
    }
    held = texts(audience)

    def say(key: str, **more: object) -> Text:
        return held.of(key, **(values | more))

    chosen = nation if nation in NATIONS else ""
    own = audience if audience not in AUDIENCES[:5] else ""
    easier, older = beside(audience, own or audience)
    more = {
        "slug": slug,
        "nation": chosen,
        "nations": NATIONS,
        "names": {each: UNLIKE.get(each, each) for each in NATIONS},
        "cards": cards_of(signposts(chosen or "unknown", audience)),
        "easier": easier,
        "older": older,
        "is_safe_page": True,
        "title": say("frame.help_title").words,
    }
    return drawn(request, "safe", audience, held, say, more)


def cards_of(posts: list[Signpost]) -> list[Card]:
    """Helpers as they are shown: one without words of its own stands with the one that names it."""
    found: list[Card] = []
    for post in posts:
        keys = [f"safe.{key}" for key in post.texts]
        if not keys and found:
            found[-1].posts.append(post)
        elif post.id in NATIONS:
            found.append(Card("", keys, [post]))
        else:
            found.append(Card(keys[0] if keys else "", keys[1:], [post]))
    return found
