"""Follow-ups: what is to be looked after, by when and by whom; done, taken back, removed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import Standing
from bestinterests.web.desk.access import supervising
from bestinterests.web.desk.actions import supervising as actions
from bestinterests.web.desk.follow_ups import STATES, follow_ups, shown, supervisors, worksheet_of
from bestinterests.web.desk.forms import FollowUpForm
from bestinterests.web.desk.models import FollowUp
from bestinterests.web.desk.views.frame import BOTH, asked_service, calmly, page
from bestinterests.web.ui.environment import day
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged

ORDERS = {"open": ("day", "id"), "done": ("-done_at", "-id")}


@require_safe
def follow_up_list(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what is to be looked after, by day; or what was, the last done first."""
    standing = supervising(request, organisation)
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    rows = paged(follow_ups(standing.organisation, state), ORDERS[state], request.GET.get("place", ""))
    held = shown(rows.rows, standing.organisation, timezone.localdate())
    return page(request, standing, "follow_ups", state=state, states=STATES, rows=rows, held=held)


@require_http_methods(BOTH)
@calmly
def follow_up_new(request: HttpRequest, organisation: str, service: str) -> HttpResponse:
    """Keep something to look after on a service."""
    standing = supervising(request, organisation)
    about = asked_service(request, standing, service)
    form = _form(request, standing, {})
    back = worksheet_of(standing.organisation, about.where, about.key)
    if form.is_valid():
        actions.make_follow_up(standing=standing, service=about, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "It is kept. It stands on the home page from a week before its day.")
        return redirect(back)
    values = {"form": form, "faults": faults_of(form), "service": about, "back": back}
    return page(request, standing, "follow_up_new", status=422 if form.errors else 200, **values)


@require_http_methods(BOTH)
def follow_up(request: HttpRequest, organisation: str, follow_up: str) -> HttpResponse:
    """Show a follow-up, and change it."""
    standing = supervising(request, organisation)
    row = _row(standing, follow_up)
    form = _form(request, standing, {"what": row.what, "day": day(row.day), "person": row.person})
    if form.is_valid():
        actions.change_follow_up(follow_up=row, **form.cleaned_data)
        messages.success(request, "The follow-up is changed.")
        return redirect("desk:follow_ups", organisation)
    held = shown([row], standing.organisation, timezone.localdate())[0]
    values = {"form": form, "faults": faults_of(form), "held": held}
    return page(request, standing, "follow_up", status=422 if form.errors else 200, **values)


@require_POST
def follow_up_done(request: HttpRequest, organisation: str, follow_up: str) -> HttpResponse:
    """Say that it is done."""
    standing = supervising(request, organisation)
    actions.finish_follow_up(follow_up=_row(standing, follow_up), standing=standing, at=timezone.now())
    messages.success(request, "It is done. If it is not, open it again from the list of what is done.")
    return redirect("desk:follow_ups", organisation)


@require_POST
def follow_up_reopen(request: HttpRequest, organisation: str, follow_up: str) -> HttpResponse:
    """Say that it is not done after all."""
    standing = supervising(request, organisation)
    actions.reopen_follow_up(follow_up=_row(standing, follow_up))
    messages.success(request, "It is open again.")
    return redirect("desk:follow_ups", organisation)


@require_http_methods(BOTH)
def follow_up_remove(request: HttpRequest, organisation: str, follow_up: str) -> HttpResponse:
    """Ask whether it is to go, and take it away."""
    standing = supervising(request, organisation)
    row = _row(standing, follow_up)
    if request.method == "POST":
        actions.remove(held=row)
        messages.success(request, "The follow-up is removed.")
        return redirect("desk:follow_ups", organisation)
    return page(request, standing, "follow_up_remove", row=row)


def _form(request: HttpRequest, standing: Standing, initial: dict[str, Any]) -> FollowUpForm:
    people = supervisors(standing.organisation)
    known = {person for person, _ in people}
    if (held := initial.get("person", "")) and held not in known:
        initial = {**initial, "person": ""}
    return FollowUpForm(sent(request), people=people, initial=initial)


def _row(standing: Standing, public: str) -> FollowUp:
    return get_object_or_404(FollowUp.objects.filter(organisation=standing.organisation), public_id=public)
