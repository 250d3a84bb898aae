"""Saved questions: kept under a name for everybody here who supervises, renamed, removed."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts.access import Standing
from bestinterests.web.desk.access import supervising, where_of
from bestinterests.web.desk.actions import supervising as actions
from bestinterests.web.desk.asking import address_of, filters_of, titled
from bestinterests.web.desk.forms import NamedForm
from bestinterests.web.desk.models import SavedQuestion
from bestinterests.web.desk.views.frame import BOTH, page
from bestinterests.web.ui.faults import faults_of, sent


@require_http_methods(BOTH)
def save(request: HttpRequest, organisation: str, question: str) -> HttpResponse:
    """Keep a question with its filters, which stand in the address, under a name."""
    standing = supervising(request, organisation)
    title = titled(question)
    if not title:
        raise Http404
    where, asked = where_of(request.GET, standing.organisation), filters_of(question, request.GET)
    form = NamedForm(sent(request), others=_saved(standing))
    if form.is_valid():
        held = actions.save_question(
            standing=standing, question=question, where=where, asked=asked, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, f"It is saved as {held.name}. It stands on the desk.")
        return redirect("desk:desk", organisation)
    back = address_of(standing.organisation, question, where, asked)
    values = {"form": form, "faults": faults_of(form), "title": title, "asked": asked, "back": back}
    return page(request, standing, "save", status=422 if form.errors else 200, **values)


@require_http_methods(BOTH)
def saved_change(request: HttpRequest, organisation: str, saved: str) -> HttpResponse:
    """Give a saved question another name."""
    standing = supervising(request, organisation)
    row = _row(standing, saved)
    form = NamedForm(sent(request), initial={"name": row.name}, others=_saved(standing).exclude(pk=row.pk))
    if form.is_valid():
        actions.rename_question(saved=row, standing=standing, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "The saved question has its new name.")
        return redirect("desk:desk", organisation)
    values = {"form": form, "faults": faults_of(form), "row": row, "title": titled(row.question)}
    return page(request, standing, "saved_change", status=422 if form.errors else 200, **values)


@require_http_methods(BOTH)
def saved_remove(request: HttpRequest, organisation: str, saved: str) -> HttpResponse:
    """Ask whether a saved question is to go, and take it away."""
    standing = supervising(request, organisation)
    row = _row(standing, saved)
    if request.method == "POST":
        actions.remove(held=row)
        messages.success(request, "The saved question is removed. What it asked can be asked again at any time.")
        return redirect("desk:desk", organisation)
    return page(request, standing, "saved_remove", row=row, title=titled(row.question))


def _saved(standing: Standing) -> QuerySet[SavedQuestion]:
    return SavedQuestion.objects.filter(organisation=standing.organisation)


def _row(standing: Standing, public: str) -> SavedQuestion:
    return get_object_or_404(_saved(standing), public_id=public)
