"""What changes have for the home page of a person: requests that wait for an answer, assessments to look at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import F, Q, QuerySet
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

    At most four queries, however many organisations there are.
    """
    held = [each for each in standings if not each.organisation.is_sample and each.may(Permission.READ)]
    if not held:
        return Work()
    return Work(tasks=(*_asked(held), *_answering(held), *_beginning(held), *_again(held, timezone.localdate(at))))


def _of(standings: Sequence[Standing], *permissions: Permission) -> list[int]:
    return [each.organisation.pk for each in standings if any(each.may(permission) for permission in permissions)]


def _rows(wanted: Q) -> QuerySet[ChangeRequest]:
    fields = ("public_id", "title", "service", "at", "organisation__public_id")
    return ChangeRequest.objects.filter(wanted).select_related("organisation").only(*fields).order_by("at", "id")


def _task(row: ChangeRequest, title: str, reason: str, route: str = "change_requests:request") -> Task:
    return Task(title, reverse(route, args=[row.organisation.public_id, row.public_id]), reason, "Change")


def _asked(held: Sequence[Standing]) -> list[Task]:
    rows = _rows(Q(by=held[0].person.public_id, state="waiting", organisation__in=_of(held, Permission.READ)))
    return [_task(row, f"Answer a question about {row.title}", "You described it.") for row in rows[:MOST]]


def _answering(held: Sequence[Standing]) -> list[Task]:
    places = _of(held, Permission.ANSWER_CHANGES)
    rows = _rows(Q(organisation__in=places, state="open"))[:MOST] if places else ()
    found = []
    for row in rows:
        day = timezone.localtime(row.at)
        reason = f"{row.service or 'No service named'}. Described on {day.day} {day:%B}."
        found.append(_task(row, f"Answer a change request: {row.title}", reason))
    return found


def _beginning(held: Sequence[Standing]) -> list[Task]:
    places = _of(held, Permission.EDIT)
    rows = _rows(Q(organisation__in=places, state="answered", effect="new-assessment", begun=False))
    reason = "A change asks for a new assessment."
    return [_task(row, f"Begin the assessment for {row.title}", reason) for row in (rows[:MOST] if places else ())]


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
    for row in rows.select_related("assessment").only(*fields).order_by(F("due_on"), "id")[: 4 * MOST]:
        address = reverse("change_requests:in_assessment", args=[row.assessment.public_id])
        title = f"Look at {row.assessment.title} again"
        found.setdefault(address, Task(title, address, row.sentence, "Trigger", row.due_on))
    return list(found.values())[:MOST]
