"""Sheets that nobody sees: lists to choose from, the tables of levels, and the document that travels inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from bestinterests.formats.xlsx.base import SHEET, pieces
from bestinterests.formats.xlsx.sheets import TABLES
from bestinterests.formats.xlsx.writing.book import Book
from bestinterests.formats.xlsx.writing.levels import Grid

_LISTS = "bia-lists"
_LEVELS = "bia-levels"


def write_lists(book: Book) -> None:
    """Write the lists that columns asked for, and the tables in which formulas look levels up."""
    held = book.add_bare_sheet(_LISTS)
    held.very_hidden()
    for at, (choices, name) in enumerate(book.lists.items()):
        letter = xl_col_to_name(at)
        kind, _, what = choices.partition(":")
        if kind in ("pack", "scale"):
            entries = list(_entries(book, kind, what))
            held.write_column(0, at, entries)
            book.workbook.define_name(name, f"='{_LISTS}'!${letter}$1:${letter}${max(len(entries), 1)}")
        else:
            count = _write_items(book, held, at, choices)
            start = f"'{_LISTS}'!${letter}$1"
            cells = f"{start}:${letter}${max(count, 1)}"
            book.workbook.define_name(name, f'=OFFSET({start},0,0,MAX(1,COUNTIF({cells},"?*")),1)')
    _write_levels(book)


def _entries(book: Book, kind: str, what: str) -> Iterator[str]:
    if kind == "scale":
        yield from (book.words.level(what, level) for level in book.words.levels(what))
    else:
        yield from book.words.labels.get(what, {}).values()


def _write_items(book: Book, held: Any, at: int, letter: str) -> int:
    """Write the items of one kind as ids with names, by formulas that follow what people write on their sheet."""
    table = next(table for table in TABLES.values() if table.letter == letter)
    place = book.places[table.name]
    name = xl_col_to_name(1)
    items = [book.desk.named(key[0]) for key, _ in table.items(book.document)]
    for number in range(place.first, place.last):
        cell = f"'{place.sheet}'!{name}{number + 1}"
        formula = f'=IF({cell}="","",\'{place.sheet}\'!A{number + 1}&" "&LEFT({cell},60))'
        at_row = number - place.first
        held.write_formula(at_row, at, formula, None, items[at_row] if at_row < len(items) else "")
    return place.last - place.first


def _write_levels(book: Book) -> None:
    held = book.add_bare_sheet(_LEVELS)
    held.very_hidden()
    row = 0
    for grid in book.levels.grids.values():
        _write_grid(book, held, row, grid)
        row += len(grid.rows) + 2


def _write_grid(book: Book, held: Any, top: int, grid: Grid) -> None:
    held.write_row(top, 1, [*grid.columns])
    for at, (text, cells) in enumerate(zip(grid.rows, grid.cells, strict=True), top + 1):
        held.write_row(at, 0, [text, *cells])
    last, right = top + 1 + len(grid.rows), xl_col_to_name(len(grid.columns))
    name = f"t_{grid.name}"
    book.workbook.define_name(f"{name}_r", f"='{_LEVELS}'!$A${top + 2}:$A${last}")
    book.workbook.define_name(f"{name}_c", f"='{_LEVELS}'!$B${top + 1}:${right}${top + 1}")
    book.workbook.define_name(name, f"='{_LEVELS}'!$B${top + 2}:${right}${last}")


def write_base(book: Book) -> None:
    """Write the document that the workbook was made from, and the words it was written with."""
    held = book.add_bare_sheet(SHEET)
    held.very_hidden()
    for row, (name, text) in enumerate(pieces(book.document, book.words)):
        held.write_string(row, 0, name)
        held.write_string(row, 1, text)
