"""A file from another tool as tables and the texts around them, whatever kind of file it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import Limits
from bestinterests.formats.tree import UNWANTED

_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]+")
_BLANK_LINES = re.compile(r"\n{3,}")


class Row(NamedTuple):
    """A row as its reader counts it (1 is the first of the table or sheet).

    notes: footnotes and comments that hang on it. heading: one text runs over the whole width, as titles do.
    """

    number: int
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()
    heading: bool = False

    def at(self, column: int) -> str:
        """Return the text in a column, blank where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(map(bool, self.cells))


class Table(NamedTuple):
    """A table. name: what a mapping calls it: its sheet, the heading above it, or ``table 2``. where: for messages."""

    name: str
    where: str
    rows: tuple[Row, ...]

    def place(self, row: Row) -> str:
        """Where a row stands, as in: row 4 of the sheet 'Risks'."""
        return f"row {row.number} of {self.where}"


class Passage(NamedTuple):
    """Text that stands in no table, with the heading above it."""

    heading: str
    text: str


class Tables(NamedTuple):
    """Everything that a file says. problems: what could not be read, or was read in a way worth knowing."""

    tables: tuple[Table, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()


def tidy(text: str) -> str:
    """Return a text with single spaces, no space at line ends and no character that a document may not hold."""
    text = UNWANTED.sub("�", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def tidied(found: Tables) -> Tables:
    """Return the tables with every text tidied, rows and ends of rows without a text left out, and one name each."""
    damaged = any(UNWANTED.search(text) for text in _texts(found))
    tables = []
    names: dict[str, int] = {}
    for table in found.tables:
        rows = _tidy_rows(table.rows)
        if rows:
            name = tidy(table.name).replace("\n", " ")[:120] or table.where
            names[name] = count = names.get(name, 0) + 1
            name = name if count == 1 else f"{name} ({count})"
            tables.append(Table(name, tidy(table.where).replace("\n", " "), rows))
    passages = tuple(Passage(tidy(p.heading), tidy(p.text)) for p in found.passages if tidy(p.text))
    problems = (*found.problems, CONTROL_CHARACTERS) if damaged else found.problems
    return Tables(tuple(tables), passages, problems)


def _texts(found: Tables) -> Iterator[str]:
    for table in found.tables:
        for row in table.rows:
            yield from row.cells
            yield from row.notes
    for passage in found.passages:
        yield passage.text


def _tidy_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    kept = []
    known: dict[str, str] = {"": ""}
    for row in rows:
        # A text that is merged over many rows is tidied once, and held once.
        cells = [known[cell] if cell in known else known.setdefault(cell, tidy(cell)) for cell in row.cells]
        while cells and not cells[-1]:
            cells.pop()
        notes = tuple(note for note in map(tidy, row.notes) if note)
        if cells or notes:
            kept.append(row._replace(cells=tuple(cells), notes=notes))
    return tuple(kept)


def too_much_text(found: Tables, limits: Limits) -> Problem | None:
    """Return the Problem of a file that says far more than its size, as by one long text merged over many rows."""
    most = 3 * limits.size
    if sum(map(len, _texts(found))) <= most:
        return None
    return Problem(
        code="foreign.too-many-cells",
        path="",
        sentence=f"With its merged cells the file holds more than {most // 1_000_000} million characters.",
        remedy="Keep the risks or the data map in a file of their own, and merge no long texts over many rows.",
    )


class CellCount:
    """Counts cells while a file is read, so that reading stops before it costs too much."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.count = 0

    def passes(self, more: int) -> bool:
        """Count more cells; True once there are more than may be read."""
        self.count += more
        return self.count > self.limits.values

    def problem(self) -> Problem:
        """Return the Problem of a file with too many cells."""
        return Problem(
            code="foreign.too-many-cells",
            path="",
            sentence=f"The file holds more than {self.limits.values:,} cells; nothing of it is read.",
            remedy="Keep the risks or the data map in a file of their own.",
        )


CONTROL_CHARACTERS = Problem(
    code="foreign.control-characters",
    path="",
    sentence="The file holds control characters, which no text may hold; each is shown as '�'.",
    remedy="Look for '�' in the draft and write what was meant.",
    severity="warning",
)
