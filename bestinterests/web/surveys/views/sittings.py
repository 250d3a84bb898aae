"""Sittings: the session that a person prepares, the code that opens it, and what children wrote in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.redress import keys
from bestinterests.web.redress.views.serving import BOTH, tried
from bestinterests.web.surveys.actions.making import end_sitting, make_sitting
from bestinterests.web.surveys.actions.reading import read_words, settle_words
from bestinterests.web.surveys.forms import SittingForm
from bestinterests.web.surveys.held import Held, held_of
from bestinterests.web.surveys.kits import BANDS, WRITES
from bestinterests.web.surveys.models import Sitting
from bestinterests.web.surveys.refusing import refused
from bestinterests.web.surveys.views.surveys import consultation_of, served, survey_of
from bestinterests.web.ui.environment import day
from bestinterests.web.ui.faults import sent


@require_http_methods(BOTH)
def sitting_new(request: HttpRequest, assessment: str, survey: str) -> HttpResponse:
    """Record permissions, assents, setting and safeguarding lead, and get a code."""
    held = opened(request, assessment, Permission.EDIT)
    row, consultation = survey_of(held, survey), None
    consultation = consultation_of(held, row)
    if consultation is None:
        raise Http404
    form = SittingForm(sent(request), bands=row.bands, today=held.on, initial={"day": day(held.on)})
    made: list[Sitting] = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def make() -> None:
            made.append(make_sitting(survey=row, consultation=consultation, told=told, actor=held.actor.id, at=held.at))

        fields = {"survey.fewer-permissions": "permissions", "survey.other-band": "band"}
        if tried(request, form, make, "", fields):
            return redirect("surveys:sitting", assessment, made[0].public_id)
    return served(request, held, "sitting_new", form, row=row, bands=[(band, BANDS[band]) for band in row.bands])


@require_safe
def sitting(request: HttpRequest, assessment: str, sitting: str) -> HttpResponse:
    """Show a sitting to whoever prepares it, with its code as long as it opens anything."""
    held = opened(request, assessment, Permission.EDIT)
    row = _sitting(held, sitting)
    return served(
        request,
        held,
        "sitting",
        row=row,
        band=BANDS[row.band],
        inside=_inside(row),
        writes=row.band in WRITES,
        address=request.build_absolute_uri("/listen/"),
        today=held.on,
    )


@require_POST
def sitting_end(request: HttpRequest, assessment: str, sitting: str) -> HttpResponse:
    """End a sitting: its code opens nothing any more."""
    held = opened(request, assessment, Permission.EDIT)
    end_sitting(sitting=_sitting(held, sitting))
    messages.success(request, "The sitting is over: its code opens nothing any more.")
    return redirect("surveys:sitting", assessment, sitting)


@require_http_methods(BOTH)
def words(request: HttpRequest, assessment: str, sitting: str) -> HttpResponse:
    """Show what children wrote to the safeguarding lead, who says what others may read."""
    held = opened(request, assessment)
    if not held.standing.may(Permission.SAFEGUARD):
        raise NotAllowed(refused("survey.no-lead"))
    row = _sitting(held, sitting)
    try:
        if request.method == "POST":
            settle_words(sitting=row, states=_states(request))
            messages.success(request, "Kept. What you released is read by those who write the record once it closes.")
            return redirect("surveys:words", assessment, sitting)
        inside = read_words(sitting=row, actor=held.actor.id, at=held.at)
    except Refusing as refusing:
        response = served(request, held, "words", row=row, band=BANDS[row.band], inside=Held(),
                          refusals=refusing.refusals)  # fmt: skip
        response.status_code = 409
        return response
    return served(request, held, "words", row=row, band=BANDS[row.band], inside=inside, refusals=())


def _states(request: HttpRequest) -> dict[str, Any]:
    """What was said of each of the words, by their id."""
    sent = {name.removeprefix("said-"): str(request.POST[name]) for name in request.POST if name.startswith("said-")}
    return {key: state for key, state in sent.items() if state in ("released", "kept")}


def _sitting(held: Opened, public: str) -> Sitting:
    rows = Sitting.objects.select_related("survey__organisation", "survey__assessment", "key")
    row = rows.filter(survey__assessment=held.row, public_id=public).first()
    if row is None:
        raise Http404
    return row


def _inside(row: Sitting) -> Held | None:
    """What a sitting holds, without any words; None where it cannot be read."""
    try:
        found = held_of(row)
    except (keys.Locked, keys.NoKeys, Refused):
        return None
    return Held(code=found.code, setting=found.setting, lead=found.lead)
