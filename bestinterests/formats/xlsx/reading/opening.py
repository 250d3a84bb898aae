"""A workbook from outside, opened within bounds: its sheets as rows of cells, and nothing else of it."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser

from bestinterests.domain.problem import Problem
from bestinterests.formats.archive import ArchiveLimits, opened, without_declarations
from bestinterests.formats.arrival import Given
from bestinterests.formats.limits import Limits

ROWS_OF_A_SHEET = 1_048_576
ROWS_AT_MOST = 50_000
COLUMNS_AT_MOST = 128
SHEETS_AT_MOST = 200
NEVER_READ = ("Start", "Evaluation", "bia-lists", "bia-levels")
"""Sheets of ours that are shown or looked up in, and hold nothing that a person fills in."""
_BOUNDS = ArchiveLimits(members=2_000, unpacked=150_000_000)
_PARTS_AT_MOST = {"xl/styles.xml": 3_000_000, "xl/workbook.xml": 3_000_000, "xl/sharedStrings.xml": 60_000_000}
"""Parts that are read whole before any sheet, and the bytes that each may have."""


class Formula(NamedTuple):
    """A cell that holds a formula. Its result is never read."""

    text: str


class Fault(NamedTuple):
    """A cell that holds an error value, as #REF!."""

    text: str


class SheetRead(NamedTuple):
    """A sheet: its title, and by number of row (from 1) the cells that hold something, by column (from 0)."""

    title: str
    rows: dict[int, dict[int, Any]]


def opened_sheets(given: Given) -> list[SheetRead] | Problem:
    """Return every sheet of a workbook, or the Problem that forbids reading it."""
    archive = opened(given.data, given.limits, _BOUNDS)
    if isinstance(archive, Problem):
        return archive
    problem = _parts_too_large(archive) or without_declarations(archive)
    if problem is not None:
        return problem
    try:
        with warnings.catch_warnings():
            # What the library warns of (styles, extensions, print set-up) is nothing that is read here.
            warnings.simplefilter("ignore")
            return list(_sheets(given))
    except _Beyond as beyond:
        return beyond.problem
    except Exception:  # the library raises whatever its parts happen to raise on a file that is not in order
        return _DAMAGED


def _parts_too_large(archive: zipfile.ZipFile) -> Problem | None:
    for name, most in _PARTS_AT_MOST.items():
        try:
            size = archive.getinfo(name).file_size
        except KeyError:
            continue
        if size > most:
            return _beyond(f"its part {name} has more than {most // 1_000_000} MB")
    return None


class _Beyond(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


def _sheets(given: Given) -> Iterator[SheetRead]:
    book = load_workbook(io.BytesIO(given.data), read_only=True, data_only=False, keep_links=False)
    if len(book.worksheets) > SHEETS_AT_MOST:
        raise _Beyond(_beyond(f"it has more than {SHEETS_AT_MOST} sheets"))
    left = given.limits.values
    for sheet in book.worksheets:
        if sheet.title in NEVER_READ:
            continue
        rows = _rows(sheet, left, given.limits)
        left -= sum(map(len, rows.values()))
        yield SheetRead(sheet.title, rows)


def _rows(sheet: Any, left: int, limits: Limits) -> dict[int, dict[int, Any]]:
    rows: dict[int, dict[int, Any]] = {}
    for number, row in _parsed(sheet):
        if number > ROWS_OF_A_SHEET:
            raise _Beyond(_beyond(f"the sheet {sheet.title[:40]} has more rows than a sheet can have"))
        cells = {
            cell["column"] - 1: _held(cell)
            for cell in row
            if cell["value"] is not None and cell["column"] <= COLUMNS_AT_MOST
        }
        if not cells:
            continue
        left -= len(row)
        if left < 0:
            raise _Beyond(_beyond(f"it holds more than {limits.values:,} cells"))
        if len(rows) == ROWS_AT_MOST:
            raise _Beyond(_beyond(f"the sheet {sheet.title[:40]} has more than {ROWS_AT_MOST:,} rows"))
        rows[number] = cells
    return rows


def _parsed(sheet: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Yield the rows that a file holds, by number, with the cells that it holds.

    The library's sheets are tuples padded to the widest row, with a tuple for every row that the file leaves out: a
    sheet with two cells at its far corners asks for millions. Its parser, one layer below, gives what is there.
    """
    book = sheet.parent
    with sheet._get_source() as source:
        yield from _Rows(
            source,
            sheet._shared_strings,
            data_only=False,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        ).parse()


class _Rows(WorkSheetParser):
    """The library's parser of rows alone, without validations, colours and print set-up.

    It may use the fast parser of the standard library, because no part that declares a document type or an entity
    comes as far as this.
    """

    def parse(self) -> Generator[Any, None, None]:
        element: Any
        for _, element in iterparse(self.source):  # noqa: S314
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()


def _held(cell: dict[str, Any]) -> Any:
    kind = cell["data_type"]
    if kind == "f":
        return Formula(str(cell["value"]))
    return Fault(str(cell["value"])) if kind == "e" else cell["value"]


def _beyond(what: str) -> Problem:
    return Problem(
        code="file.too-many-values",
        path="",
        sentence=f"The workbook is not read further: {what}.",
        remedy="Delete what is not needed: whole empty rows below the tables, other sheets, copied ranges.",
    )


_DAMAGED = Problem(
    code="file.damaged",
    path="",
    sentence="The file is damaged: it is packed as a workbook, but its parts cannot be read as one.",
    remedy="Ask for it again, or open it in the program that made it and save it anew.",
)
