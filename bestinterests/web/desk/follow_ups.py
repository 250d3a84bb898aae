"""Follow-ups as pages list them: whose each is, and what is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from bestinterests.web.accounts.models import Membership, Organisation
from bestinterests.web.accounts.roles import holding
from bestinterests.web.assessments.people import names_of
from bestinterests.web.desk.access import PERMISSION
from bestinterests.web.desk.models import OWN, FollowUp

STATES = {"open": "Open", "done": "Done"}


class Shown(NamedTuple):
    """A follow-up as people read it. person: blank for anybody. late: has the day passed?"""

    row: FollowUp
    person: str
    done_by: str
    late: bool
    worksheet: str


def follow_ups(organisation: Organisation, state: str, service: str = "") -> QuerySet[FollowUp]:
    """The follow-ups in a state, in no order; of one service where one is named."""
    rows = FollowUp.objects.filter(organisation=organisation, done_at__isnull=state != "done")
    return rows.filter(service=service) if service else rows


def shown(rows: Iterable[FollowUp], organisation: Organisation, on: dt.date) -> list[Shown]:
    """Rows as people read them, with names from one query."""
    held = list(rows)
    names = names_of({each for row in held for each in (row.person, row.done_by) if each})
    gone = "Somebody who is not here any more"
    return [
        Shown(
            row,
            names.get(row.person, gone) if row.person else "",
            names.get(row.done_by, gone) if row.done_by else "",
            row.is_late(on),
            worksheet_of(organisation, row.where, row.service),
        )
        for row in held
    ]


def worksheet_of(organisation: Organisation, where: str, service: str) -> str:
    """The address of the worksheet of a service."""
    address = reverse("desk:worksheet", args=[organisation.public_id, service])
    return address if where == OWN else f"{address}?where={where}"


def supervisors(organisation: Organisation) -> list[tuple[str, str]]:
    """Public ids and names of the people who supervise in an organisation, by name."""
    members = Membership.objects.filter(
        organisation=organisation, held_roles__role__in=holding(PERMISSION), person__is_active=True
    )
    found = members.order_by("person__display_name", "person__pk").distinct()
    return list(found.values_list("person__public_id", "person__display_name"))
