"""What cases say about a service: patterns that are proposed as evidence, and the evidence that came of cases."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from bestinterests.web.accounts.access import NotAllowed, refusal_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.redress.actions.patterns import accept, decline, named, said
from bestinterests.web.redress.models import Pattern, Resting

MOST = 100
SETTLES = (Permission.EDIT, Permission.ANSWER_CHANGES)


@require_safe
def in_assessment(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what several cases say, and what became of it."""
    return _shown(request, opened(request, assessment))


@require_POST
def pattern_accept(request: HttpRequest, assessment: str, pattern: int) -> HttpResponse:
    """Take a pattern up as evidence."""
    held, row = _held(request, assessment, pattern)
    try:
        evidence = accept(pattern=row, impacts=request.POST.getlist("impacts"), actor=held.actor, at=held.at)
    except Refusing as refusing:
        return _shown(request, held, refusing, 409)
    messages.success(request, f"It is evidence now: {evidence}.")
    return redirect("redress:in_assessment", assessment)


@require_POST
def pattern_decline(request: HttpRequest, assessment: str, pattern: int) -> HttpResponse:
    """Do not take a pattern up, with a reason."""
    held, row = _held(request, assessment, pattern)
    try:
        decline(pattern=row, reason=request.POST.get("reason", "")[:2000], actor=held.actor.id, at=held.at)
    except Refusing as refusing:
        return _shown(request, held, refusing, 409)
    messages.success(request, "It is declined. It is proposed again once there are twice as many cases.")
    return redirect("redress:in_assessment", assessment)


def _shown(request: HttpRequest, held: Opened, refusing: Refusing | None = None, status: int = 200) -> HttpResponse:
    rows = list(Pattern.objects.filter(assessment_id=held.row.pk).order_by("-proposed_at", "-id")[:MOST])
    rests = set(Resting.objects.filter(assessment_id=held.row.pk).values_list("evidence", flat=True))
    rests.update(row.evidence for row in rows if row.evidence)
    response = page(
        request,
        held,
        "redress/saying.html",
        tab="evidence",
        patterns=[_row(held, row) for row in rows],
        came=[each for each in held.judged.evidence if each.id in rests],
        settles=any(held.standing.may(each) for each in SETTLES),
        refusals=refusing.refusals if refusing else (),
    )
    response.status_code = status
    return response


def _row(held: Opened, row: Pattern) -> dict[str, Any]:
    """A pattern in words, with the impacts of its feature, which it may speak against."""
    feature, right = named(row, held.head.document)
    return {
        "row": row,
        "title": f"{feature}: {right}",
        "says": said(row, held.head.document),
        "state": row.get_state_display(),
        "impacts": [each for each in held.judged.impacts if row.feature in each.features],
    }


def _held(request: HttpRequest, assessment: str, pattern: int) -> tuple[Opened, Pattern]:
    held = opened(request, assessment)
    if not any(held.standing.may(each) for each in SETTLES):
        raise NotAllowed(refusal_of(Permission.EDIT))
    row = Pattern.objects.filter(assessment_id=held.row.pk, pk=pattern).first()
    if row is None:
        raise Http404
    return held, row
