"""What waits for the safeguarding lead."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.web.accounts.access import standing_to
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.redress.models import Case
from bestinterests.web.redress.readiness import cover_of
from bestinterests.web.redress.views.serving import shown
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.casework.covering import said
from bestinterests.workflow.casework.words import NATIONS


@require_safe
def queue(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what is with the lead, what has to be looked at first on top. Those who run portals see that it waits."""
    standing = standing_to(request, organisation, Permission.SAFEGUARD, Permission.RUN_PORTAL)
    rows = Case.objects.filter(organisation=standing.organisation, with_lead=True)
    held = paged(rows, ("look_by", "id"), request.GET.get("place", ""))
    cover = cover_of(standing.organisation)
    return shown(
        request,
        "safeguarding",
        standing,
        page=held,
        at=timezone.now(),
        nations=NATIONS,
        hours=said(cover.hours) if cover else "",
        cover=cover,
    )
