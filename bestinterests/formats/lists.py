"""Long lists of rows as CSV and as a spreadsheet, a row at a time, and safe to open: no cell is ever a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO, NamedTuple
from unicodedata import east_asian_width

from bestinterests.domain.problem import Refused
from bestinterests.formats import FORMATS, library_missing
from bestinterests.formats.tasks.table import inert

Cell = str | int | dt.date | None
MOST_ROWS = 1_000_000
"""Rows that a sheet of a spreadsheet holds, with room for the head and a last word."""
NARROWEST, NARROWER, WIDEST, ALONE = 8, 18, 50, 110
"""Letters that a column is wide: at least; at most in a sheet of many columns, of few, of one. Longer texts wrap."""
ACROSS = 200
"""Letters across a sheet from which its widest columns are made narrower."""
LOOKED_AT = 500
"""Rows by which the widths of columns are chosen; all others are written as they come."""
FULL = "More rows are in the list than a sheet holds. Narrow it, or take CSV."
LINE, MOST_LINES = 15, 27
"""Points of a line, and lines of the highest row that a spreadsheet shows."""
A4 = 9


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

    Columns are as wide as what they hold, and a sheet prints on pages as wide as it, each with the head. Rows are
    written as they come, so that memory does not grow with them. Raises Refused where the library is missing.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        raise Refused([library_missing(FORMATS["xlsx"], "xlsxwriter")]) from error
    book = Workbook(to, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    looks = Looks(
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        day=book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        number=book.add_format({"valign": "top", "align": "right", "indent": 1}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for held in sheets:
        _fill(book.add_worksheet(held.name), held, looks)
    book.close()


class Looks(NamedTuple):
    """Formats of cells."""

    head: Any
    day: Any
    number: Any
    text: Any


def _fill(sheet: Any, held: Sheet, looks: Looks) -> None:
    rows = iter(held.rows)
    first = list(islice(rows, LOOKED_AT))
    widths = _widths(held.head, first)
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _row(sheet, 0, held.head, widths, looks._replace(text=looks.head))
    last = 0
    for last, row in enumerate(chain(first, rows), 1):
        if last > MOST_ROWS:
            sheet.write_string(last, 0, FULL, looks.day)  # which is not wrapped
            break
        _row(sheet, last, row, widths, looks)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, last, len(held.head) - 1)


def _row(sheet: Any, place: int, row: Sequence[Cell], widths: Sequence[int], looks: Looks) -> None:
    """Write a row, as high as its texts are: not every program works that out when it opens a file."""
    texts = ((cell, width) for cell, width in zip(row, widths, strict=False) if isinstance(cell, str))
    lines = max((_lines(cell, width) for cell, width in texts), default=1)
    if lines > 1:
        sheet.set_row(place, LINE * min(lines, MOST_LINES))
    for column, cell in enumerate(row):
        if isinstance(cell, dt.date):
            sheet.write_datetime(place, column, dt.datetime(cell.year, cell.month, cell.day), looks.day)  # noqa: DTZ001
        elif isinstance(cell, int):
            sheet.write_number(place, column, cell, looks.number)
        elif cell:
            sheet.write_string(place, column, cell, looks.text)


def _widths(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Columns as wide as what they hold, with titles in three lines at most; of many, the widest are narrower."""
    widths = [max(NARROWEST, len(name) // 3 + 4, *(len(word) + 2 for word in name.split())) for name in head]
    for row in rows:
        for column, cell in enumerate(row[: len(widths)]):
            text = _text(cell)
            if len(text) >= widths[column] - 2:
                widths[column] = max(widths[column], *(_letters(line) + 2 for line in text.split("\n")))
    most = WIDEST if len(widths) > 1 else ALONE
    while most > NARROWER and sum(min(width, most) for width in widths) > ACROSS:
        most -= 1
    return [min(width, most) for width in widths]


def _lines(text: str, width: int) -> int:
    """How many lines a text takes, rather too many than too few."""
    if len(text) < width // 2 and "\n" not in text:
        return 1
    return sum(max(1, -(-_letters(line) // (width - 1))) for line in text.split("\n"))


def _letters(text: str) -> int:
    """How many letters of a usual width a text is long."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(letter) in "WF") for letter in text)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _taken(held: io.StringIO) -> str:
    text = held.getvalue()
    held.seek(0)
    held.truncate()
    return text
