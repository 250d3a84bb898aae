"""Rounds of review: who is asked, and the view that each gives alone."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts.access import Standing
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.changed import SHOWN, since
from bestinterests.web.reviews.forms import VIEWS, RoundAsked, ViewGiven
from bestinterests.web.reviews.queries import holding, role_of
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
from bestinterests.workflow.declaring import barring
from bestinterests.workflow.interests import KINDS
from bestinterests.workflow.people import Actor
from bestinterests.workflow.reviewing import may_review
from bestinterests.workflow.standing import may_take


class Candidate(NamedTuple):
    """Somebody who reviews here. why_not: why they cannot be asked; blank where they can. note: what asking costs."""

    actor: Actor
    role: str
    why_not: str
    note: str


@require_http_methods(BOTH)
def open_round(request: HttpRequest, assessment: str) -> HttpResponse:
    """Choose who reads what is submitted. Only independent people are offered; of others it says why not."""
    held = reviewing(request, assessment)
    insist_duty(held, "open_round")
    people = [_candidate(held, standing) for standing in holding(held.opened.standing.organisation, "reviewer")]
    able = {each.actor.id: each.actor for each in people if not each.why_not}
    form = RoundAsked(sent(request), reviewers=[(person, actor.name) for person, actor in able.items()])
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            actions.open_round(
                assessment=held.opened.row,
                reviewers=[able[person] for person in form.cleaned_data["reviewers"]],
                arrangement=held.arrangement,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "They are asked. Each reads it alone."):
            return back(held)
    turn = may_take("open_round", held.actor, held.version.state)
    values = {"people": people, "least": held.arrangement.reviewers}
    return step_page(request, held, "reviews/open_round.html", "Ask reviewers", form, turn, **values)


def _candidate(held: Reviewing, standing: Standing) -> Candidate:
    actor = actor_of(standing)
    barred = barring(actor, held.course)
    why_not = "wrote part of it. Nobody reviews their own work" if actor.id in held.course.authors else ""
    if barred is not None:
        why_not = why_not or f"has declared: {KINDS[barred.kind].said}"
    note = "also decides here, and could not decide on this one any more" if "decider" in actor.duties else ""
    return Candidate(actor, role_of(standing, "reviewer"), why_not, note)


@require_http_methods(BOTH)
def view(request: HttpRequest, assessment: str) -> HttpResponse:
    """Give an independent view, with what changed since the person last looked beside it."""
    held = reviewing(request, assessment)
    insist_duty(held, "review")
    form = ViewGiven(sent(request), initial=initial_of(held))
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            declare_first(held, form)
            actions.review(
                assessment=held.opened.row,
                seen=form.cleaned_data["seen"],
                view=form.cleaned_data["view"],
                remarks=form.cleaned_data["remarks"],
                role=role_of(held.opened.standing, "reviewer"),
                on=held.opened.on,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "Your view is given and stands."):
            return back(held)
    read, _ = read_or_not(held)
    values = {"reading": read, "since": since(held), "shown": SHOWN, "views": VIEWS}
    refusals = may_review(held.actor, held.course)
    return step_page(request, held, "reviews/view.html", "Give your view", form, refusals, **values)
