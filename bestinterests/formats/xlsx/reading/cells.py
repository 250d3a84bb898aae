"""One row read: which of its cells somebody touched, and what they say now."""

from __future__ import annotations

from typing import Any

from bestinterests.changes.units import NOTHING
from bestinterests.formats.xlsx.columns import Column
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import Shown, Unreadable
from bestinterests.formats.xlsx.plans import Plan, not_longer, untouched
from bestinterests.formats.xlsx.reading.grid import RowRead
from bestinterests.formats.xlsx.reading.notes import Notes
from bestinterests.formats.xlsx.reading.opening import Fault, Formula


def is_blank(cell: Any) -> bool:
    """Say whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_empty(row: RowRead, plan: Plan) -> bool:
    """Say whether a row says nothing but its key."""
    return all(is_blank(row.cells.get(c.field)) for c in plan.read if c.field not in plan.table.keys)


def touched(row: RowRead, plan: Plan, shown: list[Shown]) -> list[Column]:
    """Return the columns, keys apart, of which the cell is not what the writer would have written there."""
    cells, columns, keys = row.cells, row.columns, plan.table.keys
    found = []
    for column, was in zip(plan.read, shown, strict=True):
        field = column.field
        cell = cells.get(field)
        if cell == was or untouched(was, cell):
            continue
        if field in columns and field not in keys:
            found.append(column)
    return found


def read_cell(cell: Any, column: Column, desk: Desk) -> Any:
    """Return the value of a cell that says something. Raises Unreadable."""
    if isinstance(cell, Fault):
        raise Unreadable(f"The cell holds the error {cell.text}.", "Write what should stand there.")
    assert column.kind is not None
    not_longer(cell)
    return column.kind.read(cell, desk)


def changes_of(row: RowRead, plan: Plan, columns: list[Column], desk: Desk, notes: Notes) -> dict[str, Any]:
    """Return what the given columns of a row say, by field. What cannot be read is noted and left out."""
    found: dict[str, Any] = {}
    for column in columns:
        cell = row.cells.get(column.field)
        if isinstance(cell, Formula):
            notes.formula(row, column.field, column.title)
            continue
        try:
            if is_blank(cell):
                value = plan.blank(column.field)
                if value is NOTHING:
                    raise Unreadable("This cannot be left empty.", "Fill it in, or delete the row to take it out.")
            else:
                value = read_cell(cell, column, desk)
        except Unreadable as fault:
            notes.unreadable(row, column.field, column.title, fault)
            continue
        found[column.field] = value
    return found
