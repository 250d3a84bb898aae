"""The sheets of an XLSX file as tables, one sheet a table; read by openpyxl, within bounds."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from bestinterests.domain.problem import Problem, Severity
from bestinterests.formats.archive import member
from bestinterests.formats.arrival import Given
from bestinterests.formats.foreign.tables import CellCount, Passage, Row, Table, Tables
from bestinterests.formats.foreign.xml_parts import office_file, optional_part

_ROWS, _COLUMNS = 200_000, 1_000
"""Rows and columns of a sheet that are looked at; a register of risks has hundreds."""
_FORMULA_ALONE = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_CANNOT = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, AssertionError, OverflowError, RuntimeError, OSError,
    EOFError, LookupError, ParseError, zipfile.BadZipFile, zlib.error, NotImplementedError, SyntaxError,
)  # fmt: skip
"""What openpyxl lets through on files that are not as the standard has them."""

Merge = tuple[int, int, int, int]
"""First column, first row, last column, last row; all count from 1."""


def read_workbook(given: Given) -> Tables:
    """Read an XLSX file: each sheet is a table, formulas by the values stored for them, comments as passages."""
    archive = office_file(given)
    if isinstance(archive, Problem):
        return Tables(problems=(archive,))
    import openpyxl

    count = CellCount(given.limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(given.data), read_only=True, data_only=True, keep_links=False)
            found = [_sheet(sheet, archive, count) for sheet in book.worksheets]
    except _CANNOT as error:
        return Tables(problems=(_unreadable(error),))
    if count.passes(0):
        return Tables(problems=(count.problem(),))
    tables = tuple(table for table, _ in found if table.rows)
    problems = [problem for _, some in found for problem in some]
    return Tables(tables, tuple(_comments(archive)), tuple(problems))


def _sheet(sheet: Any, archive: zipfile.ZipFile, count: CellCount) -> tuple[Table, list[Problem]]:
    title = str(sheet.title)
    where = f"the sheet '{title[:40]}'"
    xml = _xml_of(sheet, archive)
    merges = [_merge(match) for match in _MERGED.finditer(xml)]
    problems = []
    if bare := len(_FORMULA_ALONE.findall(xml)):
        problems.append(_no_values(where, bare))
    rows = []
    beyond = False
    # Without its stated size a sheet is read as far as it has cells, however wide it says it is.
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(min_row=1, values_only=True), 1):
        beyond = beyond or number > _ROWS or any(value is not None for value in values[_COLUMNS:])
        if number > _ROWS or count.passes(len(values)):
            break
        cells = tuple(words(value) for value in values[:_COLUMNS])
        if any(cells):
            rows.append(Row(number, cells))
    if beyond:
        problems.append(_too_wide(where))
    if sheet.sheet_state != "visible":
        problems.append(_hidden(where))
    return Table(title, where, tuple(_merged(rows, merges))), problems


def _xml_of(sheet: Any, archive: zipfile.ZipFile) -> bytes:
    path = str(getattr(sheet, "_worksheet_path", ""))
    data = member(archive, path) if path in archive.namelist() else b""
    return b"" if isinstance(data, Problem) else data


def words(value: Any) -> str:
    """Return a cell's value as a person reads it: days as 2026-03-01, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value).replace("_x000D_", "")


def _merge(match: re.Match[bytes]) -> Merge:
    from openpyxl.utils import column_index_from_string

    try:
        first, last = (column_index_from_string(match[at].decode()) for at in (1, 3))
    except ValueError:
        return (1, 1, 1, 1)
    return (first, int(match[2]), last, int(match[4]))


def _merged(rows: list[Row], merges: list[Merge]) -> Iterator[Row]:
    """Write the text of a cell that is merged downwards into each of its rows; mark a row that is one wide cell."""
    held = {row.number: list(row.cells) for row in rows}
    wide = set()
    for left, top, right, bottom in merges[:20_000]:
        cells = held.get(top, [])
        text = cells[left - 1] if left <= len(cells) else ""
        if right - left >= 2 and text:
            wide.add(top)
        if bottom - top > 1_000:
            continue
        for number in range(top + 1, bottom + 1):
            below = held.get(number)
            if text and below is not None:
                below += [""] * (left - len(below))
                below[left - 1] = below[left - 1] or text
    for row in rows:
        cells = held[row.number]
        yield row._replace(cells=tuple(cells), heading=row.number in wide and sum(map(bool, cells)) == 1)


def _comments(archive: zipfile.ZipFile) -> Iterator[Passage]:
    """The comments of each sheet, by the cell on which they hang; read-only sheets do not give them."""
    for name in sorted(archive.namelist()):
        if not re.fullmatch(r"xl/(?:comments/)?comments?[0-9]*\.xml", name, re.IGNORECASE):
            continue
        root = optional_part(archive, name)
        lines = []
        for comment in root.iter() if root is not None else ():
            if comment.tag.endswith("}comment"):
                text = "".join(t.text or "" for t in comment.iter() if t.tag.endswith("}t"))
                lines.append(f"{comment.get('ref', '')}: {text}")
        if lines:
            yield Passage("Comments in the workbook", "\n".join(lines))


def _no_values(where: str, number: int) -> Problem:
    return _told(
        "foreign.formula",
        f"In {where}, {number} formula{'s have' if number > 1 else ' has'} no stored value and read as blank.",
        "Open the workbook in a spreadsheet program and save it, so that the values are stored.",
    )


def _too_wide(where: str) -> Problem:
    return _told(
        "foreign.sheet-size",
        f"Of {where} only the first {_ROWS:,} rows and {_COLUMNS:,} columns are read.",
        "Delete what stands beyond, or move it to a sheet of its own.",
    )


def _hidden(where: str) -> Problem:
    sentence = f"{where[0].upper()}{where[1:]} is hidden; it is read like the others."
    return _told(
        "foreign.hidden-sheet", sentence, "If it is not meant, leave it out: 'holds: nothing' in the mapping.", "note"
    )


def _unreadable(error: BaseException) -> Problem:
    sentence = f"The workbook cannot be read: {type(error).__name__} in its parts."
    return _told("file.damaged", sentence, "Open it in the program that made it and save it anew.", "error")


def _told(code: str, sentence: str, remedy: str, severity: Severity = "warning") -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy, severity=severity)
