"""The rows of a table as they are written: items, words of the packs that wait for an answer, and empty rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bestinterests.domain.order import natural
from bestinterests.formats.xlsx.columns import Table
from bestinterests.formats.xlsx.kinds import Shown
from bestinterests.formats.xlsx.plans import Plan
from bestinterests.formats.xlsx.writing.book import Book


class Row(NamedTuple):
    """One row: its cells by column that is read, its key, the item in it if any, and whether it waits to be filled."""

    cells: list[Shown]
    key: str
    item: Any = None
    is_ready: bool = False


def rows_of(book: Book, plan: Plan) -> Iterator[Row]:
    """Yield the rows of a table in the order in which they are written."""
    table = plan.table
    rows = [Row(plan.shown(item, key, book.desk), key[-1], item) for key, item in table.items(book.document)]
    if table.listed:
        rows = _listed(book, plan, rows)
    yield from rows
    for number in range(1, table.empty + 1):
        cells: list[Shown] = [None] * len(plan.read)
        key = ready_key(table, book.seed, number)
        if key:
            cells[0] = key
        yield Row(cells, key, is_ready=True)


def ready_key(table: Table, seed: str, number: int) -> str:
    """Return the provisional key of an empty row, the same in every workbook of one document."""
    return f"{table.letter}+w-{seed}-{number}" if table.letter else ""


def _listed(book: Book, plan: Plan, rows: list[Row]) -> list[Row]:
    vocabulary = plan.table.listed
    held = {row.key: row for row in rows}
    words = list(book.words.labels.get(vocabulary, {}))
    if vocabulary in ("rights", "obligations"):
        words.sort(key=natural)
    asked = [held.pop(word) if word in held else Row(_asked(book, plan, word), word) for word in words]
    return [*asked, *held.values()]


def _asked(book: Book, plan: Plan, word: str) -> list[Shown]:
    cells: list[Shown] = [None] * len(plan.read)
    cells[0] = book.words.label(plan.table.listed, word)
    return cells
