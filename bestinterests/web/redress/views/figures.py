"""Statistics of cases, on a page and as a file; that somebody took the file is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bestinterests.web.redress.access import working_in
from bestinterests.web.redress.clocking import today
from bestinterests.web.redress.handling import figures
from bestinterests.web.redress.models import TakenFile
from bestinterests.web.redress.views.inbox import names_of
from bestinterests.web.redress.views.serving import shown
from bestinterests.web.ui.files import csv_file
from bestinterests.workflow.casework.suppressing import FEWEST

MOST_TAKEN = 20


@require_safe
def statistics(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show the counts by quarter, and who took them away as a file."""
    standing = working_in(request, organisation)
    taken = list(TakenFile.objects.filter(organisation=standing.organisation).order_by("-at", "-id")[:MOST_TAKEN])
    return shown(
        request,
        "statistics",
        standing,
        tables=figures.tables(standing.organisation, today(timezone.now())),
        fewest=FEWEST,
        taken=taken,
        names=names_of({each.by for each in taken}),
    )


@require_POST
def statistics_file(request: HttpRequest, organisation: str) -> HttpResponseBase:
    """Give the same counts as CSV, and keep that somebody took them."""
    standing, at = working_in(request, organisation), timezone.now()
    lines = figures.lines(figures.tables(standing.organisation, today(at)))
    TakenFile.objects.create(
        organisation=standing.organisation, by=standing.person.public_id, at=at, what="statistics", rows=len(lines)
    )
    return csv_file(f"cases-{today(at).isoformat()}", figures.HEAD, lines)
