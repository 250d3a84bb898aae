"""What changes have for the home page of a person: requests that wait for an answer, assessments to look at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.change_requests.models import ChangeRequest, Trigger
from bestinterests.web.reviews.home import MOST
from bestinterests.web.ui.home import Task, Work
from bestinterests.workflow.triggers import WARNED

LAPSE_TOLD = (Permission.EDIT, Permission.DECIDE)
"""Who is told of decisions that lapse by ``reviews.home``; they are not told of the same assessment twice."""


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What needs a person: questions and answers about changes, and assessments that something brings back.

    At most two queries, however many organisations there are.
    """
    held = [each for each in standings if not each.organisation.is_sample and each.may(Permission.READ)]
    if not held:
        return Work()
    return Work(tasks=(*_requests(held), *_again(held, timezone.localdate(at))))


def _of(standings: Sequence[Standing], *permissions: Permission) -> list[int]:
    return [each.organisation.pk for each in standings if any(each.may(permission) for permission in permissions)]


def _requests(held: Sequence[Standing]) -> list[Task]:
    """Questions that the person is asked, requests that wait for their answer, and assessments to be begun for one."""
    person = held[0].person.public_id
    answering, writing = _of(held, Permission.ANSWER_CHANGES), _of(held, Permission.EDIT)
    asked = Q(by=person, state="waiting", organisation__in=_of(held, Permission.READ))
    waiting = Q(organisation__in=answering, state="open")
    missing = Q(organisation__in=writing, state="answered", effect="new-assessment", begun=False)
    fields = ("public_id", "title", "service", "state", "at", "organisation__public_id")
    rows = ChangeRequest.objects.filter(asked | waiting | missing).select_related("organisation").only(*fields)
    return [_task(row) for row in rows.order_by("at", "id")[: 2 * MOST]]


def _task(row: ChangeRequest) -> Task:
    day = timezone.localtime(row.at)
    title, reason = {
        "waiting": (f"Answer a question about {row.title}", "You described it."),
        "open": (
            f"Answer a change request: {row.title}",
            f"{row.service or 'No service named'}. Described on {day.day} {day:%B}.",
        ),
        "answered": (f"Begin the assessment for {row.title}", "A change asks for a new assessment."),
    }[row.state]
    address = reverse("change_requests:request", args=[row.organisation.public_id, row.public_id])
    return Task(title, address, reason, "Change")


def _again(held: Sequence[Standing], on: dt.date) -> list[Task]:
    """Assessments that something brings back now, once each, the earliest reason first."""
    places = _of(held, Permission.EDIT, Permission.ANSWER_CHANGES)
    if not places:
        return []
    told = Q(organisation__in=_of(held, *LAPSE_TOLD), assessment__lapses_on__lte=on + WARNED)
    aside = Q(aside_until__gt=on)
    rows = Trigger.objects.filter(~told, ~aside, organisation__in=places, due_on__lte=on)
    fields = ("sentence", "due_on", "assessment__title", "assessment__public_id")
    found: dict[str, Task] = {}
    for row in rows.select_related("assessment").only(*fields).order_by("due_on", "id")[: 4 * MOST]:
        address = reverse("change_requests:in_assessment", args=[row.assessment.public_id])
        title = f"Look at {row.assessment.title} again"
        found.setdefault(address, Task(title, address, row.sentence, "Trigger", row.due_on))
    return list(found.values())[:MOST]
