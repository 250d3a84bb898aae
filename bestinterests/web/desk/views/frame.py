"""What every page of the desk has: who looks, where they ask, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.access import Standing
from bestinterests.web.desk.access import places_of, supervising, where_of
from bestinterests.web.desk.actions.supervising import Service
from bestinterests.web.desk.services import name_of

BOTH = ["GET", "HEAD", "POST"]


def page(request: HttpRequest, standing: Standing, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """Render a page of the desk."""
    told = {
        "standing": standing,
        "home": reverse("desk:desk", args=[standing.organisation.public_id]),
        "where": where_of(request.GET, standing.organisation),
        "places": places_of(standing.organisation),
        "drawings": True,
        **values,
    }
    return render(request, f"desk/{template}.html", told, status=status)


def calmly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a service that says calmly that the portfolio cannot be asked, where it cannot."""

    @wraps(view)
    def held(request: HttpRequest, organisation: str, **named: str) -> HttpResponse:
        try:
            return view(request, organisation=organisation, **named)
        except Refused as refused:
            standing = supervising(request, organisation)
            return page(request, standing, "no_portfolio", status=503, problems=refused.problems)

    return held


def asked_service(request: HttpRequest, standing: Standing, key: str) -> Service:
    """The service that an address is about. Raises Http404 for one that nothing is kept of; Refused as a portfolio."""
    where = where_of(request.GET, standing.organisation)
    name = name_of(standing.organisation, where, key) if "\0" not in key else None
    if name is None:
        raise Http404
    return Service(where, key, name)
