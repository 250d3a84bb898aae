"""The sheet that is opened first: what the workbook is for, how its parts fit, how to fill it in and send it back."""

from __future__ import annotations

from typing import Any, NamedTuple

from bestinterests.documents.wording import day, many
from bestinterests.formats.xlsx.columns import Form, Table
from bestinterests.formats.xlsx.sheets import SHEETS, STEPS, Sheet
from bestinterests.formats.xlsx.writing.book import Book, height_of

_WIDTHS = (26, 74, 30)


class Passage(NamedTuple):
    """A heading with its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


WHAT = Passage(
    "What this is for",
    (
        "The UK Children's code asks that the best interests of the child come first in the design of every "
        "online service "
        "that children are likely to use. This workbook records how the service's use of data touches children's "
        "rights "
        "under the UN Convention on the Rights of the Child, what is done about it, and why.",
        "It covers one part of what the code asks. It supports the data protection impact assessment; it does "
        "not replace it.",
    ),
)

CONTEXT = Passage(
    "Before you begin",
    (
        "The list of rights is not exhaustive. All rights of the Convention stand on the sheet Rights, also "
        "those that the "
        "regulator's framework leaves out because few services touch them. A right that is not in the framework "
        "may still "
        "matter for your service. Education (articles 28 and 29) is the plainest example: for a learning "
        "platform, or for "
        "any service that children use for school, it has to be looked at.",
        "Rights are interlinked. What protects one may cost another: a check of ages protects from harm and "
        "collects data; "
        "a closed chat protects from strangers and cuts off friends. Say where one thing acts on another (sheet "
        "Links), and "
        "what gives way when rights meet (sheet Tensions).",
        "Look at the whole. First each feature for itself: what children gain and lose there, right by right and "
        "age by age "
        "(sheets Impacts and Balance). Then across all features: what adds up, who is worst off, and what the "
        "service as a "
        "whole does to children's rights (sheet Whole service). A benefit in one place pays for no harm in another.",
        "Ask children and parents, and say what became of what they said (sheets Consultation and Findings).",
        "A blank is unknown. It never counts as zero, as no, or as low.",
    ),
)

FILLING = Passage(
    "How to fill it in",
    (
        "White cells are yours. Grey cells are shown or worked out, and never read back. Heads of columns carry "
        "notes that "
        "say what is asked; cells with an arrow have a list to choose from.",
        "To add something, use an empty row at the end of a table; its small grey id is a stand-in until the "
        "software gives "
        "it a number. You may also copy a row or insert one and leave the id empty.",
        "Where several things fit into one cell, write them one after the other: F01, F03 or 6–9; 10–12. Any "
        "separator will "
        "do, and ids do as well as names.",
        "A level may be a range, such as possible to likely, or unknown. Levels on grey move while you type.",
        "Sort, filter, move and hide as you like. To take something out, delete its row: you are asked before it "
        "is deleted.",
        "If the workbook should not be shared with everybody who needs a part of it, give each person a copy: "
        "several copies "
        "can be brought back one after the other, and nothing is lost.",
    ),
)

BACK = Passage(
    "How to send it back",
    (
        "Save it as .xlsx and return it to whoever keeps the assessment. They bring it in with: bestinterests import "
        "workbook.xlsx --into assessment.bia.yaml. Every change is shown first; nothing is applied silently, and "
        "where two "
        "people changed the same thing, both versions are shown.",
        "The workbook carries the assessment it was made from in a hidden sheet. Do not copy its sheets into "
        "another file.",
    ),
)

WHOSE = Passage(
    "Whose words these are",
    (
        "Every text in this workbook is in our own words. It is not a publication of {regulator}, which has not "
        "endorsed it. "
        "The four steps, the three groups of rights, the three-by-three table of levels and the names of the "
        "standards follow "
        "the regulator's published material; benefits mirrored on that table, the four-by-four tables, the "
        "practices, the "
        "balance and the evaluation are ours, and marked so where they stand.",
        "This record rests on {unverified} that still wait to be checked at their sources.",
    ),
)


def write_start(book: Book, held: Any) -> None:
    """Write the sheet."""
    for at, width in enumerate(_WIDTHS):
        held.set_column(at, at, width)
    held.hide_row_col_headers()
    row = _write_head(book, held)
    row = _write_passages(book, held, row, (WHAT, CONTEXT))
    row = _write_contents(book, held, row)
    _write_passages(book, held, row, (FILLING, BACK, WHOSE))
    held.protect("", {"select_locked_cells": True})
    held.activate()


def _write_head(book: Book, held: Any) -> int:
    assessment = book.assessment
    held.write_string(0, 0, assessment.title or "Assessment of children's best interests", book.styles["title"])
    held.set_row(0, 36)
    row = 1
    if assessment.fictional:
        for at, text in enumerate(("A made-up sample", "This service does not exist.", "")):
            held.write_string(row, at, text, book.styles["sample"])
        row += 1
    packs = ", ".join(f"{pin.pack} {pin.version}" for pin in assessment.packs)
    facts = {
        "Service": assessment.service.name or "not named yet",
        "Made from": f"the assessment as of {day(book.evaluation.on)}, with {packs}",
        "Completeness": book.evaluation.completeness.sentence,
    }
    for name, text in facts.items():
        held.write_string(row, 0, name, book.styles["strong"])
        held.write_string(row, 1, text, book.styles["plain"])
        row += 1
    return row


def _write_passages(book: Book, held: Any, row: int, passages: tuple[Passage, ...]) -> int:
    words = {
        "regulator": f"the {book.framework.regulator}" if book.framework.regulator else "any regulator",
        "unverified": many(book.evaluation.unverified_statements, "statement"),
    }
    for passage in passages:
        held.set_row(row, 30)
        held.write_string(row, 0, passage.heading, book.styles["heading"])
        for paragraph in passage.paragraphs:
            row += 1
            text = paragraph.replace("{regulator}", words["regulator"]).replace("{unverified}", words["unverified"])
            held.merge_range(row, 0, row, 2, "", book.styles["plain"])
            held.write_string(row, 0, text, book.styles["plain"])
            held.set_row(row, 15.5 * (1 + len(text) // 128) + 3)
        row += 1
    return row


def _write_contents(book: Book, held: Any, row: int) -> int:
    held.set_row(row, 30)
    held.write_string(row, 0, "How the pieces fit", book.styles["heading"])
    row += 1
    for step, title in STEPS.items():
        for at, text in enumerate((f"Step {title}", "", "")):
            held.write_string(row, at, text, book.styles["group"])
        row += 1
        for sheet in (sheet for sheet in SHEETS if sheet.step == step):
            held.write_url(row, 0, f"internal:'{sheet.title}'!A1", book.styles["link"], sheet.title)
            titles = "; ".join(block.title for block in sheet.blocks)
            held.write_string(row, 1, titles, book.styles["plain"])
            held.set_row(row, height_of([(titles, _WIDTHS[1])]))
            held.write_string(row, 2, _count(book, sheet), book.styles["quiet"])
            row += 1
    held.write_url(row, 0, "internal:'Evaluation'!A1", book.styles["link"], "Evaluation")
    held.write_string(row, 1, "What follows on this record, for reading only", book.styles["plain"])
    return row + 1


def _count(book: Book, sheet: Sheet) -> str:
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    count = sum(1 for table in tables for _ in table.items(book.document))
    if not tables or any(isinstance(block, Form) for block in sheet.blocks):
        return ""
    return f"{many(count, 'row')} filled in" if count else "nothing yet"
