"""What is said beside the views: the advice of the data protection officer, and dissent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import reviewing
from bestinterests.web.reviews.changed import SHOWN, since
from bestinterests.web.reviews.forms import AdviceGiven, Differs
from bestinterests.web.reviews.queries import role_of
from bestinterests.web.reviews.said import told
from bestinterests.web.reviews.views.acting import (
    BOTH,
    back,
    declare_first,
    initial_of,
    insist_duty,
    step_page,
    try_form,
)
from bestinterests.web.reviews.views.hub import read_or_not
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.dissenting import may_dissent


@require_http_methods(BOTH)
def advise(request: HttpRequest, assessment: str) -> HttpResponse:
    """Advise in writing, independent of assessors and decider (UK GDPR Art 35(2), Art 38)."""
    held = reviewing(request, assessment)
    insist_duty(held, "advise")
    form = AdviceGiven(sent(request), initial=initial_of(held))
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            declare_first(held, form)
            actions.advise(
                assessment=held.opened.row,
                seen=form.cleaned_data["seen"],
                advice=form.cleaned_data["advice"],
                role=role_of(held.opened.standing, "dpo"),
                on=held.opened.on,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "Your advice is given. Whoever decides says what becomes of it."):
            return back(held)
    read, _ = read_or_not(held)
    values = {"reading": read, "since": since(held), "shown": SHOWN}
    refusals = may_advise(held.actor, held.course)
    return step_page(request, held, "reviews/advise.html", "Advise", form, refusals, **values)


@require_http_methods(BOTH)
def dissent(request: HttpRequest, assessment: str) -> HttpResponse:
    """Record what somebody holds instead of the decision in force, whatever their role."""
    held = reviewing(request, assessment)
    held.insist_member()
    form = Differs(sent(request))
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            actions.dissent(
                assessment=held.opened.row,
                view=form.cleaned_data["view"],
                role=role_of(held.opened.standing),
                on=held.opened.on,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "Your dissent is kept beside the decision."):
            return back(held)
    in_force = held.course.in_force
    document = held.opened.head.document
    values = {"decision": told(held, in_force, document).decided if in_force else None}
    refusals = may_dissent(held.actor, held.course)
    return step_page(request, held, "reviews/dissent.html", "Record a dissent", form, refusals, **values)
