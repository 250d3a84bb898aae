"""What every page of a step does alike: who has no duty is shown out, what was typed stays when it is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.frame import page
from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import Reviewing
from bestinterests.web.reviews.forms import FIELDS, show
from bestinterests.web.ui.faults import faults_of
from bestinterests.workflow.declaring import declared
from bestinterests.workflow.interests import KINDS
from bestinterests.workflow.standing import may_take
from bestinterests.workflow.transitions import Step

BOTH = ["GET", "HEAD", "POST"]


def insist_duty(held: Reviewing, step: Step) -> None:
    """Raise NotAllowed for somebody without a duty for this step, whatever the time."""
    held.insist_member()
    lacking = [each for each in may_take(step, held.actor, held.version.state) if each.code == "step.no-duty"]
    if lacking:
        raise NotAllowed(*lacking)


def try_form(request: HttpRequest, form: forms.Form, call: Callable[[], Any], done: str) -> bool:
    """Take a step with a valid form; False where it was refused, with each reason at its field."""
    try:
        call()
    except Refusing as refusing:
        show(form, refusing.refusals)
        form.refused = refusing.refusals  # type: ignore[attr-defined]
        return False
    messages.success(request, done)
    return True


def initial_of(held: Reviewing) -> dict[str, str]:
    """What a form shows at first: what the person read, and what they have declared before, here or for everything."""
    said = declared(held.version, held.actor.id) or held.actor.interest
    found = {"seen": held.version.digest}
    return found | ({"interest": said.kind, "interest_words": said.words} if said else {})


def declare_first(held: Reviewing, form: forms.Form) -> None:
    """Declare what a form says of an interest, before what it was asked for is said; nothing where it stands already.

    It is a step of its own: where the interest bars the other, the declaration stays. Raises Refusing.
    """
    kind, words = form.cleaned_data["interest"], form.cleaned_data["interest_words"]
    before = declared(held.version, held.actor.id)
    said = "" if kind == "none" else words.strip()
    if before is None or (before.kind, before.words) != (kind, said):
        actions.declare(
            assessment=held.opened.row,
            kind=kind,
            words=words,
            on=held.opened.on,
            actor=held.actor,
            at=held.opened.at,
        )


def as_refusal(problem: Problem) -> Refusal:
    """A fault of what is here, such as a pack that is not, as a reason why a step cannot be taken."""
    return Refusal(code=problem.code, sentence=problem.sentence, who_could_help=problem.remedy)


def back(held: Reviewing) -> HttpResponse:
    """To the page of review."""
    return redirect("reviews:review", held.opened.id)


def step_page(
    request: HttpRequest,
    held: Reviewing,
    template: str,
    title: str,
    form: forms.Form | None,
    refusals: Sequence[Refusal] = (),
    **values: Any,
) -> HttpResponse:
    """The page of a step. refusals: why it cannot be taken now, before anything is sent."""
    sent = request.method == "POST"
    if not sent:
        form = None if refusals else form
    values = {
        "title": title,
        "form": form,
        "faults": faults_of(form) if form is not None else (),
        "refusals": () if sent else refusals,
        "held": held,
        "kinds": KINDS,
        "trail": [("Review", reverse("reviews:review", args=[held.opened.id])), (title, request.path)],
        **values,
    }
    return page(request, held.opened, template, tab="review", status=_status(form if sent else None), **values)


def _status(form: forms.Form | None) -> int:
    if form is None or not form.errors:
        return 200
    refused: Sequence[Refusal] = getattr(form, "refused", ())
    return 409 if any(refusal.code not in FIELDS for refusal in refused) else 422
