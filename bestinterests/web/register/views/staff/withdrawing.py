"""Withdrawing what was published, and publishing answered change requests: each with a second step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.register.access import publishing
from bestinterests.web.register.actions.publishing import publish_change
from bestinterests.web.register.actions.withdrawing import withdraw
from bestinterests.web.register.doors import door_to
from bestinterests.web.register.forms import ChangeForm, WithdrawForm
from bestinterests.web.register.models import Published
from bestinterests.web.register.views.staff.publishing import BOTH, insist_publisher, reasons, row_of, shown
from bestinterests.web.ui.faults import add_refused, faults_of, sent
from bestinterests.workflow.changing import EFFECTS


@require_http_methods(BOTH)
def withdrawal(request: HttpRequest, assessment: str, number: int) -> HttpResponse:
    """Withdraw one publication, for a reason that everybody reads."""
    held = publishing(request, assessment)
    insist_publisher(held)
    row = row_of(held, number)
    form = WithdrawForm(sent(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            told = form.cleaned_data["because"]
            withdraw(published=row, because=told, actor=held.opened.actor, at=held.opened.at)
        except Refusing as refusing:
            status = 422
            add_refused(form, refusing.refusals, {"withdraw.no-because": "because"})
        else:
            messages.success(request, f"Number {number} is withdrawn. Its page says so, and why.")
            return redirect("register:publish", assessment)
    elif form.errors:
        status = 422
    values: dict[str, Any] = {"form": form, "faults": faults_of(form), "row": row}
    return shown(request, held, "withdraw", values, trail=[("Withdraw", request.path)], status=status)


@require_http_methods(BOTH)
def change(request: HttpRequest, assessment: str, change: str) -> HttpResponse:
    """Publish an answered change request in the words that were written for everybody."""
    held = publishing(request, assessment)
    insist_publisher(held)
    rows = ChangeRequest.objects.select_related("assessment__organisation")
    row = rows.filter(assessment=held.opened.row, public_id=change, may_publish=True).first()
    if row is None:
        raise Http404
    prepared = held.draft.prepared
    form = ChangeForm(sent(request), initial={"decider": prepared.decider, "object_how": prepared.object_how})
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = publish_change(
                request=row,
                base=held.base,
                object_how=told["object_how"],
                decider=told["decider"],
                actor=held.opened.actor,
                at=held.opened.at,
            )
        except (Refusing, Refused) as error:
            refusals = tuple(reasons(error))
        else:
            messages.success(request, f"The change is published, as number {made.number}.")
            return redirect("register:publish", assessment)
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "row": row,
        "told": change_of(row.held).public,
        "effect": EFFECTS[row.effect],  # type: ignore[index]  # one of the choices
        "door": door_to(held.opened.row, held.opened.at),
        "refusals": refusals,
        "before": Published.objects.filter(change=row.public_id).defer("content").first(),
    }
    status = 409 if refusals else 422 if form.errors else 200
    return shown(request, held, "change", values, trail=[("Publish a change", request.path)], status=status)
