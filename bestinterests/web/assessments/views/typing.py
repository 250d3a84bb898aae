"""What is typed is kept as it is typed: a field at a time, for the person alone, until they save it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bestinterests.domain.change import Path
from bestinterests.domain.document import Document
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions import drop_draft, keep_draft
from bestinterests.web.assessments.models import PLACE
from bestinterests.web.assessments.places import ours
from bestinterests.web.assessments.sheets import slots, values
from bestinterests.web.assessments.sheets.model import Nature, nature, struct_at
from bestinterests.web.assessments.sheets.serving import desk_of, past_of, typed_by
from bestinterests.web.assessments.snapshot import held_at
from bestinterests.web.ui.environment import moment


@require_POST
def typed_keep(request: HttpRequest, assessment: str) -> HttpResponse:
    """Keep what was typed into one field: place, value (as often as it has values), base (revision of the form).

    It is kept also where the assessment was closed meanwhile: nothing that was typed is lost.
    """
    held = opened(request, assessment, Permission.EDIT)
    path: Path = tuple(request.POST.get("place", "").split("/"))
    try:
        of = nature(struct_at(Document, path), path[-1])
    except KeyError:
        return _said("There is no such field.", 422)
    base = request.POST.get("base", "")
    if len("/".join(path)) > PLACE or path[0] != "assessment" or not (base.isascii() and base.isdigit()):
        return _said("There is no such field.", 422)
    revision = min(max(int(base[:9]), 1), held.head.revision)
    try:
        value = _slot(request, held, path, revision) if of.unit == "slot" else _value(request, held, of)
    except values.Unfit as unfit:
        return _said(str(unfit), 422)
    keep_draft(assessment=held.row, place=path, value=value, base_revision=revision, actor=held.actor, at=held.at)
    return JsonResponse({"kept": moment(held.at)})


def _value(request: HttpRequest, held: Opened, of: Nature) -> Any:
    return values.read(of, request.POST.getlist("value"), desk_of(held))


def _slot(request: HttpRequest, held: Opened, path: Path, revision: int) -> Any:
    """A slot as it is typed, with judgements that are only half made. field: the id of its control."""
    place = "/".join(path)
    base = typed_by(held)[place].base if place in typed_by(held) else revision
    found, was = held_at(past_of(held)(base), path)
    if not found:
        raise values.Unfit("What this is about is not there any more.")
    return slots.read(request.POST.get("field", ""), request.POST, was or {}, desk_of(held)).kept


@require_POST
def typed_drop(request: HttpRequest, assessment: str) -> HttpResponse:
    """Throw away what was typed below a place and not saved, and go back to where it was typed."""
    held = opened(request, assessment)
    places = [tuple(place.split("/")) for place in request.POST.getlist("place")]
    dropped = drop_draft(assessment=held.row, places=places or None, actor=held.actor, at=held.at)
    if dropped:
        messages.success(request, "What you had typed and not saved is thrown away.")
    back = ours(request)
    return redirect(back) if back else redirect("assessments:overview", assessment)


def _said(problem: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": problem}, status=status)
