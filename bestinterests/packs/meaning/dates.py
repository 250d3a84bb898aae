"""Days that cannot be: an end before its beginning, or something done on a day still to come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bestinterests.domain.document import KEYS
from bestinterests.packs.meaning.notes import Notes

ORDER = (
    ("consultations", "held_on", "feedback_on"),
    ("consultations", "held_on", "expires_on"),
    ("balances", "on", "expires_on"),
    ("overrides", "on", "expires_on"),
    ("regulator_consultations", "sent_on", "accepted_on"),
    ("regulator_consultations", "sent_on", "outcome_on"),
    ("regulator_consultations", "accepted_on", "outcome_on"),
    ("decisions", "on", "expires_on"),
)
"""Collection, and two days of which the first is never after the second."""
PAST = (
    ("measures", "done_on"),
    ("measures", "tested_on"),
    ("remedy_routes", "tested_on"),
    ("consultations", "feedback_on"),
    ("sessions", "on"),
    ("coverage", "on"),
    ("findings", "on"),
    ("tensions", "on"),
    ("balances", "on"),
    ("overrides", "on"),
    ("regulator_consultations", "sent_on"),
    ("regulator_consultations", "accepted_on"),
    ("regulator_consultations", "outcome_on"),
    ("reviews", "on"),
    ("advice", "on"),
    ("decisions", "on"),
    ("dissent", "on"),
)
"""Collection, and a day on which something was done."""


def check_dates(notes: Notes) -> None:
    """Order of days always; days to come only where the caller says what day it is."""
    for collection, first, second in ORDER:
        for path, item in _items(notes, collection):
            earlier, later = getattr(item, first), getattr(item, second)
            if earlier is not None and later is not None and later < earlier:
                notes.add(
                    "date.order",
                    f"{path}.{second}",
                    f"{_words(second)} ({later}) lies before {_words(first)} ({earlier}).",
                    "Mend one of the days.",
                )
    if notes.on is not None:
        _check_future(notes, notes.on)


def _check_future(notes: Notes, on: dt.date) -> None:
    for collection, field in PAST:
        for path, item in _items(notes, collection):
            day = getattr(item, field)
            if day is not None and day > on:
                _note_future(notes, f"{path}.{field}", day, on)
    for path, item in _items(notes, "consultations"):
        if item.status == "held" and item.held_on is not None and item.held_on > on:
            _note_future(notes, f"{path}.held_on", item.held_on, on)
    assessed = notes.assessment.assessed_on
    if assessed is not None and assessed > on:
        _note_future(notes, "assessment.assessed_on", assessed, on)


def _note_future(notes: Notes, path: str, day: dt.date, on: dt.date) -> None:
    notes.add("date.future", path, f"{day} is still to come on {on}.", "Mend the day, or say that it is planned.")


def _items(notes: Notes, collection: str) -> list[tuple[str, Any]]:
    part = "assessment" if hasattr(notes.assessment, collection) else "record"
    key = KEYS[collection]
    return [(f"{part}.{collection}[{getattr(item, key)}]", item) for item in notes.collection(collection)]


def _words(field: str) -> str:
    return "the day" if field == "on" else field.removesuffix("_on").replace("_", " ")
