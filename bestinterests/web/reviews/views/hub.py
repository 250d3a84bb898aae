"""Where an assessment stands: what changed, what the verdict rests on, what was said, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from bestinterests.domain.problem import Problem, Refusal, Refused
from bestinterests.web.assessments.frame import page
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.changed import SHOWN, since
from bestinterests.web.reviews.offers import offers
from bestinterests.web.reviews.reading import Reading, reading
from bestinterests.web.reviews.said import interests_told, told
from bestinterests.web.reviews.standing import triggers_of


@require_safe
def review(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show where an assessment stands between draft and decision, and what this person can do now."""
    return hub(request, reviewing(request, assessment))


@require_safe
def changes(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show every change since the person last looked, field by field."""
    held = reviewing(request, assessment)
    values: dict[str, Any] = {
        "held": held,
        "since": since(held),
        "trail": [("Review", reverse("reviews:review", args=[assessment])), ("What changed", request.path)],
    }
    return page(request, held.opened, "reviews/changes.html", tab="review", **values)


def hub(request: HttpRequest, held: Reviewing, refusals: Sequence[Refusal] = ()) -> HttpResponse:
    """The page of review. refusals: why a step that was pressed on it was not taken."""
    read, problems = read_or_not(held)
    mine, others = offers(held)
    in_force = held.course.in_force
    values: dict[str, Any] = {
        "held": held,
        "reading": read,
        "problems": problems,
        "since": since(held),
        "shown": SHOWN,
        "told": told(held, held.version, held.opened.head.document),
        "in_force": told(held, in_force, held.opened.head.document) if in_force else None,
        "mine": mine,
        "others": others,
        "all": interests_told(held, held.version),
        "triggers": triggers_of(held, held.opened.on),
        "refusals": refusals,
    }
    status = 409 if refusals else 200
    return page(request, held.opened, "reviews/review.html", tab="review", status=status, **values)


def read_or_not(held: Reviewing) -> tuple[Reading | None, Sequence[Problem]]:
    """What the record says, or why it cannot be read: its packs are not here."""
    try:
        return reading(held.evaluation, held.opened.head.document, held.opened.id), ()
    except Refused as refused:
        return None, refused.problems
