"""The service: what it is, who answers for it, how ages are known, and how it is assessed and looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bestinterests.documents import wording
from bestinterests.domain.change import Path
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.rights import SERVICE as WHOLE
from bestinterests.web.assessments.sheets import Sheet
from bestinterests.web.assessments.sheets.service import (
    AGES,
    ASSESSMENT,
    EARLIER,
    GROUNDING,
    ORGANISATION,
    REVIEW_PLAN,
    SERVICE,
)
from bestinterests.web.assessments.sheets.serving import forms_of, served

BOTH = ["GET", "HEAD", "POST"]
HERE: Path = ("assessment", "service")
AGE = "contradiction.minimum-age"
"""The rule that finds a stated minimum age against known users."""


class Leaf(NamedTuple):
    """A page of the service: its route, the words on it, and what it is about."""

    route: str
    words: str
    lead: str


LEAVES = (
    Leaf("service", "The service", "What is assessed, as somebody who has never seen it would need to be told."),
    Leaf("service_organisation", "Who answers for it", "The organisation that decides why and how data is used."),
    Leaf("service_ages", "Ages and parents", "How the service knows how old people are, and what parents can do."),
    Leaf("service_assessment", "The assessment", "Its title, its day, how deep it goes, and what it concludes."),
    Leaf("review_plan", "Review plan", "When all this is looked at again, what brings that forward, and who sees it."),
)


@require_http_methods(BOTH)
def service(request: HttpRequest, assessment: str) -> HttpResponse:
    """What the service is and where it stands."""
    held = opened(request, assessment)
    asked = [SERVICE, GROUNDING] if held.judged.fictional else [SERVICE]
    found = contradictions(held, "contradiction.planned-stage")
    return _leaf(request, held, 0, [(sheet, HERE) for sheet in asked], contradictions=found)


@require_http_methods(BOTH)
def service_organisation(request: HttpRequest, assessment: str) -> HttpResponse:
    """Who answers for it."""
    return _leaf(request, opened(request, assessment), 1, [(ORGANISATION, HERE)])


@require_http_methods(BOTH)
def service_ages(request: HttpRequest, assessment: str) -> HttpResponse:
    """How ages are known, and what parents can do; where the record contradicts itself about that, it is said."""
    held = opened(request, assessment)
    return _leaf(request, held, 2, [(AGES, HERE)], contradictions=contradictions(held, AGE))


@require_http_methods(BOTH)
def service_assessment(request: HttpRequest, assessment: str) -> HttpResponse:
    """Title, day, depth, profile, summary, and the DPIA that it feeds."""
    held = opened(request, assessment)
    others = held.evaluation.coverage.states.get(WHOLE, {})
    left_out = [held.framework.right_name(right) for right in others]
    found = contradictions(held, "contradiction.dates")
    asked = [(ASSESSMENT, ("assessment",)), (EARLIER, HERE)]
    return _leaf(request, held, 3, asked, left_out=left_out, contradictions=found)


@require_http_methods(BOTH)
def review_plan(request: HttpRequest, assessment: str) -> HttpResponse:
    """When it is looked at again, what brings that forward, what is watched, and whether it is published."""
    return _leaf(request, opened(request, assessment), 4, [(REVIEW_PLAN, ("assessment", "review"))])


class Contradiction(NamedTuple):
    """Where the record contradicts itself, and what would mend it."""

    sentence: str
    mend: str


def contradictions(held: Opened, *rules: str, right: str = "") -> list[Contradiction]:
    """Where the record contradicts itself by these rules: about the service itself, or about one right."""
    bands = held.framework.bands
    return [
        Contradiction(wording.dressed(each.sentence, bands), each.mend)
        for each in held.evaluation.contradictions
        if each.rule in rules and (right in each.rights if right else not (each.items or each.impacts))
    ]


def _leaf(
    request: HttpRequest, held: Opened, at: int, asked: Sequence[tuple[Sheet, Path]], **values: Any
) -> HttpResponse:
    leaf = LEAVES[at]
    return served(
        request,
        held,
        forms_of(request, held, asked),
        "assessments/service.html",
        heading=leaf.words,
        lead=leaf.lead,
        leaf=leaf.route,
        leaves=[(each.words, reverse(f"assessments:{each.route}", args=[held.id]), each.route) for each in LEAVES],
        after=request.path,
        back=reverse("assessments:overview", args=[held.id]),
        here=request.path,
        **values,
    )
