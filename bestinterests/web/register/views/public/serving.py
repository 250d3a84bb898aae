"""What every page and file that anybody reads does alike: no account is asked for or looked at, errors included."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from bestinterests.web.accounts.models import User
from bestinterests.web.register.models import Published
from bestinterests.web.register.negotiating import given

View = Callable[..., HttpResponseBase]
TITLE = "Register of published assessments"


def public(view: View) -> View:
    """A view that anybody reads, where this server keeps its register open; else whoever is signed in."""

    @wraps(view)
    def served(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if not settings.REGISTER_OPEN and not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        try:
            return view(request, *arguments, **named)
        except Http404:
            return missing()

    made: View = login_not_required(require_safe(served))
    return made


def missing() -> HttpResponse:
    """That there is no such thing here."""
    return shown("missing", {}, status=404)


def shown(template: str, values: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page. Nothing that the workspace adds to its pages is asked for: it would look up who is signed in."""
    told = {"title": TITLE, "is_open": settings.REGISTER_OPEN, **values}
    response = HttpResponse(render_to_string(f"register/public/{template}.html", told), status=status)
    response.of_register = True  # type: ignore[attr-defined]
    return response


def answered(
    request: HttpRequest, response: HttpResponse, etag: str = "", *, varies: bool = False, listed: bool = True
) -> HttpResponseBase:
    """An answer with the headers for everybody; where the register is closed, no cache keeps it and nobody lists it."""
    response = given(request, response, etag, varies=varies, listed=listed and settings.REGISTER_OPEN)  # type: ignore[assignment]  # 304 has them too
    if not settings.REGISTER_OPEN:
        response.headers["Cache-Control"] = "no-store"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.pop("Access-Control-Allow-Origin", None)
    return response


def file_of(content: bytes | str, media_type: str, name: str = "") -> HttpResponse:
    """A file, offered to be kept under a name where it has one."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if name:
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def row_of(slug: str, number: int) -> Published:
    """A publication with its bytes. Raises Http404."""
    rows = Published.objects.select_related("standing", "series__assessment", "organisation")
    row = rows.filter(series__slug=slug, number=number).first()
    if row is None:
        raise Http404
    return row
