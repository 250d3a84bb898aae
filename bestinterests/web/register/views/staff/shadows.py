"""Reading what others published: bringing it in, reading it here, reading it again, and what then differs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.documents.publication import audiences_of
from bestinterests.documents.publication.audiences import PAGES
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.publication import Entry, Publication
from bestinterests.formats.limits import LIMITS
from bestinterests.formats.publications import read_publication
from bestinterests.formats.reading import too_large
from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.register.access import publishing
from bestinterests.web.register.actions.bringing_in import begin_shadow
from bestinterests.web.register.actions.bringing_in import bring_in as keep
from bestinterests.web.register.forms import BroughtForm
from bestinterests.web.register.models import BroughtIn
from bestinterests.web.register.papers import drawn_difference, drawn_page
from bestinterests.web.register.views.staff.publishing import BOTH, reasons, shown
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged

READS = Permission.READ


@require_safe
def brought_in(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what was brought in, the newest first."""
    standing = standing_of(request, organisation, READS)
    rows = BroughtIn.objects.filter(organisation=standing.organisation).select_related("shadow").defer("content")
    page = paged(rows.defer("content", "shadow__head", "shadow__course"), ("-id",), request.GET.get("place", ""))
    return _page(request, standing, "list", page=page)


@require_http_methods(BOTH)
@limited("upload", "30/m/ip")
def bring_in(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take a published document in: shape and digest are checked, and every fault is told."""
    standing = standing_of(request, organisation, Permission.EDIT)
    form = BroughtForm(sent(request), request.FILES or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            content = _content(form.cleaned_data["file"])
            found = read_publication(content)
        except Refused as refused:
            problems = tuple(refused.problems)
            form.add_error("file", "The file cannot be used. What is wrong with it stands below.")
        else:
            row = keep(
                organisation=standing.organisation,
                publication=found,
                content=content,
                address=form.cleaned_data["address"],
                actor=actor_of(standing),
                at=timezone.now(),
            )
            messages.success(request, "It is whole: its digest fits.")
            return redirect("register:brought", organisation, row.public_id)
    values: dict[str, Any] = {"form": form, "faults": faults_of(form), "problems": problems}
    return _page(request, standing, "new", status=422 if form.errors else 200, **values)


@require_safe
def brought(request: HttpRequest, organisation: str, brought: str) -> HttpResponse:
    """Show a published document as it was published, one audience at a time."""
    standing = standing_of(request, organisation, READS)
    row = _row(standing, brought)
    return _brought(request, standing, row, ())


@require_POST
def begin(request: HttpRequest, organisation: str, brought: str) -> HttpResponse:
    """Begin an assessment that reads it again."""
    standing = standing_of(request, organisation, Permission.EDIT)
    row = _row(standing, brought)
    try:
        made = begin_shadow(brought=row, publication=_read(row), actor=actor_of(standing), at=timezone.now())
    except (Refusing, Refused) as error:
        return _brought(request, standing, row, reasons(error))
    messages.success(request, "It is yours to read again: judge anew what you read otherwise.")
    return redirect("register:difference", made.public_id)


@require_safe
def difference(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show, by right and age, where this reading differs from what was published."""
    held = publishing(request, assessment)
    row = BroughtIn.objects.filter(shadow=held.opened.row).first()
    if row is None:
        raise Http404
    theirs = _read(row)
    problems: tuple[Problem, ...] = ()
    drawn = None
    try:
        drawn = drawn_difference(theirs, held.opened.head.document, held.opened.evaluation)
    except Refused as refused:
        problems = tuple(refused.problems)
    values = {"row": row, "drawn": drawn, "problems": problems}
    return shown(request, held, "difference", values, trail=[("What differs", request.path)])


def _brought(request: HttpRequest, standing: Standing, row: BroughtIn, refusals: Any) -> HttpResponse:
    publication = _read(row)
    offered = audiences_of(publication)
    audience = request.GET.get("for", "")
    audience = audience if audience in offered else offered[0]
    drawn, problems = None, ()
    try:
        drawn = drawn_page(Entry(publication=publication), audience, _places)
    except Refused as refused:
        problems = tuple(refused.problems)  # type: ignore[assignment]
    values: dict[str, Any] = {
        "row": row,
        "held": publication,
        "drawn": drawn,
        "problems": problems,
        "about": PAGES[audience],
        "refusals": refusals,
        "edits": standing.may(Permission.EDIT),
    }
    return _page(request, standing, "read", status=409 if refusals else 200, **values)


def _places(named: str) -> str:
    kind, _, value = named.partition(":")
    return f"?for={value}" if kind == "audience" else ""


def _content(file: Any) -> bytes:
    if file.size > LIMITS.size:
        raise Refused([too_large(LIMITS)])
    return bytes(file.read())


def _read(row: BroughtIn) -> Publication:
    return read_publication(bytes(row.content))


def _row(standing: Standing, public: str) -> BroughtIn:
    rows = BroughtIn.objects.select_related("shadow").defer("shadow__head", "shadow__course")
    row = rows.filter(organisation=standing.organisation, public_id=public).first()
    if row is None:
        raise Http404
    return row


def _page(request: HttpRequest, standing: Standing, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    told = {"standing": standing, "edits": standing.may(Permission.EDIT), **values}
    return render(request, f"register/shadow/{template}.html", told, status=status)
