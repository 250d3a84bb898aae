"""What surveys have for the home page of a person: words that wait for the safeguarding lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.surveys.models import Sitting
from bestinterests.web.ui.home import Task, Work

MOST = 10


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """One line for each sitting in which children wrote something that nobody has read."""
    found: list[Task] = []
    for standing in standings:
        if not standing.may(Permission.SAFEGUARD):
            continue
        rows = Sitting.objects.filter(survey__organisation=standing.organisation, waits=True)
        for row in rows.select_related("survey__assessment").order_by("read_by", "id")[:MOST]:
            address = reverse("surveys:words", args=[row.survey.assessment.public_id, row.public_id])
            reason = "Children wrote it in a survey. You read it first."
            found.append(Task("Read what children wrote", address, reason, "Safeguarding", row.read_by))
    return Work(tasks=tuple(found))
