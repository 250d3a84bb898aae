"""The worksheet of a service: what to look into, what was noted, what is to be looked after."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.documents.supervision.unassessed import ASKED_FOR
from bestinterests.domain.problem import Refused
from bestinterests.web.assessments.people import names_of
from bestinterests.web.desk.access import supervising, where_of
from bestinterests.web.desk.follow_ups import follow_ups, shown
from bestinterests.web.desk.letters import sheet_of
from bestinterests.web.desk.models import OWN, ServiceNote
from bestinterests.web.desk.views.frame import page
from bestinterests.web.desk.worksheets import parts_of

MOST = 200
"""Notes and follow-ups of one service that the page shows."""


@require_safe
def worksheet(request: HttpRequest, organisation: str, service: str) -> HttpResponse:
    """Show what to look into on a service."""
    standing = supervising(request, organisation)
    held = standing.organisation
    where = where_of(request.GET, held)
    if "\0" in service:
        raise Http404
    try:
        sheet = sheet_of(held, where, service)
    except Refused as refused:
        return page(request, standing, "no_portfolio", status=503, problems=refused.problems)
    if sheet is None:
        raise Http404
    notes = list(ServiceNote.objects.filter(organisation=held, where=where, service=service).order_by("id")[:MOST])
    due = follow_ups(held, "open", service).filter(where=where).order_by("day", "id")[:MOST]
    return page(
        request,
        standing,
        "worksheet" if sheet.is_assessed else "unassessed",
        sheet=sheet,
        parts=parts_of(sheet) if sheet.is_assessed else (),
        asked_for=ASKED_FOR,
        key=service,
        notes=notes,
        names=names_of(each.by for each in notes),
        due=shown(due, held, timezone.localdate()),
        is_own=where == OWN,
    )
