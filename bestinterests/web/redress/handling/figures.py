"""Statistics of cases by quarter: counts of items, none from one to four, and none that can be worked out.

The quarter under way is left out: two looks at it, a day apart, would show the one case that came between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Case as Cases
from django.db.models import CharField, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.redress.models import Item
from bestinterests.workflow.casework.suppressing import suppressed
from bestinterests.workflow.casework.words import BANDS, DOORS, ITEM_KINDS, NATIONS, OUTCOMES

MOST_QUARTERS = 12
TIMELY = {"in-time": "In time", "late": "Late", "open": "Open, its day to come", "no-day": "No day set"}
DIMENSIONS: dict[str, tuple[str, Mapping[Any, str]]] = {
    "door": ("Door", {**DOORS}),
    "kind": ("Kind", {key: said[0] for key, said in ITEM_KINDS.items()}),
    "outcome": ("Outcome", {**OUTCOMES, "": "None yet"}),
    "band": ("Age", {**{band: band for band in BANDS}, "": "Not said"}),
    "nation": ("Nation", {**NATIONS}),
    "timely": ("In time", TIMELY),
}
"""What items are counted by: as a heading, and every value with its words."""


class Table(NamedTuple):
    """Counts by quarter and one dimension. rows: the quarter, its counts as shown and its total; None: left out."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...], int | None], ...]


def tables(organisation: Organisation, on: dt.date) -> list[Table]:
    """The tables of an organisation, by one question. on: today, whose quarter is left out."""
    begins = _beginnings(on)
    # Spans, and no function of a day: on SQLite that would be called for every row, which is slow at 100,000.
    spans = [When(case__received_at__lt=after, then=Value(place)) for place, after in enumerate(begins[1:])]
    late = Q(told_at__isnull=True, due_on__lt=on) | Q(told_at__isnull=False, due_on__lt=TruncDate("told_at"))
    timely = Cases(
        When(due_on__isnull=True, told_at__isnull=True, then=Value("no-day")),
        When(late, then=Value("late")),
        When(told_at__isnull=True, then=Value("open")),
        default=Value("in-time"),
        output_field=CharField(),
    )
    rows = (
        Item.objects.filter(
            case__organisation=organisation, case__received_at__gte=begins[0], case__received_at__lt=begins[-1]
        )
        .annotate(quarter=Cases(*spans, output_field=IntegerField()), timely=timely)
        .annotate(door=F("case__door"), band=F("case__band"), nation=F("case__nation"))
        .values("quarter", "door", "kind", "outcome", "band", "nation", "timely")
        .annotate(number=Count("id"))
        .order_by("quarter")
    )
    held: dict[tuple[str, str, str], int] = {}
    quarters: dict[str, None] = {}
    for row in map(dict[str, Any], rows):
        quarter = quarter_said(begins[row["quarter"]])
        quarters[quarter] = None
        for key in DIMENSIONS:
            place = (quarter, key, row[key] if row[key] in DIMENSIONS[key][1] else "")
            held[place] = held.get(place, 0) + row["number"]
    return [_table(key, list(quarters), held) for key in DIMENSIONS]


def _beginnings(on: dt.date) -> list[dt.datetime]:
    """When each of the last quarters began, and the one under way, by the clocks of the time zone."""
    place = on.year * 4 + (on.month - 1) // 3
    days = [dt.date(*_of(each)) for each in range(place - MOST_QUARTERS, place + 1)]
    return [timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in days]


def _of(place: int) -> tuple[int, int, int]:
    return place // 4, place % 4 * 3 + 1, 1


def _table(key: str, quarters: list[str], held: dict[tuple[str, str, str], int]) -> Table:
    title, words = DIMENSIONS[key]
    rows = []
    for quarter in reversed(quarters):
        shown = suppressed([held.get((quarter, key, value), 0) for value in words])
        rows.append((quarter, shown.counts, shown.total))
    return Table(key, title, tuple(words.values()), tuple(rows))


def quarter_said(at: dt.datetime) -> str:
    """A quarter as in 2026, July to September."""
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{at.year}, {months[(at.month - 1) // 3]}"


HEAD = ("Quarter", "By", "Value", "Items", "All items of the quarter")
LEFT_OUT = "not shown"


def lines(found: list[Table]) -> list[tuple[str, str, str, str, str]]:
    """The same tables as lines of a file."""
    return [
        (
            quarter,
            table.title,
            value,
            LEFT_OUT if count is None else str(count),
            LEFT_OUT if total is None else str(total),
        )
        for table in found
        for quarter, counts, total in table.rows
        for value, count in zip(table.head, counts, strict=True)
    ]
