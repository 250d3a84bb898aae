"""The overview of an organisation, the lists behind its numbers, its tables and what can be taken away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.formats.lists import Sheet
from bestinterests.web.accounts.access import Standing, reading_in, standing_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.counting import keys
from bestinterests.web.overview.asking import Asked, asked_of, kinds_of
from bestinterests.web.overview.deadlines import (
    AT_A_GLANCE,
    TITLES,
    WHAT,
    deadlines,
    is_when,
    listed,
    when_in_words,
)
from bestinterests.web.overview.glance import glance_of
from bestinterests.web.overview.heat import SAYS, mark_of
from bestinterests.web.overview.months import HEADS
from bestinterests.web.overview.picture import picture_of
from bestinterests.web.overview.sections import sections_of
from bestinterests.web.overview.services import services, words_of
from bestinterests.web.overview.tables import LEVELS, TABLES, Read
from bestinterests.web.ui.files import csv_file, workbook
from bestinterests.workflow.states import STATES

SIZE = 50
"""Rows of a page of a list."""


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """Lead to the overview of the organisation where there is one, and to a choice of them where there are several."""
    standings = reading_in(request)
    if len(standings) == 1:
        return redirect("overview:glance", standings[0].organisation.public_id)
    return render(request, "overview/everywhere.html", {"places": [held.organisation for held in standings]})


@require_safe
def glance(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show everything at a glance."""
    standing = standing_of(request, organisation)
    kinds = kinds_of(standing.organisation)
    asked, on = asked_of(request.GET, standing.organisation, kinds), timezone.localdate()
    worst_first = request.GET.get("order") == "worst"
    held = glance_of(standing.organisation, asked, on, worst_first=worst_first)
    values = {
        **_common(standing, asked),
        "held": held,
        "kinds": kinds,
        "is_empty": not held.total and not asked.is_narrowed,
        "worst_first": worst_first,
        "on": on,
        "writes": standing.may(Permission.EDIT),
        "titles": TITLES,
        "first": {what: _first(standing, asked, what) for what in WHAT},
        "heads": HEADS,
        "picture": picture_of(held.months),
        "tables": TABLES,
        "states": {state: words.label for state, words in STATES.items()},
        "sections": sections_of(standing.organisation, asked, on),
    }
    return render(request, "overview/glance.html", values)


def _first(standing: Standing, asked: Asked, what: str) -> Any:
    """The first rows of a sort that are overdue or due within 90 days."""
    on = timezone.localdate()
    rows = deadlines(standing.organisation, asked, what, AT_A_GLANCE, on)
    return listed(rows, on)


@require_safe
def marks(request: HttpRequest, organisation: str) -> HttpResponse:
    """Say the picture of rights and ages as a table."""
    standing = standing_of(request, organisation)
    asked, on = asked_of(request.GET, standing.organisation), timezone.localdate()
    worst_first = request.GET.get("order") == "worst"
    held = glance_of(standing.organisation, asked, on, worst_first=worst_first)
    columns = [(side, level, mark_of(side, level), SAYS[side][level]) for side, level in LEVELS]
    values = {**_common(standing, asked), "held": held, "columns": columns, "on": on}
    return render(request, "overview/marks.html", values)


@require_safe
def service_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the services behind a number."""
    standing = standing_of(request, organisation)
    asked, on = asked_of(request.GET, standing.organisation), timezone.localdate()
    key = request.GET.get("of", keys.EVERY)
    words = words_of(key)
    if not words:
        raise Http404
    page = services(standing.organisation, asked, key, request.GET.get("place", ""), on, SIZE)
    values = {
        **_common(standing, asked),
        "words": words,
        "page": page,
        "on": on,
        "beside": _beside(page, asked, of=key),
    }
    return render(request, "overview/services.html", values)


@require_safe
def deadline_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the actions, reviews or decisions behind a number, by day."""
    standing = standing_of(request, organisation)
    asked, on = asked_of(request.GET, standing.organisation), timezone.localdate()
    what, when = request.GET.get("what", "actions"), request.GET.get("when", "overdue")
    if what not in WHAT or not is_when(when):
        raise Http404
    rows = deadlines(standing.organisation, asked, what, when, on)
    page = listed(rows, on, request.GET.get("place", ""), SIZE)
    values = {
        **_common(standing, asked),
        "what": what,
        "words": f"{TITLES[what]} {when_in_words(when)}",
        "page": page,
        "on": on,
        "beside": _beside(page, asked, what=what, when=when),
    }
    return render(request, "overview/deadlines.html", values)


@require_safe
def export(request: HttpRequest, organisation: str, table: str, form: str) -> HttpResponseBase:
    """Give a table as CSV, or everything as a spreadsheet with a sheet for each table."""
    if (table not in TABLES or form != "csv") and (table, form) != ("everything", "xlsx"):
        raise Http404
    standing = standing_of(request, organisation)
    asked, on = asked_of(request.GET, standing.organisation), timezone.localdate()
    read = Read(standing.organisation, asked, glance_of(standing.organisation, asked, on), on)
    if form == "csv":
        return csv_file(f"overview-{table}", TABLES[table].head, TABLES[table].rows(read))
    sheets = [Sheet(each.title, each.head, each.rows(read)) for each in TABLES.values()]
    return workbook("overview", f"Overview of {standing.organisation.name}", sheets)


def _common(standing: Standing, asked: Asked) -> dict[str, Any]:
    home = reverse("overview:glance", args=[standing.organisation.public_id])
    return {"standing": standing, "asked": asked, "home": home, "drawings": True}


def _beside(page: Any, asked: Asked, **told: str) -> dict[str, str]:
    """Addresses of the pages beside a page of a list, where there are any."""
    places = {way: getattr(page, way) for way in ("before", "after")}
    return {way: asked.query(**told, place=place) for way, place in places.items() if place}
