"""What the home page shows to a person for whom documents are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.assessments.outside.listing import Named, named_for, readers_of
from bestinterests.web.ui.environment import moment
from bestinterests.web.ui.home import Task, Work


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What is named for a person and open; nothing for those who read nothing from outside. One query."""
    found = named_for(readers_of(standings), at)
    return Work(tasks=tuple(_task(each) for each in found if each.is_open))


def _task(held: Named) -> Task:
    return Task(
        f"Read what is named for you of {held.title}",
        reverse("assessments:named_grant", args=[held.grant.public_id]),
        f"From {held.organisation}. You can open it until {moment(held.grant.until)}.",
        "Reading",
        timezone.localdate(held.grant.until),
    )
