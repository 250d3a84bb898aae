"""A bank holiday is added or taken off: open cases are counted anew at once, and what moved is kept and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.actions.writing import columns, keep_items, locked
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.clocking import Counting, counting_of, today
from bestinterests.web.redress.held import case_of, key_of
from bestinterests.web.redress.keys import Locked
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Deadline, Holiday, Item

AT_ONCE = 200


def say_holiday(
    *,
    organisation: Organisation,
    day: dt.date,
    divisions: Iterable[str],
    name: str,
    off: bool,
    actor: str,
    at: dt.datetime,
) -> None:
    """Say that a day is a holiday, or is none, in some divisions, and count open cases anew."""
    with transaction.atomic():
        for division in divisions:
            Holiday.objects.update_or_create(
                organisation=organisation,
                day=day,
                division=division,
                defaults={"name": name, "off": off, "by": actor, "at": at},
            )
        what = f"{day.day} {day:%B %Y} is {'no longer' if off else 'now'} counted as a bank holiday"
        recount(organisation, what, at)


def take_back(*, organisation: Organisation, holiday: int, at: dt.datetime) -> bool:
    """Take back what was said about a day. Returns whether there was anything."""
    with transaction.atomic():
        row = Holiday.objects.filter(organisation=organisation, pk=holiday).first()
        if row is None:
            return False
        row.delete()
        recount(organisation, f"what was said here about {row.day.day} {row.day:%B %Y} was taken back", at)
    return True


def recount(organisation: Organisation, why: str, at: dt.datetime) -> int:
    """Count the days of every open case anew, keep what moved, and return how many items did.

    In the caller's transaction. A case whose key is not at hand keeps the days that it had.
    """
    moved, counting = 0, counting_of(organisation)
    rows = Row.objects.filter(organisation=organisation, owed=True).order_by("pk").values_list("pk", flat=True)
    for pk in rows.iterator(chunk_size=AT_ONCE):
        moved += _counted(locked(Row(pk=pk)), counting, why, at)
    return moved


def _counted(row: Row, counting: Counting, why: str, at: dt.datetime) -> int:
    try:
        key = key_of(row)
        case = case_of(row, key)
    except Locked:
        return 0
    before = dict(Item.objects.filter(case=row).values_list("number", "due_on"))
    days = counting.all_days(case, today(at))
    after = {int(item.id): each.due_on for item, each in zip(case.items, days, strict=True)}
    changed = [number for number, day in after.items() if before.get(number) != day]
    if not changed:
        return 0
    Deadline.objects.bulk_create(
        Deadline(case=row, item=number, before=before.get(number), after=after[number], why=why[:300], at=at)
        for number in changed
    )
    Row.objects.filter(pk=row.pk).update(**columns(row.organisation, case, days, row.closed_at, at))
    keep_items(row, case, days)
    people = {row.handler} if row.handler else able(row.organisation, Permission.HANDLE_CASES)
    tell(
        people=able(row.organisation, Permission.SAFEGUARD) if row.with_lead else people,
        kind="case",
        sentence=f"The day of a case has moved: {why}.",
        address=case_address(row),
        organisation=row.organisation,
        at=at,
    )
    return len(changed)
