"""Actions as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from bestinterests.documents.papers import Assessed
from bestinterests.formats.tasks.task import tasks

COLUMNS = (
    "place",
    "id",
    "title",
    "what",
    "type",
    "owner",
    "due",
    "state",
    "done",
    "overdue",
    "acts on",
    "test plan",
    "test result",
    "tested on",
    "success measure",
    "if it fails",
    "fictional",
)
_LIVE = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text with one of these before it for a formula."""


def write_tasks_csv(assessed: Assessed) -> str:
    """Return one row an action, in the method's order, under ``COLUMNS``.

    A cell that a spreadsheet would run has an apostrophe before it, which the spreadsheet takes for a mark of text.
    """
    held = io.StringIO()
    rows = csv.writer(held, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for task in tasks(assessed):
        measure = task.measure
        row = (
            str(task.place),
            measure.id,
            measure.title,
            measure.what,
            measure.type,
            measure.owner,
            task.due,
            task.state,
            "yes" if task.done else "no",
            "yes" if task.overdue else "no",
            "; ".join(task.acts_on),
            measure.test_plan,
            measure.test_note or measure.test_result,
            measure.tested_on.isoformat() if measure.tested_on else "",
            measure.success_measure,
            measure.failure,
            "yes" if assessed.document.assessment.fictional else "no",
        )
        rows.writerow([inert(cell) for cell in row])
    return "\ufeff" + held.getvalue()


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_LIVE) else cell
