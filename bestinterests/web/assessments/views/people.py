"""The people who take part, by role; and which of them is at the screen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.participants import me, take_part
from bestinterests.web.assessments.places import item_of, ours
from bestinterests.web.assessments.sheets.people import PERSON
from bestinterests.web.assessments.views.items import ItemPages

BOTH = ["GET", "HEAD", "POST"]


def _trail(held: Opened) -> list[tuple[str, str]]:
    return [("People", reverse("assessments:people_here", args=[held.id]))]


PEOPLE = ItemPages(
    PERSON, "people", "assessments:person", "assessments:people_here", _trail, lambda person: str(person.role)
)


@require_safe
def people_here(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the people who take part."""
    held = opened(request, assessment)
    duties = held.framework.vocabularies.get("duties", {})
    rows = [
        (each, [duties[duty].label if duty in duties else duty for duty in each.duties]) for each in held.judged.people
    ]
    return page(
        request, held, "assessments/people.html", rows=rows, who=me(held), back=ours(request), duties=duties.values()
    )


@require_POST
def person_me(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Remember that the person at the screen is this one. back: the page from which they came to say so."""
    held = opened(request, assessment)
    found = item_of(held, "people", item)
    held.insist_open()
    take_part(held, item)
    messages.success(request, f"You are {found.role} ({item}) in this assessment.")
    return redirect(ours(request) or reverse("assessments:people_here", args=[held.id]))


@require_http_methods(BOTH)
def person_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add somebody who takes part."""
    held = opened(request, assessment)
    return PEOPLE.new(request, held, heading="Somebody who takes part", said="They are added.")


@require_http_methods(BOTH)
def person(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one person."""
    return PEOPLE.one(request, opened(request, assessment), item)


@require_http_methods(BOTH)
def person_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say where a person is named, and delete them."""
    return PEOPLE.delete(request, opened(request, assessment), item)
