"""A list as a table to take away: every row that matches, in its order, without a document or an evaluation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.formats.lists import Cell
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.queries import matched
from bestinterests.web.assessments.wanted import SORTS, Wanted
from bestinterests.workflow.states import STATES

HEAD = (
    "title",
    "service",
    "kind of service",
    "fictional",
    "state",
    "version",
    "completeness",
    "open judgements",
    "now, worst",
    "now, best",
    "expected, worst",
    "expected, best",
    "verdicts as of",
    "assessed on",
    "next review",
    "impacts",
    "measures",
    "next action due",
    "last changed",
    "id",
)


def exported(organisation: Organisation, wanted: Wanted, on: dt.date) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of a list under ``HEAD``, some hundred at a time from the database. on: today."""
    rows = matched(organisation, wanted, on).order_by(*SORTS[wanted.sort][1])
    return (_row(row) for row in rows.defer("head", "course", "due", "small_profile").iterator(chunk_size=500))


def _row(row: Assessment) -> tuple[Cell, ...]:
    unknown = row.open_count is None
    return (
        row.title,
        row.service,
        row.kind,
        "yes" if row.fictional else "no",
        STATES[row.state].label,  # type: ignore[index]  # one of the choices
        row.version,
        "" if unknown else "unfinished" if row.open_count else "finished",
        row.open_count,
        *(
            VERDICT_WORDS.get(end, "")  # type: ignore[call-overload]  # blank is none
            for end in (row.now_worst, row.now_best, row.expected_worst, row.expected_best)
        ),
        row.evaluated_on,
        row.assessed_on,
        row.next_review,
        row.impacts,
        row.measures,
        row.next_due,
        timezone.localdate(row.updated_at),
        row.public_id,
    )
