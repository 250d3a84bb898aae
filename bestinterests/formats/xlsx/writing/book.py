"""The workbook that is being written, with what every sheet needs: styles, words, lists to choose from."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Iterable
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bestinterests.documents.papers import Assessed
from bestinterests.evaluation.method import method_for
from bestinterests.formats.xlsx.base import seed
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import Shown
from bestinterests.formats.xlsx.plans import Plans
from bestinterests.formats.xlsx.words import words_of
from bestinterests.formats.xlsx.writing.levels import LevelTables
from bestinterests.formats.xlsx.writing.styles import TABS, Styles

_TALLEST = 200
_LINE_HEIGHT = 14.5
_DANGEROUS = ("=", "+", "-", "@", "\t")
"""Beginnings that a spreadsheet takes for a formula when a person edits such a cell."""


class _Protected(Workbook):  # type: ignore[misc]
    """A workbook whose sheets cannot be added, taken out or renamed by accident; no password, so anybody may unlock.

    XlsxWriter knows the protection of sheets but not that of the structure, so its element is put where it belongs.
    """

    def _write_book_views(self) -> None:
        self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
        super()._write_book_views()


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are taken as they are: ours use no function that would have to be spelt in another way.

    Looking for those takes thirty searches a formula, most of the time that writing a large workbook takes.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Book:
    """One workbook on its way out."""

    def __init__(self, assessed: Assessed, held: io.BytesIO) -> None:
        self.framework = assessed.framework
        self.document = assessed.document
        self.assessment = assessed.document.assessment
        self.evaluation = assessed.evaluation
        self.workbook = _Protected(
            held,
            {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self.styles = Styles(self.workbook)
        self.words = words_of(assessed.framework)
        self.desk = Desk.for_document(self.words, assessed.document)
        self.plans = Plans(self.words)
        self.levels = LevelTables(method_for(assessed.framework), self.words, self.assessment.profile)
        self.seed = seed(assessed.document)
        self.places: dict[str, Place] = {}
        self.lists: dict[str, str] = {}

    def add_sheet(self, title: str, step: str) -> Any:
        """Add a sheet with the look that all of them have."""
        sheet = self.add_bare_sheet(title)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(TABS[step])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        # Ages and numbers that are words here are no mistakes.
        sheet.ignore_errors({"number_stored_as_text": "A1:CZ60000", "two_digit_text_year": "A1:CZ60000"})
        sheet.set_footer(f"&L&9{_footer(self.assessment.title)}&C&9{_footer(title)}&R&9Page &P of &N")
        return sheet

    def add_bare_sheet(self, title: str) -> Any:
        """Add a sheet without any look, for what nobody sees."""
        return self.workbook.add_worksheet(title, worksheet_class=_Sheet)

    def put(self, sheet: Any, row: int, column: int, value: Shown, style: str) -> None:
        """Put a value into a cell; text is always written as text, whatever it begins with."""
        if value is None:
            sheet.write_blank(row, column, None, self.styles[style])
        elif isinstance(value, str):
            dangerous = value.startswith(_DANGEROUS)
            sheet.write_string(row, column, value, self.styles.quoted(style) if dangerous else self.styles[style])
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, self.styles["day"])
        else:
            sheet.write_number(row, column, value, self.styles[style])


def height_of(texts: Iterable[tuple[Any, float]]) -> float:
    """Return the height of a row for its texts and the widths of their columns, in points, within reason.

    Not every program fits rows to wrapped text by itself.
    """
    lines = max((_lines(text, width) for text, width in texts if isinstance(text, str)), default=1)
    return min(max(lines, 1) * _LINE_HEIGHT + 1.5, _TALLEST)


def _lines(text: str, width: float) -> float:
    return sum(max(1, math.ceil(len(line) / max(width, 4))) for line in text.split("\n"))


class Place:
    """Where a table stands: its sheet, the rows of its items (0-based, last not included), its columns by field."""

    def __init__(self, sheet: str, first: int, last: int, columns: dict[str, int]) -> None:
        self.sheet = sheet
        self.first = first
        self.last = last
        self.columns = columns

    def cells(self, field: str) -> str:
        """Return the cells of a column as formulas name them."""
        from xlsxwriter.utility import xl_col_to_name

        letter = xl_col_to_name(self.columns[field])
        return f"'{self.sheet}'!${letter}${self.first + 1}:${letter}${self.last}"


def _footer(text: str) -> str:
    return " ".join(text.split()).replace("&", "&&")[:70]
