"""Handing in and its opposites: submit, take back, screen out, withdraw, open the next draft."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from bestinterests.domain.problem import Refused
from bestinterests.packs.meaning import check_document
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import actions
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.forms import Reasoned, Seen
from bestinterests.web.reviews.views.acting import BOTH, as_refusal, back, insist_duty, step_page, try_form
from bestinterests.web.reviews.views.hub import hub, read_or_not
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.standing import may_take, may_withdraw
from bestinterests.workflow.submitting import may_screen_out, may_submit
from bestinterests.workflow.transitions import Step


@require_http_methods(BOTH)
def submit(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show what stands in the way and what the record says; submit it as it was seen."""
    held = reviewing(request, assessment)
    insist_duty(held, "submit")
    form = Seen(sent(request), initial={"seen": held.opened.head.revision})
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            seen = form.cleaned_data["seen"]
            revision = int(seen) if seen.isascii() and seen.isdigit() else 0
            actions.submit(assessment=held.opened.row, revision=revision, actor=held.actor, at=held.opened.at)

        if try_form(request, form, call, "It is submitted. It cannot be edited until it comes back."):
            return back(held)
        held = reviewing(request, assessment)
        form.data = {"seen": str(held.opened.head.revision)}  # what is shown now
    read, missing = read_or_not(held)
    refusals, errors, warnings = _in_the_way(held) if read else ((), missing, ())
    values = {"reading": read, "errors": errors, "warnings": warnings, "in_the_way": refusals}
    turn = may_take("submit", held.actor, held.version.state)
    return step_page(request, held, "reviews/submit.html", "Submit it", form, turn, **values)


def _in_the_way(held: Reviewing) -> tuple:  # type: ignore[type-arg]
    """Refusals, errors and warnings that submitting would meet today."""
    opened = held.opened
    problems = check_document(opened.head.document, opened.framework, opened.on)
    asked = may_submit(held.actor, held.course, opened.judged, opened.evaluation, problems)
    listed = {"submit.unfinished", "submit.errors"}
    errors = tuple(problem for problem in problems if problem.severity == "error")
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    return tuple(refusal for refusal in asked if refusal.code not in listed), errors, warnings


@require_http_methods(BOTH)
def screen_out(request: HttpRequest, assessment: str) -> HttpResponse:
    """Record that children are not likely to use the service, for the reasons in the scope test."""
    held = reviewing(request, assessment)
    insist_duty(held, "screen_out")
    form = forms.Form(sent(request))
    refusals = may_screen_out(held.actor, held.course, held.opened.judged)
    if request.method == "POST":
        done = "It is recorded as screened out, until the day on which it is looked at again."
        return _at_once(request, held, actions.screen_out, done)
    return step_page(request, held, "reviews/screen_out.html", "Record it as screened out", form, refusals)


@require_http_methods(BOTH)
def withdraw(request: HttpRequest, assessment: str) -> HttpResponse:
    """Do not pursue it, for reasons."""
    held = reviewing(request, assessment)
    insist_duty(held, "withdraw")
    form = Reasoned(sent(request))
    if request.method == "POST" and form.is_valid():

        def call() -> None:
            actions.withdraw(
                assessment=held.opened.row,
                reasons=form.cleaned_data["reasons"],
                actor=held.actor,
                at=timezone.now(),
            )

        if try_form(request, form, call, "It is withdrawn. Everything in it can still be read."):
            return back(held)
    refusals = may_withdraw(held.actor, held.course, "Reasons.")
    return step_page(request, held, "reviews/withdraw.html", "Withdraw it", form, refusals)


@require_POST
def recall(request: HttpRequest, assessment: str) -> HttpResponse:
    """Take a submission back before anybody was asked to read it."""
    return _pressed(request, assessment, "recall", actions.recall, "It is open for editing again.")


@require_POST
def open_draft(request: HttpRequest, assessment: str) -> HttpResponse:
    """Open the next draft; what was decided stays in force."""
    done = "The next draft is open. What was decided before stays in force and readable."
    return _pressed(request, assessment, "open_draft", actions.open_draft, done)


def _pressed(request: HttpRequest, assessment: str, step: Step, action: Callable[..., int], done: str) -> HttpResponse:
    held = reviewing(request, assessment)
    insist_duty(held, step)
    return _at_once(request, held, action, done)


def _at_once(request: HttpRequest, held: Reviewing, action: Callable[..., int], done: str) -> HttpResponse:
    """Take a step that asks for nothing more; the page of review says why not."""
    try:
        action(assessment=held.opened.row, actor=held.actor, at=held.opened.at)
    except Refusing as refusing:
        return hub(request, held, refusing.refusals)
    except Refused as refused:
        return hub(request, held, [as_refusal(each) for each in refused.problems])
    messages.success(request, done)
    return back(held)
