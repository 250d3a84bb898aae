"""The task list: the four steps as four questions, with what is done and what waits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.frame import page


@require_safe
def overview(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the four steps of an assessment."""
    return page(request, opened(request, assessment), "assessments/overview.html")
