"""Deadlines: how many are overdue or near, by month, and the lists of them by day, a page at a time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Substr
from django.urls import reverse

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Count, Deadline
from bestinterests.web.assessments.places import address_of
from bestinterests.web.overview.asking import Asked, Places
from bestinterests.web.ui.paging import paged

NEAR, FAR = dt.timedelta(days=30), dt.timedelta(days=90)
WHAT = {"actions": "a", "reviews": "r", "decisions": "l"}
"""What has a day, as addresses say it, with its letter."""
TITLES = {"actions": "Actions", "reviews": "Reviews", "decisions": "Decisions that lapse"}
WHEN = {
    "overdue": "overdue",
    "30-days": "due within 30 days",
    "90-days": "due within 90 days",
    "all": "with a day",
}
"""Stretches of time that lists are asked for, besides months as in 2026-06."""
AT_A_GLANCE = "glance"
"""What the overview itself lists: what is overdue, and what is due within 90 days."""
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
FEW = 10
"""Rows of a list that the overview itself shows."""
KEYS = ("day", "id")


class Due(NamedTuple):
    """How many of a sort are overdue, due from today within 30 and 90 days, and in all, each with its list."""

    what: str
    overdue: int = 0
    near: int = 0
    far: int = 0
    all: int = 0
    overdue_address: str = ""
    near_address: str = ""
    far_address: str = ""
    all_address: str = ""


class Dated(NamedTuple):
    """A row of a list of deadlines. late: has the day passed?"""

    day: dt.date
    title: str
    address: str
    item: str
    owner: str
    service: str
    service_address: str
    late: bool


class Listed(NamedTuple):
    """Rows, and what leads to the pages beside them."""

    rows: tuple[Dated, ...]
    before: str = ""
    after: str = ""


def due_of(
    organisation: Organisation, asked: Asked, on: dt.date
) -> tuple[Mapping[str, Due], Mapping[tuple[str, str], int]]:
    """Numbers of deadlines by sort, and by letter and month, in one query over kept numbers of days."""
    today, near, far = (day.isoformat() for day in (on, on + NEAR, on + FAR))
    rows = Count.objects.filter(organisation=organisation, state=asked.state, kind=asked.kind, key__startswith="due/")
    found = (
        rows.annotate(month=Substr("key", 5, 9), day=Substr("key", 7))
        .values("month")
        .annotate(
            overdue=Sum("number", filter=Q(day__lt=today), default=0),
            near=Sum("number", filter=Q(day__gte=today, day__lte=near), default=0),
            far=Sum("number", filter=Q(day__gte=today, day__lte=far), default=0),
            all=Sum("number"),
        )
        .values_list("month", "overdue", "near", "far", "all")
    )
    sums: dict[str, list[int]] = {letter: [0, 0, 0, 0] for letter in WHAT.values()}
    months: dict[tuple[str, str], int] = {}
    for month, *numbers in found:
        letter, _, name = month.partition("/")
        months[letter, name] = numbers[3]
        sums[letter] = [held + number for held, number in zip(sums[letter], numbers, strict=True)]
    places = Places(organisation, asked)

    def due(what: str) -> Due:
        overdue, near, far, every_one = sums[WHAT[what]]
        return Due(what, overdue, near, far, every_one, *(places.deadlines(what, when) for when in WHEN))

    return {what: due(what) for what in WHAT}, months


def is_when(when: str) -> bool:
    """Say whether a list can be asked for this: a stretch of time, or a month of the calendar."""
    return when in WHEN or _first(when) is not None


def when_in_words(when: str) -> str:
    """A stretch of time as a heading says it."""
    first = _first(when)
    return WHEN.get(when) or (f"due in {first:%B} {first.year}" if first else "")


def deadlines(organisation: Organisation, asked: Asked, what: str, when: str, on: dt.date) -> QuerySet[Deadline]:
    """The deadlines of a sort within a time, in no order."""
    rows = Deadline.objects.filter(organisation=organisation, what=WHAT[what])
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if when == "overdue":
        return rows.filter(day__lt=on)
    if when == AT_A_GLANCE:
        return rows.filter(day__lte=on + FAR)
    if when in ("30-days", "90-days"):
        return rows.filter(day__gte=on, day__lte=on + (NEAR if when == "30-days" else FAR))
    if (first := _first(when)) is not None:
        return rows.filter(day__gte=first, day__lte=_last(first))
    return rows


def listed(rows: QuerySet[Deadline], on: dt.date, place: str = "", size: int = FEW) -> Listed:
    """A page of deadlines, the earliest first."""
    own = ("what", "item", "title", "owner", "day", "assessment__title", "assessment__public_id")
    page = paged(rows.select_related("assessment").only(*own), KEYS, place, size)
    return Listed(tuple(shown(row, on) for row in page.rows), page.before, page.after)


def every(rows: QuerySet[Deadline], on: dt.date) -> Iterator[Dated]:
    """All of them, the earliest first, some hundred at a time."""
    named = rows.order_by(*KEYS).annotate(service=F("assessment__title"), service_id=F("assessment__public_id"))
    return (_dated(row, row.service, row.service_id, on) for row in named.iterator(chunk_size=500))


def shown(row: Deadline, on: dt.date) -> Dated:
    """A row as people read it, with the page where it is mended."""
    return _dated(row, row.assessment.title, row.assessment.public_id, on)


def _dated(row: Deadline, service: str, public_id: str, on: dt.date) -> Dated:
    home = reverse("assessments:overview", args=[public_id])
    title, address = {
        "a": lambda: (row.title or row.item, address_of(public_id, row.item)),
        "r": lambda: (f"Review of {service}", home),
        "l": lambda: (f"Decision on {service}", reverse("reviews:review", args=[public_id])),
    }[row.what]()
    return Dated(row.day, title, address, row.item, row.owner, service, home, row.day < on)


def _first(when: str) -> dt.date | None:
    found = MONTH.fullmatch(when)
    return dt.date(int(found[1]), int(found[2]), 1) if found and int(found[1]) else None


def _last(first: dt.date) -> dt.date:
    if first.month == 12:
        return dt.date(first.year, 12, 31)
    return dt.date(first.year, first.month + 1, 1) - dt.timedelta(days=1)
