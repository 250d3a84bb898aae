"""The DPIA: its steps with what fills them and what is missing, and the fields in which a person writes freely."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents.model import Section
from bestinterests.documents.places import placed
from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments import drawn
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.dpia import PAPER, STEPS, answer_path, drafted, known_field, marks, steps
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.offered import offers
from bestinterests.web.assessments.snapshot import Unreadable
from bestinterests.web.ui.faults import Fault

MOST = 40_000
"""Characters of one answer."""


@require_safe
def dpia(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the steps of the DPIA, each with what it lacks and what moved on, and the files to take away."""
    held = opened(request, assessment)
    try:
        found = steps(held, drafted(held))
    except Refused as refused:
        return _refused(request, held, refused)
    values: dict[str, Any] = {"steps": found, "offers": offers(PAPER, held.head.document), "marks": marks(held)}
    return page(request, held, "assessments/dpia.html", tab="documents", **values)


@require_safe
def dpia_step(request: HttpRequest, assessment: str, step: str) -> HttpResponse:
    """Show one step as the DPIA prints it, with what is missing and the fields to write in."""
    if step not in STEPS:
        raise Http404
    held = opened(request, assessment)
    try:
        return _step(request, held, step)
    except Refused as refused:
        return _refused(request, held, refused)


@require_http_methods(["POST"])
def dpia_answer(request: HttpRequest, assessment: str, field: str) -> HttpResponse:
    """Write what a field of the DPIA says."""
    held = opened(request, assessment, Permission.EDIT)
    held.insist_open()
    if not known_field(field):
        raise Http404
    step = next(name for name, fields in STEPS.items() if field in fields)
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()
    base = request.POST.get("base", "")
    if "text" not in request.POST or not (base.isascii() and base.isdigit() and 0 < int(base) <= held.head.revision):
        return _step(request, held, step, (Fault(field, "This form is too old or not whole. Write it again."),), 422)
    if len(text) > MOST:
        fault = Fault(field, f"The text has {len(text):,} characters; a field takes {MOST:,}. Shorten it.")
        return _step(request, held, step, (fault,), 422, {field: text})
    try:
        done = save(
            assessment=held.row,
            base_revision=int(base),
            entries=[Entry(answer_path(field), {"text": text})],
            actor=held.actor,
            at=held.at,
        )
    except Unreadable:
        return _step(request, held, step, (Fault(field, "This form is too old. Write it again."),), 409, {field: text})
    if done.conflicts:
        return redirect("assessments:conflicts", assessment)
    if done.changed:
        messages.success(request, f"It is saved. This is revision {done.revision}.")
    return redirect(f"{reverse('assessments:dpia_step', args=[assessment, step])}#{field}")


def _step(
    request: HttpRequest,
    held: Opened,
    step: str,
    faults: tuple[Fault, ...] = (),
    status: int = 200,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    found = steps(held, drafted(held))
    at = next(place for place, each in enumerate(found) if each.key == step)
    shown: Section = drawn.led(held.id, placed(found[at].section, found[at].section))
    values: dict[str, Any] = {
        "step": found[at],
        "before": found[at - 1] if at else None,
        "after": found[at + 1] if at + 1 < len(found) else None,
        "drawn": drawn.sections((shown,)),
        "faults": faults,
        "typed": typed or {},
    }
    return page(request, held, "assessments/dpia_step.html", tab="documents", status=status, **values)


def _refused(request: HttpRequest, held: Opened, refused: Refused) -> HttpResponse:
    values: dict[str, Any] = {"at": None, "problems": refused.problems}
    return page(request, held, "assessments/report_refused.html", tab="documents", status=409, **values)
