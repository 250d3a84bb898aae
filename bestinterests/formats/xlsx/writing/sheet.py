"""One sheet that people fill in: its tables and forms, one below the other."""

from __future__ import annotations

import math
from typing import Any

from bestinterests.evaluation.method import REGULATOR_PROFILE
from bestinterests.formats.xlsx.columns import Column, Form, Table, at
from bestinterests.formats.xlsx.kinds import DayKind, NumberKind
from bestinterests.formats.xlsx.plans import FormPlan, Plan
from bestinterests.formats.xlsx.sheets import Sheet
from bestinterests.formats.xlsx.sheets.impacts import SLOTS
from bestinterests.formats.xlsx.words import folded
from bestinterests.formats.xlsx.writing.book import Book, Place, height_of
from bestinterests.formats.xlsx.writing.choices import offer
from bestinterests.formats.xlsx.writing.heads import write_heads
from bestinterests.formats.xlsx.writing.live import Live
from bestinterests.formats.xlsx.writing.rows import Row, rows_of

SPARE = 300
"""Rows below the last one in which lists to choose from still work, for rows that are pasted there."""
END = "bia:end:"
"""Stands in a hidden row below a table that shares its sheet, so that what follows is not taken for its rows."""
FORM_WIDTHS = (34, 60, 60)
FORM_HEADS = {"#question": "Question", "#answer": "Answer", "#help": "What is meant", "#key": ""}
"""What the columns of a form are called, by the key above each."""
FORM_KEY = 12
"""Column of the key of each question; hidden, and to the right of every table that shares a sheet with a form."""


def write_sheet(book: Book, sheet: Sheet, held: Any) -> None:
    """Write every table and form of a sheet."""
    alone = len(sheet.blocks) == 1 and isinstance(sheet.blocks[0], Table)
    row = 0
    for block in sheet.blocks:
        if isinstance(block, Form):
            row = _write_form(book, sheet.title, block, held, row)
        else:
            row = _write_table(book, sheet.title, book.plans.tables[block.name], held, row, alone=alone)
        if not alone:
            held.write_string(row, 0, END, book.styles["key"])
            held.set_row(row, None, book.styles["key"], {"hidden": True})
        row += 2
    _set_widths(book, sheet, held, alone=alone)


def style_of(column: Column) -> str:
    """Return the name of the style of a column's cells."""
    kind = column.kind
    if not column.is_read:
        return "live" if column.field[0] == "=" else "shown"
    if isinstance(kind, DayKind):
        return "day"
    if isinstance(kind, NumberKind):
        return "number"
    return "text" if getattr(kind, "long", False) else "word"


def _set_widths(book: Book, sheet: Sheet, held: Any, *, alone: bool) -> None:
    widths: dict[int, float] = {}
    for block in sheet.blocks:
        mine = FORM_WIDTHS if isinstance(block, Form) else [c.width for c in book.plans.tables[block.name].columns]
        for at_, width in enumerate(mine):
            widths[at_] = max(width, widths.get(at_, 0))
    columns = book.plans.tables[sheet.blocks[0].name].columns if alone else ()
    hidden_away = folded_away(book, sheet.blocks[0]) if alone else frozenset()
    for at_, width in widths.items():
        style = book.styles[style_of(columns[at_])] if alone else None
        options: dict[str, Any] = {"hidden": True} if width == 0 else {}
        if alone and columns[at_].field in hidden_away:
            options = {"hidden": True, "level": 1}
        elif alone and at_ and columns[at_ - 1].field in hidden_away:
            options = {"collapsed": True}
        held.set_column(at_, at_, width or 4, style, options)
    shown = [width for at_, width in widths.items() if not (alone and columns[at_].field in hidden_away)]
    total = sum(shown)
    if total > 170:
        held.set_paper(8)
        if alone:
            held.fit_to_pages(math.ceil(total / 260), 0)
            held.repeat_columns(0, 1)


def folded_away(book: Book, block: Table | Form) -> frozenset[str]:
    """Return the columns that a click opens: of the impacts, those that this record does not use."""
    if block.name != "impacts" or isinstance(block, Form):
        return frozenset()
    impacts = book.assessment.impacts
    judged = {j.scale for impact in impacts for slot in SLOTS for j in getattr(impact, slot).agreed}
    ours = {scale for scale in book.words.scales if not scale.startswith("ico-")}
    others = set() if book.assessment.profile == REGULATOR_PROFILE else set(book.words.scales) - ours - judged
    fields = {f"{slot}.{scale}" for slot in SLOTS for scale in others}
    if not any(impact.stated for impact in impacts):
        fields |= {column.field for column in block.columns if column.field.startswith("stated.")}
    return frozenset(fields)


def _write_table(book: Book, title: str, plan: Plan, held: Any, top: int, *, alone: bool) -> int:
    head = write_heads(book, plan, held, top)
    first = row = head + 1
    live = Live(book, plan) if any(column.field[0] == "=" for column in plan.columns) else None
    styles = [style_of(column) for column in plan.columns]
    columns = {column.field: at_ for at_, column in enumerate(plan.columns)}
    for entry in rows_of(book, plan):
        _write_row(book, plan, held, row, entry, styles, alone=alone)
        if live is not None:
            live.write(held, row, entry, columns)
        row += 1
    place = book.places[plan.table.name] = Place(title, first, row, columns)
    last = row + (SPARE if alone else 0) - 1
    for column in plan.read:
        offer(book, held, (first, columns[column.field], last, columns[column.field]), column)
    if live is not None:
        live.colour(held, place, last)
    if alone:
        held.autofilter(head, 0, max(row - 1, head), len(plan.columns) - 1)
        held.freeze_panes(first, 2)
        held.repeat_rows(head)
    return row


def _write_row(book: Book, plan: Plan, held: Any, row: int, entry: Row, styles: list[str], *, alone: bool) -> None:
    cells = iter(entry.cells)
    written: list[tuple[Any, float]] = []
    for at_, column in enumerate(plan.columns):
        if column.field[0] == "=":
            continue
        value = next(cells) if column.is_read else _shown(book, column, entry)
        if value is None and alone:
            continue
        style = styles[at_]
        if at_ == 0 and plan.table.letter:
            style = "ready" if entry.is_ready else "id"
        book.put(held, row, at_, value, style)
        if type(value) is str and (len(value) > column.width or "\n" in value):
            written.append((value, column.width))
    if written and not entry.is_ready:
        held.set_row(row, height_of(written))


def _shown(book: Book, column: Column, entry: Row) -> str | None:
    assert column.shown is not None
    return column.shown(book.framework, entry.key) or None


def _write_form(book: Book, title: str, form: Form, held: Any, top: int) -> int:
    styles = book.styles
    held.set_row(top, 30, styles["title"])
    held.write_string(top, 0, form.title, styles["title"])
    held.set_row(top + 1, 18, styles["about"])
    held.write_string(top + 1, 0, form.about, styles["about"])
    held.set_row(top + 2, None, styles["key"], {"hidden": True})
    for at_, (field, head) in enumerate(FORM_HEADS.items()):
        column = FORM_KEY if field == "#key" else at_
        held.write_string(top + 2, column, f"bia:{form.name}:{field}", styles["key"])
        held.write_string(top + 3, column, head, styles["head"])
    held.set_column(FORM_KEY, FORM_KEY, 4, None, {"hidden": True})
    row = top + 4
    for plan in book.plans.forms[form.name]:
        row = _write_part(book, plan, held, row)
    if top == 0:
        held.freeze_panes(4, 1)
        held.repeat_rows(3)
    return row


def _write_part(book: Book, plan: FormPlan, held: Any, row: int) -> int:
    for at_, text in enumerate((plan.part.title, "", "")):
        held.write_string(row, at_, text, book.styles["group"])
    held.set_row(row, 28)
    row += 1
    struct = at(book.document, plan.part.path)
    for column in plan.columns:
        held.write_string(row, 0, column.title, book.styles["question"])
        shown = plan.shown(struct, column, book.desk)
        book.put(held, row, 1, shown, style_of(column))
        meant = "" if folded(column.help.rstrip(".")) == folded(column.title) else column.help
        held.write_string(row, 2, meant, book.styles["shown"])
        held.set_row(row, height_of(zip((column.title, shown, meant), FORM_WIDTHS, strict=True)))
        held.write_string(row, FORM_KEY, plan.place(column), book.styles["key"])
        offer(book, held, (row, 1, row, 1), column)
        row += 1
    return row
