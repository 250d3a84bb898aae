"""What the register has for the home page of a person: what is decided and not published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.urls import reverse

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.register.models import Published
from bestinterests.web.ui.home import Task, Work

MOST = 3
"""It is a reminder, not a list."""
DECIDED = ("decided", "screened_out")


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What somebody who publishes could publish, the last few. One query.

    Whether a decision is published is theirs to say: it has no day, and samples are left out.
    """
    mine = [
        each.organisation.pk for each in standings if each.may(Permission.PUBLISH) and not each.organisation.is_sample
    ]
    if not mine:
        return Work()
    done = Published.objects.filter(series__assessment=OuterRef("pk"), version=OuterRef("version"))
    rows = Assessment.objects.filter(organisation__in=mine, state__in=DECIDED, fictional=False)
    found = rows.exclude(Exists(done)).only("title", "public_id").order_by("-updated_at", "-id")[:MOST]
    return Work(tasks=tuple(_task(row) for row in found))


def _task(row: Assessment) -> Task:
    address = reverse("register:publish", args=[row.public_id])
    return Task(f"Publish {row.title}, or not", address, "It is decided, and not published.", "Publish")
