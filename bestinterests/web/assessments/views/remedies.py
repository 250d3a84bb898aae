"""Ways by which children can be put right, and where no working one covers them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.blocks import context_of
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.mending import mending
from bestinterests.web.assessments.sheets.whole import REMEDY
from bestinterests.web.assessments.views.items import BOTH, ItemPages, trail_of

NOUN = ItemPages(
    sheet=REMEDY,
    collection="remedy_routes",
    route="assessments:remedy",
    listed="assessments:remedies",
    trail=trail_of("Ways to be put right", "assessments:remedies"),
    title=lambda route: route.name,
)


@require_safe
def remedies(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the routes, and the rights and ages that no working one covers, now and if every action is done."""
    held = opened(request, assessment)
    context = context_of(held)
    views = (("now", context.now), ("if every action is done", context.expected))
    return page(
        request,
        held,
        "assessments/remedies.html",
        context=context,
        gaps=[
            (words, [mending(held, context, finding) for finding in view.findings if finding.rule == "gate.remedy"])
            for words, view in views
        ],
    )


@require_http_methods(BOTH)
def remedy_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add a route."""
    return NOUN.new(request, opened(request, assessment), heading="A new way to be put right", said="It is added.")


@require_http_methods(BOTH)
def remedy(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one route."""
    return NOUN.one(request, opened(request, assessment), item)


@require_http_methods(BOTH)
def remedy_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a route, and delete it."""
    return NOUN.delete(request, opened(request, assessment), item)
