"""What a visitor is told about their case: the days by which something happens, where it stands, what came of it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.web.redress.models import Case as Row
from bestinterests.workflow.casework.case import CaseItem


class Date(NamedTuple):
    """A day by which something happens. key: of the text that says so."""

    key: str
    on: dt.date


KEYS: dict[str, str] = {
    "rights-request": "receipt.next_right",
    "complaint": "receipt.next_acknowledge",
    "code-report": "receipt.next_complaint",
    "feedback": "receipt.next_feedback",
}


def dates_of(row: Row, at: dt.datetime) -> list[Date]:
    """The days of a case as its visitor reads them, one for each kind of thing that was asked or said."""
    found: dict[str, Date] = {}
    for kind, due in row.items.filter(due_on__isnull=False).order_by("number").values_list("kind", "due_on"):
        key = KEYS.get(kind)
        if key and due and (key not in found or due < found[key].on):
            found[key] = Date(key, due)
    return list(found.values())


def outcome_key(item: CaseItem) -> str:
    """The key of the words for what came of an item."""
    held = item.decided
    if held is None:
        return ""
    return "thinking" if item.kind == "feedback" and held.outcome in ("upheld", "partly-upheld") else held.outcome
