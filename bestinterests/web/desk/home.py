"""What the desk has for the home page of a person: follow-ups that are late or come near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.desk.access import PERMISSION
from bestinterests.web.desk.models import FollowUp
from bestinterests.web.ui.home import Task, Work

MOST = 10
NEAR = dt.timedelta(days=7)
LONGEST = 120
"""Characters of a title on the home page."""


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """A line for each follow-up that is theirs or anybody's, and late or due within a week, in one query."""
    held = {standing.organisation.pk: standing for standing in standings if standing.may(PERMISSION)}
    if not held:
        return Work()
    person = next(iter(held.values())).person.public_id
    rows = FollowUp.objects.filter(
        Q(person="") | Q(person=person),
        organisation__in=held,
        done_at=None,
        day__lte=timezone.localdate(at) + NEAR,
    )
    found = [_task(row, held[row.organisation_id]) for row in rows.order_by("day", "id")[:MOST]]
    return Work(tasks=tuple(found))


def _task(row: FollowUp, standing: Standing) -> Task:
    words = " ".join(row.what.split())
    title = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    address = reverse("desk:follow_up", args=[standing.organisation.public_id, row.public_id])
    whose = "You are to look after it" if row.person else "Anybody who supervises may look after it"
    return Task(title, address, f"Follow-up on {row.service_name}. {whose}.", "Follow-up", row.day)
