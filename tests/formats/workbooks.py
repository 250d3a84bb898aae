"""Workbooks in the hands of people: written, opened and changed by another program, and read back."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from bestinterests.documents.papers import Assessed
from bestinterests.domain.document import Document
from bestinterests.evaluation import evaluate
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.reading import read_document
from bestinterests.formats.xlsx.reading import read_xlsx
from bestinterests.formats.xlsx.writing import write_xlsx
from bestinterests.packs.resolve import resolve

ON = dt.date(2026, 6, 1)
_FOLDER = Path(__file__).parents[2] / "examples"


def _example(path: Path) -> Document:
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    return document


EXAMPLES: dict[str, Document] = {path.name.split(".")[0]: _example(path) for path in sorted(_FOLDER.glob("*.yaml"))}


def written(document: Document) -> bytes:
    """The workbook of a document."""
    framework, problems = resolve(document.assessment.packs)
    assert framework is not None, problems
    return write_xlsx(Assessed(framework, document, evaluate(framework, document.assessment, on=ON)))


def read(data: bytes) -> Arrival:
    """What comes in with a workbook."""
    return read_xlsx(Given(data, "workbook.xlsx"))


@cache
def workbook_of(name: str) -> bytes:
    """The workbook of an example, written once."""
    return written(EXAMPLES[name])


def opened(data: bytes) -> Workbook:
    """The workbook as another program opens it."""
    return load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    """The bytes that the other program saves."""
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


class Hand:
    """Somebody's hand on one table: finds cells by id and by the title of their column, as people do."""

    def __init__(self, book: Workbook, sheet: str, first: str = "Id") -> None:
        self.sheet = book[sheet]
        self.head = next(row[0].row for row in self.sheet.iter_rows() if row[0].value == first)
        # Some titles stand above several groups of columns; the first of them is meant.
        self.columns = {cell.value: cell.column for cell in reversed(self.sheet[self.head]) if cell.value}

    def row(self, key: str) -> int:
        """Number of the row that begins with a key."""
        return next(n for n in range(self.head + 1, self.sheet.max_row + 1) if self.sheet.cell(n, 1).value == key)

    def ready(self, place: int = 0) -> int:
        """Number of an empty row that waits to be filled in."""
        rows = range(self.head + 1, self.sheet.max_row + 1)
        ready = [n for n in rows if "+w-" in str(self.sheet.cell(n, 1).value)]
        return ready[place]

    def get(self, row: int, title: str) -> Any:
        """What a cell holds."""
        return self.sheet.cell(row, self.columns[title]).value

    def put(self, row: int, **values: Any) -> None:
        """Write into cells of a row."""
        for title, value in values.items():
            self.sheet.cell(row, self.columns[title]).value = value

    def write(self, row: int, values: dict[str, Any]) -> None:
        """Write into cells of a row, by titles that are no names."""
        self.put(row, **values)

    def rows(self) -> list[list[Any]]:
        """Every row below the head."""
        last = self.sheet.max_column
        return [
            [self.sheet.cell(n, c).value for c in range(1, last + 1)]
            for n in range(self.head + 1, self.sheet.max_row + 1)
        ]

    def lay(self, rows: list[list[Any]]) -> None:
        """Lay rows below the head in another order."""
        for n, row in enumerate(rows, self.head + 1):
            for c, value in enumerate(row, 1):
                self.sheet.cell(n, c).value = value
