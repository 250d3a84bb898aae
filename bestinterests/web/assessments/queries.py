"""Lists of assessments: a page at a time by key, totals without counting, search by words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import msgspec
from django.db.models import Q, QuerySet

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Assessment, Draft, Total
from bestinterests.web.assessments.search import matching
from bestinterests.workflow.states import State

Sort = Literal["updated", "title"]
SORTS: dict[Sort, tuple[str, bool]] = {"updated": ("updated_at", True), "title": ("title", False)}
"""What a list can be sorted by: the column, and whether the largest stands first."""
PAGE = 25


class Listed(NamedTuple):
    """One row of a list. current: are the verdicts those of the record as it stands?"""

    public_id: str
    title: str
    service: str
    state: State
    version: int
    fictional: bool
    assessed_on: dt.date | None
    next_review: dt.date | None
    updated_at: dt.datetime
    open_count: int | None
    now: tuple[str, str]
    expected: tuple[str, str]
    current: bool


class Page(NamedTuple):
    """Rows and the key of the page after them; blank where there is none."""

    rows: tuple[Listed, ...]
    after: str


def listed(
    organisation: Organisation,
    *,
    state: State | None = None,
    query: str = "",
    sort: Sort = "updated",
    after: str = "",
    size: int = PAGE,
    on: dt.date,
) -> Page:
    """A page of an organisation's assessments. after: the key that the page before gave; one that is none starts anew.

    on: today; verdicts of an earlier day are shown as such.
    """
    rows = Assessment.objects.filter(organisation=organisation)
    if state is not None:
        rows = rows.filter(state=state)
    if query.strip():
        rows = matching(rows, query)
    column, falling = SORTS[sort]
    sign = "-" if falling else ""
    if key := _key(after, sort):
        rows = rows.filter(_beyond(column, falling, key))
    found = list(rows.defer("head", "course").order_by(f"{sign}{column}", f"{sign}id")[: size + 1])
    more = len(found) > size
    return Page(tuple(_listed(row, on) for row in found[:size]), _after(found[size - 1], column, sort) if more else "")


def totals(organisation: Organisation) -> Mapping[str, int]:
    """How many assessments are in each state; fictional samples are in no count."""
    rows = Total.objects.filter(organisation=organisation, fictional=False, number__gt=0)
    return dict(rows.values_list("state", "number"))


def assessments_of(organisation: Organisation) -> QuerySet[Assessment]:
    """All of an organisation, without the documents."""
    return Assessment.objects.filter(organisation=organisation).defer("head", "course")


def drafts_of(assessment: Assessment, person: str) -> Mapping[str, Any]:
    """What a person (public id) has typed and not saved, by the place in the document."""
    held = Draft.objects.filter(assessment=assessment, person=person)
    return {place: msgspec.json.decode(bytes(value)) for place, value in held.values_list("place", "value")}


def _listed(row: Assessment, on: dt.date) -> Listed:
    return Listed(
        row.public_id,
        row.title,
        row.service,
        row.state,  # type: ignore[arg-type]  # one of the choices
        row.version,
        row.fictional,
        row.assessed_on,
        row.next_review,
        row.updated_at,
        row.open_count,
        (row.now_worst, row.now_best),
        (row.expected_worst, row.expected_best),
        row.evaluated == row.revision and row.evaluated_on == on,
    )


def _after(row: Assessment, column: str, sort: Sort) -> str:
    value = getattr(row, column)
    written = value.isoformat() if isinstance(value, dt.datetime) else value
    return f"{sort}.{row.pk}.{written}"


def _key(text: str, sort: Sort) -> tuple[Any, int] | None:
    """Where a page begins; None for a text that is no key of this order."""
    kind, _, rest = text.partition(".")
    pk, _, written = rest.partition(".")
    if kind != sort or not (pk.isascii() and pk.isdigit()) or len(pk) > 18:
        return None
    if sort != "updated":
        return written, int(pk)
    try:
        at = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    return (at, int(pk)) if at.tzinfo else None


def _beyond(column: str, falling: bool, key: tuple[Any, int]) -> Q:
    side = "lt" if falling else "gt"
    value, pk = key
    return Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"id__{side}": pk})
