"""What surrounds every page of an assessment: its name and state, and the places that are reached from each of them."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.reuse.showing import provenance
from bestinterests.web.learn import links
from bestinterests.workflow.states import STATES


class Place(NamedTuple):
    """A tab: its key, the words on it, and the name of its route."""

    key: str
    text: str
    route: str


PLACES: tuple[Place, ...] = (
    Place("steps", "Steps", "assessments:overview"),
    Place("features", "Features", "assessments:features"),
    Place("impacts", "Impacts", "assessments:impacts"),
    Place("ratings", "Ratings", "assessments:ratings"),
    Place("evidence", "Evidence", "assessments:evidence"),
    Place("consultations", "Consultations", "assessments:consultations"),
    Place("actions", "Actions", "assessments:actions"),
    Place("report", "What follows", "assessments:report"),
    Place("documents", "Documents", "assessments:documents"),
    Place("history", "History", "assessments:history"),
    Place("comments", "Comments", "assessments:comments"),
    Place("review", "Review", "reviews:review"),
    Place("changes", "Changes", "change_requests:in_assessment"),
    Place("publish", "Publish", "register:publish"),
)
"""The tabs, in their order."""


def page(
    request: HttpRequest, opened: Opened, template: str, *, tab: str = "steps", status: int = 200, **values: Any
) -> HttpResponse:
    """Render a page of an assessment; its template extends ``assessments/assessment.html``.

    It may ask ``origin_of`` a place where what stands there came from.
    """
    origin_of = partial(provenance, request, opened)
    return render(request, template, {**framed(opened, tab), "origin_of": origin_of, **values}, status=status)


def framed(opened: Opened, tab: str) -> dict[str, Any]:
    """The values that the frame needs. closed: why this person cannot write here now.

    explain, source: functions that give the page of the framework on which a place, or a source, is explained.
    """
    return {
        "opened": opened,
        "judged": opened.judged,
        "organisation": opened.standing.organisation,
        "places": PLACES,
        "tab": tab,
        "state": STATES[opened.head.course.working.state],
        "version": opened.head.course.working.number,
        "closed": opened.closed,
        "explain": lambda place: links.of_place(place, opened.framework),
        "source": lambda source: links.of_source(source, opened.framework),
    }
