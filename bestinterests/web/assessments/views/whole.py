"""The service as a whole: the five questions that a person answers, and interests of others, which stand apart."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.blocks import context_of
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.sheets.serving import forms_of, served
from bestinterests.web.assessments.sheets.whole import INTEREST, STATEMENT, WHOSE
from bestinterests.web.assessments.views.items import BOTH, ItemPages, trail_of

NOUN = ItemPages(
    sheet=INTEREST,
    collection="other_interests",
    route="assessments:interest",
    listed="assessments:interests",
    trail=trail_of("Other interests", "assessments:interests"),
    title=lambda interest: f"{WHOSE[interest.whose]} interest",
)
APART = "No rule reads this before the conclusion on children, and none weighs it against a child's right."
MOST = 6
"""Rights named on each side beside the questions."""


@require_http_methods(BOTH)
def whole(request: HttpRequest, assessment: str) -> HttpResponse:
    """Answer the five questions on the whole service, beside what the record adds up to."""
    held = opened(request, assessment)
    context = context_of(held)
    rights = context.now.rights
    gained = sorted((r for r in rights if r.benefit), key=lambda r: -wording.rank(wording.mark("benefit", r.benefit)))
    lost = sorted((r for r in rights if r.harm), key=lambda r: -wording.rank(wording.mark("harm", r.harm)))
    return served(
        request,
        held,
        forms_of(request, held, [(STATEMENT, ("assessment", "statement"))]),
        "assessments/whole.html",
        after=request.path,
        heading="The service as a whole",
        lead="Five questions. A person answers them in their own words; nobody's software writes them.",
        back=reverse("assessments:overview", args=[held.id]),
        here=request.path,
        context=context,
        gained=[(context.right(r.right), wording.mark("benefit", r.benefit)) for r in gained[:MOST]],
        lost=[(context.right(r.right), wording.mark("harm", r.harm), context.ages(r.worst_off)) for r in lost[:MOST]],
        more=(max(len(gained) - MOST, 0), max(len(lost) - MOST, 0)),
    )


@require_safe
def interests(request: HttpRequest, assessment: str) -> HttpResponse:
    """List interests of the company, parents and others."""
    return page(request, opened(request, assessment), "assessments/interests.html", whose=WHOSE, apart=APART)


@require_http_methods(BOTH)
def interest_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add an interest."""
    return NOUN.new(request, opened(request, assessment), heading="A new interest", said="It is added.", lead=APART)


@require_http_methods(BOTH)
def interest(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one interest."""
    return NOUN.one(request, opened(request, assessment), item, lead=APART)


@require_http_methods(BOTH)
def interest_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with an interest, and delete it."""
    return NOUN.delete(request, opened(request, assessment), item)
