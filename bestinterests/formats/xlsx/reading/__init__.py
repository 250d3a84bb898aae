"""Read a workbook that comes back: the document as it is now, the one it was made from, and what has no row now."""

from __future__ import annotations

from typing import Any

from bestinterests.domain.order import in_order
from bestinterests.domain.problem import Problem
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.foreign import read_xlsx_tables
from bestinterests.formats.tree import more_problems
from bestinterests.formats.xlsx.base import Base, is_marked, opened
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import plain_text
from bestinterests.formats.xlsx.plans import Plans
from bestinterests.formats.xlsx.reading.building import Building
from bestinterests.formats.xlsx.reading.grid import Grid, has_keys
from bestinterests.formats.xlsx.reading.opening import SheetRead, opened_sheets

NOT_OURS = Problem(
    code="workbook.not-ours",
    path="",
    sentence="The workbook does not hold the hidden sheet with the assessment it was made from.",
    remedy="Send back the workbook that was written by export, not a new one into which its sheets were copied.",
)


def read_xlsx(given: Given) -> Arrival:
    """Read a workbook that ``write_xlsx`` wrote, in whatever order its rows, columns and sheets are now.

    Any other workbook is handed on, to be read for its tables.

    Cells that nobody touched change nothing; formulas are never read. Rows that are gone, or emptied, are ``missing``.
    """
    sheets = opened_sheets(given)
    if isinstance(sheets, Problem):
        return Arrival(problems=[sheets])
    rows = next((found for sheet in sheets if is_marked(found := _texts(sheet))), None)
    if rows is None:
        # Tables of our own workbook are no one's risk table: they would come in as foreign ratings.
        return Arrival(problems=[NOT_OURS]) if any(map(has_keys, sheets)) else read_xlsx_tables(given)
    base = opened(rows, given.limits)
    if not isinstance(base, Base):
        return Arrival(problems=base)
    return _arrival(base, sheets, given)


def _arrival(base: Base, sheets: list[SheetRead], given: Given) -> Arrival:
    document = in_order(base.document)
    plans = Plans(base.words)
    grid = Grid(sheets, plans)
    building = Building(document, base.seed, Desk.for_document(base.words, document), plans, grid)
    built = building.build()
    built = document if built is document else in_order(built)
    problems = [*building.notes.problems, *grid.problems]
    if len(problems) > given.limits.problems:
        problems = sorted(problems, key=lambda problem: problem.severity != "error")[: given.limits.problems]
        problems.append(more_problems(given.limits))
    return Arrival(document=built, base=document, missing=tuple(building.missing), problems=problems)


def _texts(sheet: SheetRead) -> list[tuple[str, str]]:
    """Return the rows of the hidden sheet as texts; of any other sheet nothing."""
    first = next(iter(sheet.rows.values()), {})
    if not is_marked([(_text(first.get(0)), "")]):
        return []
    return [(_text(cells.get(0)), _text(cells.get(1))) for cells in sheet.rows.values()]


def _text(cell: Any) -> str:
    return "" if cell is None else plain_text(cell)
