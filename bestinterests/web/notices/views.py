"""Pages of a person's own notices. A page that is read marks nothing: what is opened is opened by a button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import person_of, standings_in
from bestinterests.web.notices import actions
from bestinterests.web.notices.forms import Settled
from bestinterests.web.notices.queries import MAIL, mail_of, notices_of
from bestinterests.web.notices.telling import KINDS
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Show what the person was told, the newest first."""
    rows = notices_of(person_of(request), standings_in(request)).select_related("organisation")
    found = paged(rows, ("-at", "-id"), request.GET.get("at", ""))
    several = len(standings_in(request)) > 1
    return render(request, "notices/notices.html", {"notices": found, "several": several})


@require_POST
def open_notice(request: HttpRequest, notice: str) -> HttpResponse:
    """Mark one as read and go to what it is about."""
    held = get_object_or_404(notices_of(person_of(request), standings_in(request)), public_id=notice)
    actions.mark_read(notice=held, at=timezone.now())
    return redirect(held.address)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    actions.mark_all_read(person=person_of(request), standings=standings_in(request), at=timezone.now())
    messages.success(request, "All notices are marked as read.")
    return redirect("notices:notices")


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Choose how often each kind comes by e-mail."""
    person = person_of(request)
    form = Settled(sent(request), held=mail_of(person))
    if form.is_valid():
        actions.settle(person=person, mail=form.cleaned_data, at=timezone.now())
        messages.success(request, "Your choices are kept.")
        return redirect("notices:settings")
    values = {"form": form, "faults": faults_of(form), "kinds": KINDS, "mail": MAIL, "person": person}
    return render(request, "notices/settings.html", values, status=422 if form.errors else 200)
