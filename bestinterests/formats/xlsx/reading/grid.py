"""Tables found on the sheets: told by their hidden keys wherever they were moved, or by the titles of their columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from bestinterests.domain.problem import Problem
from bestinterests.formats.xlsx.plans import Plans
from bestinterests.formats.xlsx.reading.opening import SheetRead
from bestinterests.formats.xlsx.sheets import SHEETS
from bestinterests.formats.xlsx.words import folded

KEY = "bia:"
_FEWEST_TITLES = 3
_TITLES_OF_A_HEAD = 0.6


class RowRead(NamedTuple):
    """A row of a table: its sheet and number (from 1), and what each column holds, by field."""

    sheet: str
    number: int
    cells: dict[str, Any]
    columns: dict[str, int]

    def place(self, field: str) -> str:
        """Return the cell of a column as people name it: ``Impacts!F12``."""
        column = self.columns.get(field)
        return f"{self.sheet}!{'' if column is None else get_column_letter(column + 1)}{self.number}"


class TableRead(NamedTuple):
    """A table as it was found."""

    name: str
    sheet: str
    columns: dict[str, int]
    rows: list[RowRead]


class Grid:
    """Every table of a workbook, each once, and what was noted on the way."""

    def __init__(self, sheets: list[SheetRead], plans: Plans) -> None:
        self.plans = plans
        self.tables: dict[str, TableRead] = {}
        self.problems: list[Problem] = []
        self._ours = {block.title for sheet in SHEETS for block in sheet.blocks}
        self._ours |= {block.about for sheet in SHEETS for block in sheet.blocks}
        self._ours |= {column.group for plan in plans.tables.values() for column in plan.columns}
        self._titles = {
            name: {column.field: folded(column.title) for column in plan.read} for name, plan in plans.tables.items()
        }
        homes = {block.name: sheet.title for sheet in SHEETS for block in sheet.blocks}
        found: dict[str, list[TableRead]] = {}
        for sheet in sheets:
            for table in self._on(sheet):
                found.setdefault(table.name, []).append(table)
        for name, tables in found.items():
            tables.sort(key=lambda table: table.sheet != homes.get(name))
            self.tables[name] = tables[0]
            for other in tables[1:]:
                self._note_second(tables[0], other)

    def _on(self, sheet: SheetRead) -> Iterator[TableRead]:
        if has_keys(sheet):
            yield from self._keyed(sheet)
        else:
            yield from self._titled(sheet)

    def _keyed(self, sheet: SheetRead) -> Iterator[TableRead]:
        table: TableRead | None = None
        is_head = False
        fields: dict[int, str] = {}
        outside: dict[int, dict[int, Any]] = {}
        for number, cells in sheet.rows.items():
            if _is_keys(cells):
                if table is not None:
                    yield table
                table, is_head = self._begun(sheet.title, cells), True
                fields = _fields(table)
            elif is_head and table is not None:
                is_head = False
                self._note_columns(sheet, number, cells, table)
            elif table is not None:
                table.rows.append(_row(table, fields, number, cells))
            else:
                outside[number] = cells
        if table is not None:
            yield table
        self._note_outside(sheet, outside)

    def _begun(self, title: str, cells: dict[int, Any]) -> TableRead | None:
        columns: dict[str, int] = {}
        names = []
        for at, value in cells.items():
            if isinstance(value, str) and value.startswith(KEY):
                name, _, field = value.removeprefix(KEY).partition(":")
                names.append(name)
                columns.setdefault(field, at)
        name = names[0]
        if name in self.plans.tables or name in self.plans.forms:
            return TableRead(name, title, columns, [])
        return None

    def _titled(self, sheet: SheetRead) -> Iterator[TableRead]:
        """Find a table whose keys are gone by the titles of its columns."""
        table: TableRead | None = None
        for number, cells in sheet.rows.items():
            if table is not None:
                table.rows.append(_row(table, _fields(table), number, cells))
            elif number <= 60:
                table = self._head(sheet.title, cells)
        if table is not None:
            yield table

    def _head(self, title: str, cells: dict[int, Any]) -> TableRead | None:
        at_title = {folded(value): at for at, value in reversed(cells.items()) if isinstance(value, str)}
        best: tuple[float, TableRead] | None = None
        if len(at_title) < _FEWEST_TITLES:
            return None
        for name, titles in self._titles.items():
            columns = {field: at_title[text] for field, text in titles.items() if text in at_title}
            share = len(columns) / len(titles)
            if len(columns) >= _FEWEST_TITLES and share >= _TITLES_OF_A_HEAD and (best is None or share > best[0]):
                best = share, TableRead(name, title, columns, [])
        return best[1] if best else None

    # -- what is noted -----------------------------------------------------------------------------------------------

    def _note_columns(self, sheet: SheetRead, number: int, head: dict[int, Any], table: TableRead) -> None:
        known = set(table.columns.values())
        for at, value in head.items():
            used = any(at in cells for row, cells in sheet.rows.items() if row > number)
            if at not in known and used:
                self.problems.append(
                    Problem(
                        code="workbook.unknown-column",
                        path=f"{sheet.title}!{get_column_letter(at + 1)}{number}",
                        sentence=f"The column ‘{str(value)[:40]}’ is none of the workbook's own, so it is not read.",
                        remedy="Put what belongs to an item into its note, or keep the column for yourselves.",
                        severity="note",
                    )
                )

    def _note_outside(self, sheet: SheetRead, rows: dict[int, dict[int, Any]]) -> None:
        for number, cells in rows.items():
            for at, value in cells.items():
                if value in self._ours or (isinstance(value, str) and (not value.strip() or value.startswith(KEY))):
                    continue
                self.problems.append(
                    Problem(
                        code="workbook.outside",
                        path=f"{sheet.title}!{get_column_letter(at + 1)}{number}",
                        sentence=f"‘{str(value)[:40]}’ stands outside every table of this sheet, so it is not read.",
                        remedy="Move it into a row of a table, above the end of that table.",
                        severity="warning",
                    )
                )

    def _note_second(self, first: TableRead, second: TableRead) -> None:
        self.problems.append(
            Problem(
                code="workbook.table-twice",
                path=second.sheet,
                sentence=f"The table of {first.sheet} stands on {second.sheet} too; only {first.sheet} is read.",
                remedy=f"Put what counts into {first.sheet} and delete the copy.",
                severity="warning",
            )
        )


def has_keys(sheet: SheetRead) -> bool:
    """Say whether a sheet holds a table of ours, told by its hidden keys."""
    return any(_is_keys(cells) for cells in sheet.rows.values())


def _fields(table: TableRead | None) -> dict[int, str]:
    return {} if table is None else {at: field for field, at in table.columns.items()}


def _is_keys(cells: dict[int, Any]) -> bool:
    """Is it a row of keys? Its first cell tells: no other row begins so."""
    first = next(iter(cells.values()))
    return isinstance(first, str) and first.startswith(KEY)


def _row(table: TableRead, fields: dict[int, str], number: int, cells: dict[int, Any]) -> RowRead:
    held = {fields[at]: value for at, value in cells.items() if at in fields}
    return RowRead(table.sheet, number, held, table.columns)
