"""One case before whoever works on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestinterests.web.redress.access import opened_case


@require_safe
def case(request: HttpRequest, organisation: str, case: str) -> HttpResponse:
    """Show a case."""
    held = opened_case(request, organisation, case)
    return render(request, "redress/case.html", {"held": held, "organisation": held.standing.organisation})
