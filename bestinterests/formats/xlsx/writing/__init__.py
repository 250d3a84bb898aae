"""Write the workbook of an assessment."""

from __future__ import annotations

import datetime as dt
import io

from bestinterests.documents.papers import Assessed
from bestinterests.domain.order import in_order
from bestinterests.formats.xlsx.sheets import SHEETS
from bestinterests.formats.xlsx.writing.book import Book
from bestinterests.formats.xlsx.writing.evaluation import write_evaluation
from bestinterests.formats.xlsx.writing.hidden import write_base, write_lists
from bestinterests.formats.xlsx.writing.sheet import write_sheet
from bestinterests.formats.xlsx.writing.start import write_start


def write_xlsx(assessed: Assessed) -> bytes:
    """Return the bytes of the workbook; the same assessment gives the same bytes. Raises nothing for a valid document.

    Nothing in it is a macro, links to another file, or asks for the network.
    """
    held = io.BytesIO()
    book = Book(assessed._replace(document=in_order(assessed.document)), held)
    # Sheets are made in the order of their tabs, and written from the last: the first points to later ones.
    start = book.add_sheet("Start", "start")
    sheets = [(sheet, book.add_sheet(sheet.title, sheet.step)) for sheet in SHEETS]
    evaluation = book.add_sheet("Evaluation", "act")
    for sheet, held_sheet in reversed(sheets):
        write_sheet(book, sheet, held_sheet)
    write_start(book, start)
    write_evaluation(book, evaluation)
    write_lists(book)
    write_base(book)
    on = assessed.evaluation.on
    book.workbook.set_properties(
        {
            "title": assessed.document.assessment.title,
            "subject": "Assessment of children's best interests",
            "created": dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC),
        }
    )
    book.workbook.close()
    return held.getvalue()
