"""Leaving things out: what stands where, what would be left out with it elsewhere, and why, in words for everybody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.domain.publication import GROUND_WORDS, LeftOut
from bestinterests.web.register.access import Publishing, preparing
from bestinterests.web.register.actions.preparing import leave_out, put_back
from bestinterests.web.register.forms import LeaveOutForm
from bestinterests.web.register.views.staff.publishing import BOTH, shown
from bestinterests.web.ui.faults import add_refused, faults_of, sent
from bestinterests.workflow.publishing.leaving_out import Elsewhere, Place, elsewhere, may_be_left_out, refused

TITLE = "Leave something out"
SHOWN = 100
"""Places on one page."""


@require_safe
def places(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what can be left out, by the words that stand there."""
    held = preparing(request, assessment)
    asked = request.GET.get("find", "").replace("\0", "").strip()[:200]
    found = [each for each in _places(held) if asked.casefold() in f"{each.place} {each.text}".casefold()]
    at = request.GET.get("from", "")
    start = min(int(at), len(found)) if at.isascii() and at.isdigit() and len(at) < 7 else 0
    values: dict[str, Any] = {
        "found": found[start : start + SHOWN],
        "number": len(found),
        "start": start,
        "after": start + SHOWN if len(found) > start + SHOWN else None,
        "before": max(start - SHOWN, 0) if start else None,
        "find": asked,
        "left": {each.place: each for each in held.draft.prepared.left_out},
        "grounds": GROUND_WORDS,
    }
    return shown(request, held, "places", values, trail=[(TITLE, request.path)])


@require_http_methods(BOTH)
def place(request: HttpRequest, assessment: str, place: str) -> HttpResponse:
    """Leave one thing out, with a ground and a reason; show first where else its words stand."""
    held = preparing(request, assessment)
    found = next((each for each in _places(held) if each.place == place), None)
    if found is None:
        raise Http404
    said = next((each for each in held.draft.prepared.left_out if each.place == place), None)
    initial = {"ground": said.ground, "reason": said.reason} if said else {}
    form = LeaveOutForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid() and _left_out(held, place, form):
        messages.success(request, f"{place} will be left out, with its reason.")
        return redirect("register:leave_out", assessment)
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "place": found,
        "said": said,
        "elsewhere": _elsewhere(held, found),
        "grounds": GROUND_WORDS,
    }
    trail = [(TITLE, reverse("register:leave_out", args=[assessment])), (place, request.path)]
    return shown(request, held, "place", values, trail=trail, status=422 if form.errors else 200)


@require_POST
def publish_again(request: HttpRequest, assessment: str, place: str) -> HttpResponse:
    """Leave something out no longer."""
    held = preparing(request, assessment)
    put_back(
        assessment=held.opened.row,
        document=held.document,
        place=place,
        actor=held.opened.actor.id,
        at=held.opened.at,
    )
    messages.success(request, f"{place} will be published.")
    return redirect("register:leave_out", assessment)


def _places(held: Publishing) -> tuple[Place, ...]:
    return may_be_left_out(held.document) if held.document else ()


def _elsewhere(held: Publishing, found: Place) -> tuple[Elsewhere, ...]:
    """Where else the words stand, with everything else that is left out."""
    assert held.source is not None
    others = tuple(each for each in held.draft.prepared.left_out if each.place != found.place)
    asked = LeftOut(place=found.place, ground="person", reason="?")
    texts = held.draft.prepared.texts
    told = elsewhere(held.source.document, held.source.evaluation, (*others, asked), texts)
    return tuple(each for each in told if each.of == found.place or each.of.startswith(f"{found.place}/"))


def _left_out(held: Publishing, place: str, form: LeaveOutForm) -> bool:
    assert held.source is not None
    left_out = LeftOut(place=place, ground=form.cleaned_data["ground"], reason=form.cleaned_data["reason"])
    if refusals := refused(held.source.document, [left_out]):
        add_refused(form, refusals, dict.fromkeys((each.code for each in refusals), "reason"))
        return False
    leave_out(
        assessment=held.opened.row,
        document=held.document,
        left_out=left_out,
        actor=held.opened.actor.id,
        at=held.opened.at,
    )
    return True
