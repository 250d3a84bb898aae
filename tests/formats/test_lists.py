"""Lists as files: any cell comes back as it was, and none is ever run by a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.formats import lists

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)
CELL = st.one_of(TEXT, st.integers(0, 10**6), st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
ROWS = st.lists(st.tuples(CELL, CELL), max_size=8)
LIVE = ("=", "+", "-", "@", "\t", "\r")


@given(ROWS)
def test_csv_holds_every_row_and_no_formula(rows):
    table = "".join(lists.csv_lines(("a", "b"), rows))
    head, *found = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    assert head == ["a", "b"]
    told = [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert [[f"'{cell}" if cell.startswith(LIVE) else cell for cell in row] for row in told] == found
    assert not any(cell.startswith(LIVE) for row in found for cell in row)


@given(ROWS)
def test_a_sheet_holds_texts_as_texts_and_days_as_days(rows):
    file = io.BytesIO()
    lists.write_sheets(file, "List", [lists.Sheet("List", ("a", "b"), rows)])
    _, *found = openpyxl.load_workbook(file).active.iter_rows()
    held = {(cell.row, cell.column): cell for row in found for cell in row}
    for at, row in enumerate(rows, 2):
        for column, cell in enumerate(row, 1):
            shown = held.get((at, column))
            if cell in (None, ""):
                assert shown is None or shown.value is None
            elif isinstance(cell, dt.date):
                assert shown.value.date() == cell
            else:
                assert (shown.value, shown.data_type) == (cell, "s" if isinstance(cell, str) else "n")


def test_a_sheet_that_is_full_says_so(monkeypatch):
    monkeypatch.setattr(lists, "MOST_ROWS", 2)
    file = io.BytesIO()
    lists.write_sheets(file, "List", [lists.Sheet("List", ("a",), [("x",)] * 5)])
    rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
    assert len(rows) == 4
    assert rows[-1][0].startswith("More rows are in the list")


def test_long_texts_are_wrapped_in_rows_that_are_high_enough_and_pages_hold_every_column():
    file = io.BytesIO()
    rows = [(1, "word " * 60, "森" * 30), (2, "short", "two\nlines"), (3, None, dt.date(2026, 1, 1))]
    lists.write_sheets(file, "List", [lists.Sheet("List", ("n", "Long title of a column", "c"), rows)])
    sheet = openpyxl.load_workbook(file).active
    widths = {name: sheet.column_dimensions[name].width for name in "ABC"}
    assert widths["A"] < 12 < widths["C"] <= lists.WIDEST + 1
    assert lists.WIDEST <= widths["B"] <= lists.WIDEST + 1
    heights = [sheet.row_dimensions[at].height for at in (2, 3, 4)]
    assert heights[0] >= lists.LINE * 300 / widths["B"]
    assert heights[1:] == [lists.LINE * 2, None]
    assert sheet["B2"].alignment.wrap_text
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.print_title_rows == "$1:$1"


def test_of_many_columns_none_is_so_wide_that_print_is_too_small():
    file = io.BytesIO()
    lists.write_sheets(file, "List", [lists.Sheet("List", ["title"] * 12, [["word " * 40] * 12])])
    columns = openpyxl.load_workbook(file).active.column_dimensions.values()
    assert all(each.width <= lists.NARROWER + 1 for each in columns)


def test_long_lists_are_written_piece_by_piece():
    pieces = list(lists.csv_lines(("a",), (("x" * 100,) for _ in range(5000))))
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 40_000


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert f"'{text}" in "".join(lists.csv_lines(("a",), [(text,)]))
