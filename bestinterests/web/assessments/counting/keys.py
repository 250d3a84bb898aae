"""The keys under which assessments are counted: one word for each number of the overview."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from bestinterests.documents.inline import Side

EVERY = "service"
"""Every assessment that is not fictional."""
WAITS = "waits"
"""Not worked out yet, as after an upgrade."""
NOT_HERE = "judged/not-here"
"""Cannot be judged here: its packs are not on this server."""
UNDATED = "undated"
"""Has a planned action without a day."""

View = Literal["now", "expected"]
BUCKETS: dict[int, str] = {
    0: "Finished",
    1: "1 to 9 judgements are open",
    10: "10 to 49 judgements are open",
    50: "50 or more judgements are open",
}
"""Numbers of open judgements, by the least of each, with the words."""
DUE: dict[str, str] = {"a": "Action", "r": "Review", "l": "Decision lapses"}
"""What has a day, by a letter."""
HAPPENED: dict[str, str] = {
    "assessment.submitted": "submitted",
    "assessment.decided": "decided",
    "decision.signed": "decided",
    "assessment.returned": "returned",
}
"""Lines of the ledger that are counted by month, and as what."""
DID: dict[str, str] = {"submitted": "Submitted", "decided": "Decided", "returned": "Sent back"}

LEVELS: dict[Side, tuple[str, ...]] = {
    "harm": ("critical", "high", "medium", "low", "unknown"),
    "benefit": ("high", "medium", "low", "unknown"),
}
"""Levels that are counted, most first. ``unknown``: nobody knows a harm; of a benefit, nothing is certain."""
ANY = ""
"""Stands for any right, or any age."""


def judged(view: View, verdict: str, *, finished: bool) -> str:
    """A verdict at its worst. Records with open judgements are apart: they cannot be judged yet."""
    return f"{view}/{'finished' if finished else 'open'}/{verdict}"


def completeness(least: int) -> str:
    """A bucket of open judgements."""
    return f"open/{least}"


def bucket(count: int) -> int:
    """The bucket that a number of open judgements falls into."""
    return max(least for least in BUCKETS if least <= count)


def cell(side: Side, right: str, band: str, level: str) -> str:
    """The mark of a right for an age band; ANY for either: at its worst harm, or its best benefit, over all of them."""
    return f"{side}/{right}/{band}/{level}"


def did(what: str, day: dt.date) -> str:
    """Something that happened in a month."""
    return f"did/{what}/{day:%Y-%m}"


def due(what: str, day: dt.date) -> str:
    """A deadline on a day. It is counted as often as there are deadlines, and the list of it is ``Deadline``."""
    return f"due/{what}/{day.isoformat()}"


def as_of(day: dt.date) -> str:
    """The day that verdicts were worked out for."""
    return f"as-of/{day.isoformat()}"


def is_listed(key: str) -> bool:
    """Say whether the assessments under a key are kept as a list."""
    return not key.startswith(("due/", "as-of/"))
