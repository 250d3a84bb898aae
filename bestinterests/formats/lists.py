"""Long lists of rows as CSV and as a spreadsheet, a row at a time, and safe to open: no cell is ever a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from bestinterests.domain.problem import Refused
from bestinterests.formats import FORMATS, library_missing
from bestinterests.formats.tasks.table import inert

Cell = str | int | dt.date | None
MOST_ROWS = 1_000_000
"""Rows that a sheet of a spreadsheet holds, with room for the head and a last word."""


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give the lines of a CSV file in UTF-8 with its mark, days as in ISO 8601, blank for none."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    yield "\ufeff"
    writer.writerow(head)
    for row in rows:
        writer.writerow([inert(_text(cell)) for cell in row])
        if held.tell() > 30_000:
            yield _taken(held)
    yield _taken(held)


class Sheet(NamedTuple):
    """A sheet of a workbook: its name of at most 31 characters, its head, and its rows, read once."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_sheets(to: BinaryIO, title: str, sheets: Iterable[Sheet]) -> None:
    """Write a workbook: on each sheet the head frozen and filtered, days as days, texts as texts.

    Rows are written as they come, so that memory does not grow with them. Raises Refused where the library is missing.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        raise Refused([library_missing(FORMATS["xlsx"], "xlsxwriter")]) from error
    book = Workbook(to, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for held in sheets:
        _fill(book.add_worksheet(held.name), held, bold, day)
    book.close()


def _fill(sheet: Any, held: Sheet, bold: Any, day: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(held.head):
        sheet.set_column(column, column, max(12, min(50, len(name) + 4)))
        sheet.write_string(0, column, name, bold)
    last = 0
    for last, row in enumerate(held.rows, 1):
        if last > MOST_ROWS:
            sheet.write_string(last, 0, "More rows are in the list than a sheet holds. Narrow it, or take CSV.", bold)
            break
        for column, cell in enumerate(row):
            if isinstance(cell, dt.date):
                sheet.write_datetime(last, column, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
            elif isinstance(cell, int):
                sheet.write_number(last, column, cell)
            elif cell:
                sheet.write_string(last, column, cell)
    sheet.autofilter(0, 0, last, len(held.head) - 1)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _taken(held: io.StringIO) -> str:
    text = held.getvalue()
    held.seek(0)
    held.truncate()
    return text
