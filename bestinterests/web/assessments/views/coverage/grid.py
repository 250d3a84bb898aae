"""The grid of features by rights: chosen rows and columns are answered in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.documents.report.coverage import SERVICE, count
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.saving import Saved
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.identifying.coverage import Asking, cells_of
from bestinterests.web.assessments.identifying.pieces import number_in, piece_of
from bestinterests.web.assessments.identifying.prompts import prompts
from bestinterests.web.assessments.participants import me
from bestinterests.web.assessments.sheets.coverage import BLOCK, QUESTION, RIGHTS_OF_ONE
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.serving import After, forms_of, new_path, served
from bestinterests.web.assessments.views import trails
from bestinterests.web.learn import links
from bestinterests.web.ui.faults import Fault

BOTH = ["GET", "HEAD", "POST"]
TAB = "impacts"
OPEN_SHOWN = 12
"""Places of which the page of the grid lists what nobody has looked at."""
STATED = 10
"""Statements that are listed at a time."""


@require_http_methods(BOTH)
def coverage(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the grid with what nobody has looked at, and take an answer for a block of it."""
    held = opened(request, assessment)
    asking = Asking(held.context)
    forms = forms_of(request, held, [(BLOCK, new_path(request, "coverage"))], fixed=_by(held, _all_bands(asking)))
    waiting = asking.open()
    return served(
        request,
        held,
        forms,
        "assessments/coverage/grid.html",
        tab=TAB,
        faults=reasonless(forms[0]),
        after=trails.to(held, "coverage"),
        said=_said(asking, forms[0]),
        trail=trails.impacts(held),
        asking=asking,
        rows=asking.rows(),
        whole=asking.row(SERVICE),
        count=count(held.context),
        waiting=waiting[:OPEN_SHOWN],
        more=waiting[OPEN_SHOWN:],
        statements=piece_of(asking.statements(), number_in(request.GET.get("page", "")), STATED),
        save="Save this answer",
    )


@require_safe
def coverage_table(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the grid in words: a row for each feature and right, a column for each band."""
    held = opened(request, assessment)
    asking = Asking(held.context)
    states = held.context.evaluation.coverage.states
    return page(
        request,
        held,
        "assessments/coverage/table.html",
        tab=TAB,
        trail=trails.coverage(held),
        asking=asking,
        states=states,
        rows=[asking.row(place) for place in states],
        count=count(held.context),
    )


@require_http_methods(BOTH)
def coverage_place(request: HttpRequest, assessment: str, place: str = SERVICE) -> HttpResponse:
    """Show what is asked of one feature, or of the service, and take an answer for several of its rights."""
    held = opened(request, assessment)
    asking = Asking(held.context)
    features = _features(held, place)
    fixed = _by(held, {"features": features, **_all_bands(asking)})
    forms = forms_of(request, held, [(RIGHTS_OF_ONE, new_path(request, "coverage"))], fixed=fixed)
    row = asking.row(place)
    return served(
        request,
        held,
        forms,
        "assessments/coverage/place.html",
        tab=TAB,
        faults=reasonless(forms[0]),
        after=request.path,
        said=_said(asking, forms[0], features),
        trail=trails.coverage(held),
        asking=asking,
        place=place,
        row=row,
        told={right: asking.told(place, right) for right, _ in row.boxes},
        required=set(asking.required(place)),
        statements=piece_of(asking.statements(place), number_in(request.GET.get("page", "")), STATED),
        neighbours=_neighbours(held, place),
        save="Save this answer",
    )


@require_http_methods(BOTH)
def coverage_question(request: HttpRequest, assessment: str, right: str, place: str = SERVICE) -> HttpResponse:
    """Ask about one right in one feature, or in the service: prompts, what is known, and the answer."""
    held = opened(request, assessment)
    if right not in held.framework.rights:
        raise Http404
    asking = Asking(held.context)
    features = _features(held, place)
    waiting = asking.unanswered(place, right)
    fixed = _by(held, {"features": features, "rights": [right], "bands": list(waiting)})
    forms = forms_of(request, held, [(QUESTION, new_path(request, "coverage"))], fixed=fixed)
    return served(
        request,
        held,
        forms,
        "assessments/coverage/question.html",
        tab=TAB,
        faults=reasonless(forms[0]),
        after=_next(held, asking, place, right),
        said="Your answer is saved.",
        trail=[*trails.coverage(held), (asking.name(place), address(held, place))],
        back=address(held, place),
        asking=asking,
        place=place,
        features=features or [feature.id for feature in held.judged.features],
        right=right,
        name=held.context.right_of(right),
        text=held.framework.rights[right].adult,
        more=links.of_right(right, held.framework),
        told=asking.told(place, right),
        impacts=asking.impacts(place, right),
        waiting=waiting,
        prompts=prompts(held.framework, held.judged, features=features, right=right),
        required=right in asking.required(place),
        right_of=held.context.right_of,
        beside_name="Prompts",
        save="Save and go to the next question",
    )


def _next(held: Opened, asking: Asking, place: str, right: str) -> After:
    """After an answer: the next question of this place that waits, else the place."""
    waiting = [question.right for each in asking.open() if each.place == place for question in each.questions]

    def to(saved: Saved) -> str:
        later = waiting[waiting.index(right) + 1 :] if right in waiting else waiting
        return question_address(held, place, later[0]) if later else address(held, place)

    return to


def address(held: Opened, place: str) -> str:
    """The page of one feature, or of the service."""
    return trails.to(held, "coverage_service") if place == SERVICE else trails.to(held, "coverage_place", place)


def question_address(held: Opened, place: str, right: str) -> str:
    """The page of one question."""
    if place == SERVICE:
        return trails.to(held, "coverage_service_question", right)
    return trails.to(held, "coverage_question", place, right)


def reasonless(form: ItemForm) -> list[Fault]:
    """A "because" without a reason answers nothing."""
    sent = form.sent
    if str(sent.get("answer", "")).endswith("because") and not str(sent.get("reason", "")).strip():
        return [Fault(form.html_name("reason"), "Write the reason: an answer with because counts only with one.")]
    return []


def _by(held: Opened, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a new statement holds besides: who looked, and when."""
    person = me(held)
    return {**values, "on": held.on.isoformat(), **({"by": person} if person else {})}


def _all_bands(asking: Asking) -> dict[str, Any]:
    return {"bands": [band for band, _ in asking.bands]}


def _features(held: Opened, place: str) -> list[str]:
    """The features of a statement about a place. Raises Http404 where there is no such feature."""
    if place == SERVICE:
        return []
    if place not in {feature.id for feature in held.judged.features}:
        raise Http404
    return [place]


def _said(asking: Asking, form: ItemForm, features: Sequence[str] = ()) -> str:
    """What is said once it is saved: how many questions it answers, and whether that is wide."""
    sent = form.sent
    cells = cells_of(sent.get("features", features), sent.get("rights", ()), sent.get("bands", ()))
    words = f"One answer for {wording.many(cells, 'question')} is saved."
    if cells > asking.wide:
        words += f" It is wide: above {asking.wide} questions, reports say that one answer stands for many."
    return words


def _neighbours(held: Opened, place: str) -> tuple[str, str]:
    """The places before and after one, for going through them one by one; blank at the ends."""
    places = [*(feature.id for feature in held.judged.features), SERVICE]
    at = places.index(place)
    before = places[at - 1] if at else ""
    after = places[at + 1] if at + 1 < len(places) else ""
    return before, after
