"""Lists: the assessments of an organisation, to be searched, narrowed, ordered and taken away; and the samples."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.formats.lists import Sheet
from bestinterests.web.accounts.access import reading_in, standing_of, standings_in
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments import wanted as asking
from bestinterests.web.assessments.exporting import HEAD, exported
from bestinterests.web.assessments.queries import listed, samples, totals, totals_in
from bestinterests.web.assessments.wanted import wanted_of
from bestinterests.web.ui.files import csv_file, workbook
from bestinterests.workflow.states import STATES

CHOICES = {
    "state": ("State", asking.STATE_CHOICES),
    "verdict": ("Verdict now", asking.VERDICT_CHOICES),
    "completeness": ("Completeness", asking.COMPLETENESS_CHOICES),
    "age": ("Age and dates", asking.AGE_CHOICES),
}
"""The filters of a list: the words on each, and what can be chosen."""


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """Lead to the list of the organisation where there is one, and to a choice of them where there are several."""
    standings = reading_in(request)
    asked = f"?{wanted.address}" if (wanted := wanted_of(request.GET)).address else ""
    if len(standings) == 1:
        return redirect(reverse("assessments:list", args=[standings[0].organisation.public_id]) + asked)
    counted = totals_in(held.organisation.pk for held in standings)
    places = [(held.organisation, counted.get(held.organisation.pk, 0)) for held in standings]
    return render(request, "assessments/everywhere.html", {"places": places, "asked": asked})


@require_safe
def assessments(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the assessments of an organisation."""
    standing = standing_of(request, organisation)
    wanted, on = wanted_of(request.GET), timezone.localdate()
    page = listed(standing.organisation, wanted, place=request.GET.get("place", ""), on=on)
    counted = totals(standing.organisation)
    values: dict[str, Any] = {
        "standing": standing,
        "writes": standing.may(Permission.EDIT),
        "page": page,
        "wanted": wanted,
        "on": on,
        "choices": CHOICES,
        "sorts": {name: words for name, (words, _) in asking.SORTS.items()},
        "total": sum(counted.values()),
        "counted": [(number, STATES[state].label) for state in STATES if (number := counted.get(state, 0))],
        "beside": {way: _beside(wanted, place) for way in ("before", "after") if (place := getattr(page, way))},
    }
    return render(request, "assessments/list.html", values)


def _beside(wanted: asking.Wanted, place: str) -> str:
    return "&".join(part for part in (wanted.address, urlencode({"place": place})) if part)


@require_safe
def export(request: HttpRequest, organisation: str, form: str) -> HttpResponseBase:
    """Give every row that the list would show, as CSV or as a spreadsheet."""
    if form not in ("csv", "xlsx"):
        raise Http404
    standing = standing_of(request, organisation)
    rows = exported(standing.organisation, wanted_of(request.GET), timezone.localdate())
    if form == "csv":
        return csv_file("assessments", HEAD, rows)
    return workbook("assessments", f"Assessments of {standing.organisation.name}", [Sheet("List", HEAD, rows)])


@require_safe
def sample_list(request: HttpRequest) -> HttpResponse:
    """Show the samples to everybody, with the means to copy one where a person assesses."""
    places = [held.organisation for held in standings_in(request) if held.may(Permission.EDIT)]
    where = Organisation.objects.filter(is_sample=True).first()
    values = {"rows": samples(timezone.localdate()), "places": places, "where": where}
    return render(request, "assessments/samples.html", values)
