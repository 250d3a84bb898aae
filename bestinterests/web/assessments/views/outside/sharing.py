"""Naming documents for an outside reader: what is named, naming more, and ending it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.documents.papers import PAPERS
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.outside.forms import FIELDS, GrantMade
from bestinterests.web.assessments.outside.granting import name_papers, withdraw_grant
from bestinterests.web.assessments.outside.listing import HEAD, Shared, openings_of, shared, shared_one, texts_of
from bestinterests.web.ui.faults import add_refusals, faults_of, sent
from bestinterests.workflow.sharing import LONGEST

TITLE = "Read from outside"


@require_safe
def outside(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what is and was named of this assessment, for whom, until when, and when it was last opened."""
    held = opened(request, assessment, Permission.SHARE)
    listed = shared(held.row, held.at, request.GET.get("named", ""))
    trail = [("Documents", reverse("assessments:documents", args=[assessment])), (TITLE, request.path)]
    return page(
        request,
        held,
        "assessments/outside/list.html",
        tab="documents",
        listed=listed,
        trail=trail,
        origin=settings.ADDRESS or f"{request.scheme}://{request.get_host()}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def outside_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Name documents for one person until a moment."""
    held = opened(request, assessment, Permission.SHARE)
    texts = texts_of(held.head)
    first = texts[0][0] if len(texts) > 1 else HEAD
    form = GrantMade(sent(request), texts=texts, initial={"text": first})
    if request.method == "POST" and form.is_valid():
        try:
            grant = name_papers(
                assessment=held.row,
                email=form.cleaned_data["email"],
                papers=form.cleaned_data["papers"],
                version=None if form.cleaned_data["text"] == HEAD else int(form.cleaned_data["text"]),
                purpose=form.cleaned_data["purpose"],
                until=form.until,
                actor=held.standing.person,
                at=held.at,
            )
        except Refusing as refusing:
            for refusal in refusing.refusals:
                add_refusals(form, FIELDS.get(refusal.code, "email"), [refusal])
        else:
            told = "They are told when they sign in." if grant.person else "Send them the link below to join."
            messages.success(request, f"It is named for {form.cleaned_data['email']}. {told}")
            return redirect("assessments:outside", assessment)
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "papers": list(PAPERS.values()),
        "texts": texts,
        "days": LONGEST.days,
        "trail": _trail(assessment, ("Name documents", request.path)),
    }
    status = 422 if form.errors else 200
    return page(request, held, "assessments/outside/new.html", tab="documents", status=status, **values)


@require_safe
def outside_grant(request: HttpRequest, assessment: str, grant: str) -> HttpResponse:
    """Show what is named for one reader, and each time that it was opened."""
    held = opened(request, assessment, Permission.SHARE)
    return _one(request, held, _grant(held, grant))


@require_POST
def outside_withdraw(request: HttpRequest, assessment: str, grant: str) -> HttpResponse:
    """End what a reader may open, at once."""
    held = opened(request, assessment, Permission.SHARE)
    found = _grant(held, grant)
    try:
        withdraw_grant(grant=found.grant, actor=held.standing.person, at=timezone.now())
    except Refusing as refusing:
        return _one(request, held, found, status=409, refusals=refusing.refusals)
    messages.success(request, "It is ended. Nothing of it opens any more; what was opened stays listed.")
    return redirect("assessments:outside_grant", assessment, grant)


def _one(request: HttpRequest, held: Opened, found: Shared, status: int = 200, **values: Any) -> HttpResponse:
    openings = openings_of(found.grant, request.GET.get("openings", ""))
    trail = _trail(held.id, (found.name or found.email or "A reader", request.path))
    values = {"shared": found, "openings": openings, "trail": trail, "refusals": (), **values}
    return page(request, held, "assessments/outside/one.html", tab="documents", status=status, **values)


def _grant(held: Opened, grant: str) -> Shared:
    found = shared_one(held.row, grant, held.at)
    if found is None:
        raise Http404
    return found


def _trail(assessment: str, last: tuple[str, str]) -> list[tuple[str, str]]:
    places = [("Documents", "assessments:documents"), (TITLE, "assessments:outside")]
    return [*((words, reverse(route, args=[assessment])) for words, route in places), last]
