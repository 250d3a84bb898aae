"""CSV and its kin into a table. How it was decoded is told, not guessed in silence."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from bestinterests.domain.problem import Problem
from bestinterests.formats.arrival import Given
from bestinterests.formats.foreign.tables import CellCount, Row, Table, Tables

_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_SAMPLE = 200_000
"""Characters from which the delimiter is told."""


def read_delimited(given: Given) -> Tables:
    """Read a CSV file as one table. Problems: how it was decoded, if not as UTF-8; a cell that does not end."""
    text, problems = decoded(given.data)
    delimiter, text = _delimiter(text)
    count = CellCount(given.limits)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(_records(text, delimiter), 1):
            if count.passes(len(cells)):
                return Tables(problems=(*problems, count.problem()))
            rows.append(Row(number, tuple(cells)))
    except csv.Error as error:
        return Tables(problems=(*problems, _broken(len(rows) + 1, error)))
    return Tables((Table("the table", "the table", tuple(rows)),), (), problems)


def decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Decode the text of a file of unknown encoding: by its byte order mark, as UTF-8, as UTF-16 or as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    zeros = data[:4000].count(0)
    if zeros and zeros * 4 > len(data[:4000]):
        return _utf16(data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    if text or not data.strip(b"\xef\xbb\xbf"):
        return text, ()
    return data.decode("cp1252", "replace"), (_told("Windows-1252, as Excel on Windows writes it"),)


def _utf16(data: bytes, codec: str) -> tuple[str, tuple[Problem, ...]]:
    return data.decode(codec, "replace"), (_told("UTF-16"),)


def _told(encoding: str) -> Problem:
    return Problem(
        code="foreign.encoding",
        path="",
        sentence=f"The file is not UTF-8; it is read as {encoding}.",
        remedy="Look at names with accents, pound signs and dashes. If they are wrong, save the file as UTF-8.",
        severity="note",
    )


def _broken(record: int, error: csv.Error) -> Problem:
    why = f"{error}."
    if "field larger" in why:
        why = "a cell is longer than 131,072 characters, so a quotation mark is probably not closed."
    return Problem(
        code="foreign.csv",
        path="",
        sentence=f"Record {record} cannot be read: {why}",
        remedy="Open the file in a spreadsheet and save it as CSV again.",
    )


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter and the text without the line by which Excel names it."""
    if named := _SEPARATOR_LINE.match(text):
        return named[1], text[named.end() :]
    return max(_DELIMITERS, key=lambda delimiter: _fit(text[:_SAMPLE], delimiter)), text


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    """How well a delimiter fits: cells in rows of the commonest width above one; a tie goes to the earlier one."""
    widths: Counter[int] = Counter()
    try:
        for number, cells in enumerate(_records(sample, delimiter)):
            if number == 200:
                break
            widths[len(cells)] += 1
    except csv.Error:
        pass
    widest = [(width * times, width) for width, times in widths.items() if width > 1]
    return max(widest, default=(0, 0))
