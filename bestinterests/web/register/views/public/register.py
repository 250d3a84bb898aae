"""The register itself, and the series of one service."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from bestinterests.documents.publication.standing import Opening, opening
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.web.register.doors import door_to
from bestinterests.web.register.holding import listed
from bestinterests.web.register.listing import asked, count, light, offered, page_of
from bestinterests.web.register.models import KINDS, STATES, Published, Series
from bestinterests.web.register.views.public.serving import answered, public, shown

MOST = 200
"""Publications of one series on its page: the newest."""


class Told(NamedTuple):
    """A publication in a list, with what it begins with."""

    row: Published
    opening: Opening
    verdict: str
    kind: str
    state: str


@public
def register(request: HttpRequest) -> HttpResponseBase:
    """List what is published, a page at a time, as it is asked for."""
    wanted = asked(request.GET)
    page = page_of(wanted, request.GET.get("place", ""))
    values: dict[str, Any] = {
        "wanted": wanted,
        "offered": offered(bool(wanted.samples)),
        "page": page,
        "rows": [told_of(row) for row in page.rows],
        "number": count(),
    }
    return answered(request, shown("register", values), listed=not wanted.address)


@public
def series(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show every publication of one service, the newest first, and its door."""
    held = Series.objects.select_related("organisation", "assessment").filter(slug=slug).first()
    rows = list(light().filter(series=held).order_by("-number")[:MOST]) if held else []
    if held is None or not rows:
        raise Http404
    current = next((row for row in rows if row.number == held.number), rows[0])
    values: dict[str, Any] = {
        "series": held,
        "current": current,
        "rows": [told_of(row) for row in rows],
        "door": door_to(held.assessment, timezone.now()),
    }
    return answered(request, shown("series", values), listed=not current.fictional)


def told_of(row: Published) -> Told:
    """A row as lists show it, from its columns alone."""
    verdict = VERDICT_WORDS.get(row.verdict, "")  # type: ignore[call-overload]  # blank is none
    return Told(row, opening(listed(row)), verdict, KINDS[row.kind], STATES[row.standing.state])
