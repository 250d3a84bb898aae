"""Answers for a terminal: columns where they fit, else each row under its own titles; how to read it comes last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bestinterests.cli.views.answer_layouts import LAYOUTS, Layout
from bestinterests.cli.views.answer_tables import (
    INDENT,
    Group,
    Head,
    fitting,
    in_parts,
    indent_of,
    rows_of,
    write_entries,
    write_sides,
    write_table,
)
from bestinterests.portfolio.answering import together
from bestinterests.portfolio.answering.answer import NUMBERS
from bestinterests.portfolio.questions import ALL_SECTORS, QUESTIONS
from bestinterests.portfolio.words import called

if TYPE_CHECKING:
    from bestinterests.cli.output import Page
    from bestinterests.portfolio.answering import Answer, Column

WORDY = ("right", "standard", "pattern", "verdict")
ROWS_SHOWN, UNDER_SHOWN, TOLD_SHOWN = 300, 100, 20
"""Rows that are printed unless more are asked for: of a table, of several under one head, and told one by one."""
SIDES_NEED = 70
"""Columns of a terminal from which sides stand beside each other."""


def show(sheet: Page, answer: Answer, *, most: int = 0) -> None:
    """Write an answer: its title, its first rows, and its notes. most: so many rows (as many as can well be read)."""
    sheet.heading(answer.title)
    if answer.rows:
        _rows(sheet, answer, most)
    else:
        sheet.line("Nothing is counted there.", indent=INDENT)
    sheet.blank()
    for note in answer.notes:
        sheet.entry("·", note)


def _rows(sheet: Page, answer: Answer, most: int) -> None:
    """Write rows in the first way for which there is room, and say what is not shown."""
    layout = LAYOUTS.get(answer.question, Layout())
    columns = _shown_columns(answer)
    seen = min(len(answer.rows), most or ROWS_SHOWN)
    if answer.once:
        seen = min(len(answer.rows), most or UNDER_SHOWN)
        _once(sheet, answer, columns, seen)
    elif layout.is_told or layout.sides or not _as_table(sheet, answer, columns, layout, seen):
        seen = min(len(answer.rows), most or TOLD_SHOWN)
        _one_by_one(sheet, answer, columns, layout, seen)
    if (more := len(answer.rows) - seen) > 0:
        question = QUESTIONS.get(answer.question)
        ask = "ask for more with --limit, or " if question is None or "limit" in question.takes else ""
        sheet.blank()
        sheet.line(f"{more:,} more row{'' if more == 1 else 's'}: {ask}write them all with -o FILE.", indent=INDENT)


def _as_table(sheet: Page, answer: Answer, columns: Sequence[Column], layout: Layout, seen: int) -> bool:
    """Write a table if there is room for one, without what can be spared, or in parts."""
    for number in range(len(layout.spare) + 1):
        left_out = layout.spare[:number]
        heads, groups = _laid(answer, [each for each in columns if each.name not in left_out], layout, seen)
        if widths := fitting(heads, rows_of(groups), sheet.room - indent_of(groups)):
            write_table(sheet, heads, groups, widths)
            _tell_left_out(sheet, [each.title for each in columns if each.name in left_out])
            return True
    heads, groups = _laid(answer, columns, layout, seen)
    parts = in_parts(heads, rows_of(groups), sheet.room - indent_of(groups))
    for number, part in enumerate(parts):
        if number:
            sheet.blank()
        write_table(
            sheet, [heads[place] for place in part.places], [group.only(part.places) for group in groups], part.widths
        )
    return bool(parts)


def _tell_left_out(sheet: Page, titles: Sequence[str]) -> None:
    if titles:
        sheet.blank()
        said = f"No room here for: {', '.join(titles)}. A wider terminal has it, and a file (-o FILE) holds all."
        sheet.line(said, indent=INDENT)


def _one_by_one(sheet: Page, answer: Answer, columns: Sequence[Column], layout: Layout, seen: int) -> None:
    """Write each row under its own titles, or its sides beside each other."""
    heads, groups = _laid(answer, columns, layout, seen)
    sides = [[head for head in heads if head.name.startswith(side)] for side in layout.sides]
    if sides and sheet.room >= SIDES_NEED:
        write_sides(sheet, sides, groups)
    else:
        write_entries(sheet, heads, groups)


def _once(sheet: Page, answer: Answer, columns: Sequence[Column], seen: int) -> None:
    """Write what is said once, such as a service, and below it each of its rows: a sentence, then what it is of."""
    names, keys = [column.name for column in answer.columns], answer.keys_of_names()
    above = [column for column in columns if column.name in answer.once]
    *around, last = [column for column in columns if column.name not in answer.once]
    for held in together(answer, answer.rows[:seen]):
        rows = [dict(zip(names, row, strict=True)) for row in held]
        sheet.blank()
        sheet.table([(each.title, cell) for each in above if (cell := _cell(rows[0], each, keys))], head=False)
        for row in rows:
            titled = "; ".join(f"{each.title}: {cell}" for each in around if (cell := _cell(row, each, keys)))
            if said := _cell(row, last, keys):
                sheet.entry("-", f"{said} ({titled})" if titled else said, indent=2 * INDENT)


def _laid(answer: Answer, columns: Sequence[Column], layout: Layout, seen: int) -> tuple[list[Head], list[Group]]:
    """The columns that stand beside each other, and rows under what they have in common."""
    above = [column for column in columns if column.name in layout.under]
    beside = [column for column in columns if column.name not in layout.under]
    names, keys = [column.name for column in answer.columns], answer.keys_of_names()
    rows = (dict(zip(names, row, strict=True)) for row in answer.rows[:seen])
    groups = [
        Group(title, [[_cell(row, column, keys) for column in beside] for row in held])
        for title, held in groupby(
            rows, lambda row: " · ".join(filter(None, (_cell(row, each, keys) for each in above)))
        )
    ]
    heads = [
        Head(
            column.name,
            column.title,
            is_number=column.kind in NUMBERS,
            is_whole=column.name in keys or column.kind not in ("text", *WORDY),
        )
        for column in beside
    ]
    return heads, [group._replace(title=group.title.replace("\n", "  ")) for group in groups]


def _shown_columns(answer: Answer) -> list[Column]:
    """Columns to read, without those that are shown with another, and without a sector that is all of them."""
    with_other = {column.of for column in answer.columns} | set(answer.keys_of_names().values())
    return [
        column
        for column in answer.columns_to_read()
        if column.name not in with_other and not (column.kind == "sector" and _is_all(answer, column))
    ]


def _is_all(answer: Answer, sector: Column) -> bool:
    place = answer.columns.index(sector)
    return all(row[place] == ALL_SECTORS for row in answer.rows)


def _cell(row: Mapping[str, Any], column: Column, keys: Mapping[str, str]) -> str:
    """A cell in words: a share with what it is of, a name of a service above its key."""
    value = row[column.name]
    if column.name in keys:
        return "\n".join(filter(None, (value, row[keys[column.name]])))
    if value is None:
        return "–"
    if column.of:
        return f"{value:,} of {row[column.of]:,}"
    if column.kind == "number" and isinstance(value, int):
        return f"{value:,}"
    return called(column.kind, str(value)) if column.kind in WORDY else str(value)
