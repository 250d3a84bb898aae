"""Consulting the regulator on high risk that remains: when the law asks for it, and what is recorded."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.domain.evaluation import Finding
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.blocks import context_of
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.mending import mending
from bestinterests.web.assessments.sheets.whole import CONSULTATION, OUTCOME
from bestinterests.web.assessments.views.items import BOTH, ItemPages, given, harms_of, trail_of

NOUN = ItemPages(
    sheet=CONSULTATION,
    collection="regulator_consultations",
    route="assessments:regulator_consultation",
    listed="assessments:regulator",
    trail=trail_of("Consulting the regulator", "assessments:regulator"),
    title=lambda asked: f"Consultation {asked.id}",
    only=lambda held: {"impacts": harms_of(held)},
)


@require_safe
def regulator(request: HttpRequest, assessment: str) -> HttpResponse:
    """Say where the law asks for the regulator to be consulted (UK GDPR Art 36), and list what is recorded."""
    held = opened(request, assessment)
    context = context_of(held)
    due: dict[tuple[str, ...], Finding] = {}
    for profile in held.evaluation.profiles:
        for finding in (*profile.now.findings, *profile.expected.findings):
            if finding.rule == "law.article-36":
                due.setdefault(finding.impacts, finding)
    impacts = list(dict.fromkeys(key for keys in due for key in keys))
    return page(
        request,
        held,
        "assessments/regulator.html",
        due=[mending(held, context, finding) for finding in due.values()],
        impacts=impacts,
        outcome=OUTCOME,
        regulator=context.regulator(),
    )


@require_http_methods(BOTH)
def regulator_consultation_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Record a consultation; the address may name the harms."""
    held = opened(request, assessment)
    return NOUN.new(
        request,
        held,
        heading="A new consultation of the regulator",
        said="It is added.",
        fixed=given(request, held, "impacts"),
    )


@require_http_methods(BOTH)
def regulator_consultation(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one consultation."""
    return NOUN.one(request, opened(request, assessment), item)


@require_http_methods(BOTH)
def regulator_consultation_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a consultation, and delete it."""
    return NOUN.delete(request, opened(request, assessment), item)
