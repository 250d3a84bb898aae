"""What surrounds every page of the framework: which packs are read, where each link leads, how sure a statement is."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.access import standings_in
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.learn import links, reading
from bestinterests.web.learn.kinds import KINDS


def page(
    request: HttpRequest, framework: Framework, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """Render a page of the framework; its template extends ``learn/learn.html``."""
    return render(request, template, {**framed(request, framework), **values}, status=status)


def framed(request: HttpRequest, framework: Framework) -> dict[str, Any]:
    """Return the values that every page of the framework needs."""
    return {
        "framework": framework,
        "regulator": wording.regulator(framework.regulator),
        "packs": reading.named(framework),
        "is_current": reading.is_current(framework),
        "kinds": KINDS,
        "sure": wording.PROVENANCE,
        "sure_means": wording.PROVENANCE_MEANS,
        "to": partial(links.of_place, framework=framework),
        "to_kind": partial(links.of_kind, framework=framework),
        "to_page": partial(_route, framework),
        "to_search": partial(_search, framework),
        "to_remark": partial(_remark, framework),
        "bodies": _bodies(request),
    }


def _bodies(request: HttpRequest) -> list[Organisation]:
    """The organisations for which the reader may keep remarks; none for somebody who is not signed in."""
    if not request.user.is_authenticated:
        return []
    return [held.organisation for held in standings_in(request) if not held.organisation.is_sample]


def _route(framework: Framework, name: str, **asked: str) -> str:
    return _address(framework, f"learn:{name}", asked)


def _search(framework: Framework, **asked: str) -> str:
    return _address(framework, "search", asked)


def _address(framework: Framework, route: str, asked: dict[str, str]) -> str:
    query = {**asked, **({} if reading.is_current(framework) else {"packs": reading.named(framework)})}
    return reverse(route) + (f"?{urlencode(query, safe='@,/')}" if query else "")


def _remark(framework: Framework, place: str) -> str:
    return _route(framework, "remark_new", about=place)
