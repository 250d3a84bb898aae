"""Sending back, deciding, and the second signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from bestinterests.domain.measure import Measure
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.forms import OUTCOMES, Reasoned, RulingGiven, Signed
from bestinterests.web.reviews.offers import choices
from bestinterests.web.reviews.queries import holding, member
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
from bestinterests.workflow.deciding import asks_second_signature, conditions_of, may_be_second, may_decide
from bestinterests.workflow.signing import mark, may_retract, may_sign
from bestinterests.workflow.standing import may_return
from bestinterests.workflow.transitions import TRANSITIONS


@require_http_methods(BOTH)
def return_(request: HttpRequest, assessment: str) -> HttpResponse:
    """Send it back with reasons."""
    held = reviewing(request, assessment)
    insist_duty(held, "return")
    form = Reasoned(sent(request), initial={"seen": held.version.digest})
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            actions.return_(
                assessment=held.opened.row,
                seen=form.cleaned_data["seen"],
                reasons=form.cleaned_data["reasons"],
                on=held.opened.on,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "It is sent back. The assessors find your reasons on their page."):
            return back(held)
    refusals = may_return(held.actor, held.course, "Reasons.")
    return step_page(request, held, "reviews/return.html", "Send it back", form, refusals)


@require_http_methods(BOTH)
def decide(request: HttpRequest, assessment: str) -> HttpResponse:
    """Decide, within what the record and the law allow; or propose it, where a second signature is asked."""
    held = reviewing(request, assessment)
    insist_duty(held, "decide")
    handed_in = held.submission is not None
    required = conditions_of(held.evaluation) if handed_in else ()
    measures = {measure.id: measure for measure in held.opened.judged.measures}
    initial = {**initial_of(held), "measures": list(required)}
    form = RulingGiven(
        sent(request), initial=initial, measures=[(key, each.title) for key, each in _offered(measures).items()]
    )
    if request.method == "POST" and form.is_valid():
        proposes = handed_in and asks_second_signature(held.evaluation, form.ruling)
        done = (
            "It is proposed, and nothing is decided yet. It stands once somebody else has signed it."
            if proposes
            else "It is decided."
        )
        if try_form(request, form, _decision(held, form, actions.propose if proposes else actions.decide), done):
            return back(held)
    refusals = (
        may_decide(held.actor, held.course, held.evaluation, None, held.arrangement, held.opened.on)
        if handed_in
        else may_return(held.actor, held.course, "Reasons.")
    )
    return step_page(
        request, held, "reviews/decide.html", "Decide", form, refusals, **_before_deciding(held, measures, required)
    )


def _offered(measures: Mapping[str, Measure]) -> dict[str, Measure]:
    return {key: each for key, each in measures.items() if each.status != "abandoned"}


def _decision(held: Reviewing, form: RulingGiven, action: Callable[..., int]) -> Callable[[], None]:
    def call() -> None:
        declare_first(held, form)
        action(
            assessment=held.opened.row,
            seen=form.cleaned_data["seen"],
            ruling=form.ruling,
            arrangement=held.arrangement,
            on=held.opened.on,
            actor=held.actor,
            at=held.opened.at,
        )

    return call


def _before_deciding(held: Reviewing, measures: Mapping[str, Measure], required: tuple[str, ...]) -> dict[str, Any]:
    """What whoever decides has in view."""
    read, _ = read_or_not(held)
    possible = choices(held, OUTCOMES) if held.submission else ()
    return {
        "reading": read,
        "told": told(held, held.version, held.opened.head.document),
        "choices": possible,
        "measures": _offered(measures).values(),
        "required": required,
        "signers": _signers(held) if any(each.second for each in possible) else (),
        "review": held.opened.judged.review,
    }


def _signers(held: Reviewing) -> list[str]:
    """Names of those who could give the second signature to what this person proposes."""
    people = map(actor_of, holding(held.opened.row.organisation, *TRANSITIONS["sign"].duties))
    return [each.name for each in people if not may_be_second(each, held.actor, held.course)]


@require_http_methods(BOTH)
def sign(request: HttpRequest, assessment: str) -> HttpResponse:
    """Read what is proposed and sign it; it stands from then on as the decision of who proposed it."""
    held = reviewing(request, assessment)
    insist_duty(held, "sign")
    proposed = held.version.proposed
    form = Signed(sent(request), initial={**initial_of(held), "seen": mark(proposed) if proposed else ""})
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            declare_first(held, form)
            actions.sign(
                assessment=held.opened.row,
                seen=form.cleaned_data["seen"],
                arrangement=held.arrangement,
                on=held.opened.on,
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "You have signed it. It is decided."):
            return back(held)
    proposer = member(held.opened.standing.organisation, proposed.by) if proposed else None
    if proposed:
        refusals = may_sign(held.actor, proposer, held.course, held.evaluation, held.arrangement, held.opened.on)
    else:
        refusals = may_retract(held.actor, held.course, "Reasons.")
    return _proposed(request, held, form, Reasoned(), refusals)


@require_POST
def retract(request: HttpRequest, assessment: str) -> HttpResponse:
    """Take a proposed decision off the table, with reasons: its own proposer, or who does not sign it."""
    held = reviewing(request, assessment)
    insist_duty(held, "retract")
    form = Reasoned(request.POST)
    if form.is_valid():

        def call() -> None:
            actions.retract(
                assessment=held.opened.row,
                reasons=form.cleaned_data["reasons"],
                actor=held.actor,
                at=held.opened.at,
            )

        if try_form(request, form, call, "It is off the table. It waits for another decision."):
            return back(held)
    return _proposed(request, held, form, form, ())


def _proposed(
    request: HttpRequest, held: Reviewing, form: forms.Form, reasons: Reasoned, refusals: Sequence[Refusal]
) -> HttpResponse:
    """What is proposed, to be signed or taken off the table. reasons: what was typed for the latter."""
    read, _ = read_or_not(held)
    proposed = held.version.proposed
    values = {
        "reading": read,
        "told": told(held, held.version, held.opened.head.document),
        "reasons": reasons,
        "seen": mark(proposed) if proposed else "",
        "off_the_table": may_retract(held.actor, held.course, "Reasons."),
    }
    title = "A decision that waits for a signature"
    return step_page(request, held, "reviews/sign.html", title, form, refusals, **values)
