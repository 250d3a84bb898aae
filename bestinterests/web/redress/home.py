"""What cases have for the home page of a person: those nobody has taken, theirs whose day is near, the lead's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.redress.clocking import today
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.ui.home import Task, Work

MOST = 10
NEAR = dt.timedelta(days=7)
"""How long before its day a case is named."""


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What needs a person who handles cases or is called about them: nothing of any case but its day."""
    found: list[Task] = []
    for standing in standings:
        if standing.may(Permission.SAFEGUARD):
            found += _with_lead(standing, at)
        if standing.may(Permission.HANDLE_CASES):
            found += [*_mine(standing, today(at)), *_free(standing, today(at))]
        elif standing.may(Permission.OVERSEE_CASES) and not standing.may(Permission.SAFEGUARD):
            found += _overdue(standing, today(at))
    return Work(tasks=tuple(found))


def _mine(standing: Standing, on: dt.date) -> list[Task]:
    rows = Row.objects.filter(organisation=standing.organisation, handler=standing.person.public_id, with_lead=False)
    near = rows.filter(owed=True, due_on__lte=on + NEAR).only("public_id", "due_on", "door", "urgent")
    return [
        Task(
            "Go on with a case",
            reverse("redress:case", args=[standing.organisation.public_id, row.public_id]),
            f"{row.get_door_display()}. {'It is overdue.' if _day(row) < on else 'Its day is near.'}"
            + (" It is urgent." if row.urgent else ""),
            "Case",
            row.due_on,
        )
        for row in near.order_by("due_on", "id")[:MOST]
    ]


def _day(row: Row) -> dt.date:
    return row.due_on or dt.date.max


def _free(standing: Standing, on: dt.date) -> list[Task]:
    """One line for all that nobody has taken, with the earliest of their days."""
    rows = Row.objects.filter(organisation=standing.organisation, handler="", owed=True, with_lead=False)
    first = rows.order_by("due_on", "id").only("due_on").first()
    if first is None:
        return []
    address = reverse("redress:cases", args=[standing.organisation.public_id]) + "?show=free"
    late = first.due_on is not None and first.due_on < on
    reason = "One of them is overdue." if late else "Nobody works on them yet."
    return [Task("Take a case", address, reason, "Case", first.due_on)]


def _overdue(standing: Standing, on: dt.date) -> list[Task]:
    """For whoever oversees cases and opens none: that a day was not kept, so that a second pair of eyes knows."""
    rows = Row.objects.filter(organisation=standing.organisation, owed=True, with_lead=False, due_on__lt=on)
    first = rows.order_by("due_on", "id").only("due_on").first()
    if first is None:
        return []
    address = reverse("redress:cases", args=[standing.organisation.public_id]) + "?show=overdue"
    return [Task("See which cases are overdue", address, "Their day was not kept.", "Case", first.due_on)]


def _with_lead(standing: Standing, at: dt.datetime) -> list[Task]:
    rows = Row.objects.filter(organisation=standing.organisation, with_lead=True).order_by("look_by", "id")
    first = rows.only("look_by").first()
    if first is None:
        return []
    late = first.look_by is not None and first.look_by < at
    address = reverse("redress:safeguarding", args=[standing.organisation.public_id])
    reason = "A child may not be safe, and nobody has looked in time." if late else "A child may not be safe."
    return [Task("Look at what waits for the safeguarding lead", address, reason, "Safeguarding", today(at))]
