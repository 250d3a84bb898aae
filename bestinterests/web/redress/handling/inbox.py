"""Lists of cases by what is plain of them: by their day, the earliest first; nothing of what a case holds.

What is with the safeguarding lead stands in no list but theirs. That a case is overdue is worked out from its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from bestinterests.web.accounts.access import Standing
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Item
from bestinterests.web.ui.paging import Paged, paged
from bestinterests.workflow.casework.words import DOORS, ITEM_KINDS, NATIONS

SHOWS: dict[str, str] = {
    "": "All that have a day",
    "mine": "Mine",
    "free": "Not taken",
    "urgent": "Urgent",
    "overdue": "Overdue",
    "no-day": "Without a day now",
    "over": "Told or closed",
}
"""The lists. Without a day: open cases whose clocks wait, or have been kept."""
KINDS = {key: said[0] for key, said in ITEM_KINDS.items() if key != "safeguarding-concern"}
COLUMNS = (
    "public_id",
    "state",
    "door",
    "band",
    "nation",
    "owed",
    "received_at",
    "handler",
    "urgent",
    "due_on",
    "told_at",
    "closed_at",
    "on_hold",
)
MOST_ABOVE = 10


class Wanted(NamedTuple):
    """What of the cases is to be shown. Words that are in no list count as blank."""

    show: str = ""
    door: str = ""
    kind: str = ""
    nation: str = ""

    @property
    def address(self) -> str:
        """The query that asks for the same."""
        held = QueryDict(mutable=True)
        held.update({name: value for name, value in self._asdict().items() if value})
        return held.urlencode()


def wanted(query: QueryDict) -> Wanted:
    """What an address asks for."""
    offered: dict[str, Mapping[Any, str]] = {"show": SHOWS, "door": DOORS, "kind": KINDS, "nation": NATIONS}
    held = {name: query.get(name, "") for name in offered}
    return Wanted(**{name: value if value in offered[name] else "" for name, value in held.items()})


def listed(standing: Standing, asked: Wanted, place: str, on: dt.date) -> Paged[Row]:
    """The cases of an organisation at a place of a list."""
    rows = _narrowed(Row.objects.filter(organisation=standing.organisation).only(*COLUMNS), asked)
    if asked.show == "over":
        return paged(rows.filter(owed=False, with_lead=False), ("-received_at", "-id"), place)
    rows = rows.filter(owed=True, with_lead=False)
    if asked.show == "no-day":
        return paged(rows.filter(due_on__isnull=True), ("id",), place)
    rows = rows.filter(due_on__isnull=False)
    if asked.show == "mine":
        rows = rows.filter(handler=standing.person.public_id)
    elif asked.show == "free":
        rows = rows.filter(handler="")
    elif asked.show == "urgent":
        rows = rows.filter(urgent=True)
    elif asked.show == "overdue":
        rows = rows.filter(due_on__lt=on)
    return paged(rows, ("due_on", "id"), place)


def above(standing: Standing, asked: Wanted, place: str) -> tuple[str, list[Row]]:
    """What stands above the first page of a list, with its heading: what is urgent above all, else what has no day."""
    if place or asked.show not in ("", "mine", "free", "urgent"):
        return "", []
    rows = _narrowed(Row.objects.filter(organisation=standing.organisation).only(*COLUMNS), asked)
    rows = rows.filter(owed=True, with_lead=False)
    undated = rows.filter(due_on__isnull=True).order_by("id")
    if asked.show == "mine":
        return "Without a day now", list(undated.filter(handler=standing.person.public_id)[:MOST_ABOVE])
    if asked.show == "free":
        return "Without a day now", list(undated.filter(handler="")[:MOST_ABOVE])
    urgent = [] if asked.show else rows.filter(urgent=True, due_on__isnull=False).order_by("due_on", "id")[:MOST_ABOVE]
    return "Urgent", [*urgent, *undated.filter(urgent=True)[:MOST_ABOVE]]


def has_undated(standing: Standing) -> bool:
    """Are there open cases without a day, which stand in a list of their own?"""
    rows = Row.objects.filter(organisation=standing.organisation, owed=True, with_lead=False, due_on__isnull=True)
    return rows.exists()


def _narrowed(rows: QuerySet[Row], asked: Wanted) -> QuerySet[Row]:
    if asked.door:
        rows = rows.filter(door=asked.door)
    if asked.nation:
        rows = rows.filter(nation=asked.nation)
    if asked.kind:
        rows = rows.filter(Exists(Item.objects.filter(case=OuterRef("pk"), kind=asked.kind)))
    return rows


def kinds_of(rows: list[Row]) -> dict[int, list[str]]:
    """The kinds of the items of some cases, by the key of the case."""
    found: dict[int, list[str]] = {}
    held = Item.objects.filter(case__in=[row.pk for row in rows]).order_by("number")
    for case, kind in held.values_list("case_id", "kind"):
        words = ITEM_KINDS[kind][0] if kind in ITEM_KINDS else kind
        if words not in found.setdefault(case, []):
            found[case].append(words)
    return found


def day_words(row: Row, on: dt.date) -> str:
    """How a case stands against its day."""
    if not row.owed or row.due_on is None:
        return ""
    left = (row.due_on - on).days
    if left < 0:
        return f"{-left} {'day' if left == -1 else 'days'} over"
    return "Today" if left == 0 else f"{left} {'day' if left == 1 else 'days'} left"
