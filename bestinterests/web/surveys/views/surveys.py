"""Surveys of an assessment: which there are, what each asks, and what came of it once it has closed."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.domain.consultation import Consultation
from bestinterests.texts.texts import texts
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.redress.forms import WORDED
from bestinterests.web.redress.views.serving import BOTH
from bestinterests.web.surveys.actions.making import close_survey, make_survey
from bestinterests.web.surveys.actions.reading import released
from bestinterests.web.surveys.forms import PLACES, SurveyForm
from bestinterests.web.surveys.kits import BANDS, WORDS, WRITES, kit
from bestinterests.web.surveys.models import Survey, Tally
from bestinterests.web.surveys.results import OfBand, shown
from bestinterests.web.surveys.words import happens
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged

MOST = 100


class Heard(NamedTuple):
    """One age: planned by the record, heard by the survey, either None where it is not known or not shown."""

    band: str
    planned: int | None
    heard: int | None


@require_safe
def surveys(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the surveys of an assessment."""
    held = opened(request, assessment)
    rows = Survey.objects.filter(assessment=held.row).order_by("-made_at", "-id")[:MOST]
    names = {each.id: each.title or each.id for each in held.judged.consultations}
    return served(request, held, "surveys", rows=[(row, names.get(row.consultation, row.consultation)) for row in rows])


@require_http_methods(BOTH)
def survey_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Say what is asked of whom, and make a survey."""
    held = opened(request, assessment, Permission.EDIT)
    form = SurveyForm(
        sent(request),
        consultations=[(each.id, f"{each.id} {each.title}".strip()) for each in held.judged.consultations],
        features=[(each.id, each.name or each.id) for each in held.judged.features],
        today=held.on,
        initial={"service": held.row.service or held.row.title},
    )
    if request.method == "POST" and form.is_valid():
        row = make_survey(assessment=held.row, told=form.told(), actor=held.actor.id, at=held.at)
        messages.success(request, "The survey is made. It opens once there is a sitting, with a code.")
        return redirect("surveys:survey", assessment, row.public_id)
    return served(request, held, "survey_new", form, bands=BANDS, worded=WORDED, numbers=PLACES)


@require_safe
def survey(request: HttpRequest, assessment: str, survey: str) -> HttpResponse:
    """Show what a survey asks, its sittings, and once it has closed its counts and who is missing."""
    held = opened(request, assessment)
    return _survey(request, held, survey_of(held, survey))


@require_POST
def survey_close(request: HttpRequest, assessment: str, survey: str) -> HttpResponse:
    """Close a survey for good, so that its counts are shown."""
    held = opened(request, assessment, Permission.EDIT)
    row = survey_of(held, survey)
    try:
        close_survey(survey=row, actor=held.actor.id, at=held.at)
    except Refusing as refusing:
        return _survey(request, held, row, refusing)
    messages.success(request, "The survey has closed. Its counts stand below.")
    return redirect("surveys:survey", assessment, survey)


def survey_of(held: Opened, public: str) -> Survey:
    """A survey of this assessment. Raises Http404."""
    rows = Survey.objects.select_related("organisation", "assessment")
    row = rows.filter(assessment=held.row, public_id=public).first()
    if row is None:
        raise Http404
    return row


def consultation_of(held: Opened, row: Survey) -> Consultation | None:
    """The consultation that a survey belongs to; None where the record no longer has it."""
    return next((each for each in held.judged.consultations if each.id == row.consultation), None)


def _survey(request: HttpRequest, held: Opened, row: Survey, refusing: Refusing | None = None) -> HttpResponse:
    found = shown(_counts(row)).bands if row.closed_on else ()
    consultation = consultation_of(held, row)
    values = {
        "row": row,
        "consultation": consultation,
        "asked": [(BANDS[band], band, happens(row, band)) for band in row.bands],
        "sittings": paged(row.sittings.defer("held"), ("day", "id"), request.GET.get("place", "")),
        "results": [_table(row, each) for each in found],
        "heard": _heard(consultation, row, found) if row.closed_on else (),
        "writes": WRITES,
        "words": _words(held, row, found),
        "names": {each.id: each.name or each.id for each in held.judged.features},
        "leads": held.standing.may(Permission.SAFEGUARD),
        "refusals": refusing.refusals if refusing else (),
    }
    response = served(request, held, "survey", **values)
    response.status_code = 409 if refusing else 200
    return response


def _counts(row: Survey) -> dict[str, dict[str, list[int]]]:
    """Counts by age, item and option, noughts as well."""
    held = {(each.band, each.item, each.option): each.number for each in Tally.objects.filter(survey=row)}
    ids = [each["id"] for each in row.features]
    return {
        band: {
            question.key: [held.get((band, question.key, option), 0) for option in question.counted]
            for question in kit(band, ids)
            if question.text != WORDS
        }
        for band in row.bands
    }


def _table(row: Survey, found: OfBand) -> dict[str, Any]:
    """An age with its items in words, each with what may be shown of its options."""
    say = texts(found.band)
    items = []
    for question in kit(found.band, [each["id"] for each in row.features]):
        if question.key in found.items:
            about = "" if question.feature is None else row.features[question.feature]["id"]
            words = [say.say(f"survey.{option}") for option in question.counted]
            items.append((say.say(f"survey.{question.text}"), about, list(zip(words, found.items[question.key],
                          strict=True))))  # fmt: skip
    return {"name": BANDS[found.band], "heard": found.heard, "counted": items}


def _heard(consultation: Consultation | None, row: Survey, found: tuple[OfBand, ...]) -> list[Heard]:
    """Planned against heard, for every age that was planned or asked."""
    planned = {each.band: each.number for each in consultation.planned_bands} if consultation else {}
    heard = {each.band: each.heard for each in found}
    bands = [*row.bands, *(band for band in planned if band not in row.bands)]
    return [Heard(BANDS.get(band, band), planned.get(band), heard.get(band)) for band in bands]


def _words(held: Opened, row: Survey, found: tuple[OfBand, ...]) -> list[tuple[str, Any]]:
    """What was released, by age, for whoever writes the record; of no age whose number is not shown."""
    if not (row.closed_on and held.standing.may(Permission.EDIT)):
        return []
    told = [(BANDS[each.band], released(row, each.band)) for each in found if each.heard and each.band in WRITES]
    return [(name, words) for name, words in told if words]


def served(request: HttpRequest, held: Opened, template: str, form: Any = None, **values: Any) -> HttpResponse:
    """A page of surveys. A form with faults is 422, one that was refused 409."""
    values |= {"form": form, "faults": faults_of(form) if form is not None else ()}
    values["edits"] = held.standing.may(Permission.EDIT)
    status = 200
    if form is not None and form.is_bound and form.errors:
        status = 409 if getattr(form, "refused", False) else 422
    return page(request, held, f"surveys/{template}.html", tab="consultations", status=status, **values)
