"""An evidence table as it came: the sheet that is meant, its headings, and the rows below them."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.arrival import Given
from bestinterests.formats.foreign.tables import Row, Table, Tables, tidied
from bestinterests.formats.limits import Limits

LIMITS = Limits(size=200_000_000, values=20_000_000)
"""Bounds on a table of many services: 100,000 rows of 200 columns."""


class Source(NamedTuple):
    """A table with the name of its file and the digest of its bytes. problems: how it was read, if worth knowing."""

    name: str
    digest: str
    table: Table
    problems: tuple[Problem, ...] = ()


class Body(NamedTuple):
    """Headings and the rows below them."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def places(self, heading: str) -> list[int]:
        """Return where a heading stands, upper and lower case being one."""
        wanted = heading.casefold().split()
        return [place for place, each in enumerate(self.headings) if each and each.casefold().split() == wanted]


def read_table(data: bytes, name: str, sheet: str = "") -> Source:
    """Read a CSV or XLSX file. Raises Refused with every fault of one that cannot be read, or has no such sheet."""
    found = _tables(Given(data, name, limits=LIMITS))
    errors = [problem for problem in found.problems if problem.severity == "error"]
    if errors:
        raise Refused(errors)
    tables = tidied(found)
    if not tables.tables:
        raise Refused([_fault("evidence.empty", "The table holds no row.", "Name a file with a row of headings.")])
    chosen = [table for table in tables.tables if sheet in ("", table.name)]
    if len(chosen) != 1:
        names = ", ".join(f"'{table.name}'" for table in tables.tables)
        sentence = f"There is no sheet '{sheet}'." if sheet else "The workbook has several sheets with rows."
        raise Refused([_fault("evidence.sheet", sentence, f"Name one of these as 'table' in the mapping: {names}.")])
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return Source(name.replace("\\", "/").rpartition("/")[2], digest, chosen[0], tables.problems)


def _tables(given: Given) -> Tables:
    if given.data[:4] == b"PK\x03\x04":
        from bestinterests.formats.foreign.workbook import read_workbook

        return read_workbook(given)
    from bestinterests.formats.foreign.delimited import read_delimited

    return read_delimited(given)


def body_of(table: Table, header_row: int) -> Body:
    """Return headings and rows of a table. Raises Refused where there are no headings in that row."""
    head = next((row for row in table.rows if row.number == header_row), None)
    if head is None:
        first = table.rows[0].number
        raise Refused(
            [
                _fault(
                    "evidence.headings",
                    f"Row {header_row} is blank, so that there are no headings.",
                    f"Write the row of the headings as 'header_row' in the mapping; the first with a text is {first}.",
                )
            ]
        )
    headings = tuple(" ".join(cell.split()) for cell in head.cells)
    return Body(headings, tuple(row for row in table.rows if row.number > header_row))


def _fault(code: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy)
