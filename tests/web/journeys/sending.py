"""A workbook goes to a colleague and comes back filled in: hundreds of answers, with a look before anything changes."""

from __future__ import annotations

import io

import openpyxl

from tests.web.journeys.visitor import Visitor

HEADINGS = 5
"""The row of a table of the workbook that holds its headings; the answers begin below it."""


def there_and_back(amara: Visitor) -> None:
    """Take the workbook, have the code's standards and the least that standard 2 asks answered in it, merge it."""
    amara.tab("Documents")
    name, taken = amara.download("XLSX : The record itself")
    amara.follow("Bring a file in")
    amara.attach("The file", name, filled_in(taken))
    amara.press("Look at what it would change")
    assert amara.heading == "What this file would change"
    amara.sees("changed on both sides")
    amara.snap("file-preview")
    amara.press("Merge and save as revision")
    amara.tab("History")


def filled_in(workbook: bytes) -> bytes:
    """What a colleague does in a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for sheet, answer, given, reason in (
        ("Standards", 5, "met", "Shown in our file on the code, part by part."),
        ("Protection", 5, "no", "Nothing on the helper leads there: it explains and asks back."),
    ):
        held = book[sheet]
        why = next(c.column for c in held[HEADINGS] if str(c.value).startswith(("How, or why", "Why not")))
        for row in held.iter_rows(min_row=HEADINGS + 1):
            if not row[0].value or str(row[0].value).startswith("bia:end"):
                break
            if row[answer - 1].value:
                continue
            row[answer - 1].value, row[why - 1].value = given, reason
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
