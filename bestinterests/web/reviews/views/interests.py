"""Declaring an interest in one assessment at any time before one has said something on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import reviewing
from bestinterests.web.reviews.forms import InterestSaid
from bestinterests.web.reviews.said import interests_told
from bestinterests.web.reviews.views.acting import BOTH, back, initial_of, step_page, try_form
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.declaring import may_declare


@require_http_methods(BOTH)
def interest(request: HttpRequest, assessment: str) -> HttpResponse:
    """Declare an interest, or that there is none; administrators and the officer see what all have declared."""
    held = reviewing(request, assessment)
    held.insist_member()
    form = InterestSaid(sent(request), initial=initial_of(held))
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            actions.declare(
                assessment=held.opened.row,
                kind=form.cleaned_data["interest"],
                words=form.cleaned_data["interest_words"],
                on=held.opened.on,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "It is declared, and stands beside what you say on it."):
            return back(held)
    refusals = may_declare(held.actor, held.course)
    values = {"all": interests_told(held, held.version)}
    return step_page(request, held, "reviews/interest.html", "Declare an interest", form, refusals, **values)
