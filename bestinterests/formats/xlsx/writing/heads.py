"""What stands above the rows of a table: its title, what it is for, groups, hidden keys, and heads with notes."""

from __future__ import annotations

from typing import Any

from bestinterests.formats.xlsx.columns import Column
from bestinterests.formats.xlsx.plans import Plan
from bestinterests.formats.xlsx.writing.book import Book


def write_heads(book: Book, plan: Plan, held: Any, top: int) -> int:
    """Write them from a row on; return the row of the heads. The row of keys above it is hidden and tells "
    "columns apart."""
    styles, table = book.styles, plan.table
    held.set_row(top, 30, styles["title"])
    held.write_string(top, 0, table.title, styles["title"])
    held.set_row(top + 1, 18, styles["about"])
    held.write_string(top + 1, 0, table.about, styles["about"])
    groups, keys, heads = top + 2, top + 3, top + 4
    # A table without groups of columns keeps the row, but does not show it.
    held.set_row(groups, 18, styles["plain"], {"hidden": not any(column.group for column in plan.columns)})
    held.set_row(keys, None, styles["key"], {"hidden": True})
    held.set_row(heads, 48)
    group = ""
    for at_, column in enumerate(plan.columns):
        if column.group:
            held.write_string(groups, at_, column.group if column.group != group else "", styles["group"])
            group = column.group
        held.write_string(keys, at_, f"bia:{table.name}:{column.field}", styles["key"])
        held.write_string(heads, at_, column.title, styles["head" if column.is_read else "head-shown"])
        if note := note_of(book, column):
            held.write_comment(heads, at_, note, {"x_scale": 2.4, "y_scale": _height(note), "font_size": 9})
    return heads


def note_of(book: Book, column: Column) -> str:
    """Return the guidance on a column: what it is for, and what each level of a scale means."""
    scale = _scale_of(book, column)
    if scale is None:
        return column.help
    levels = (f"{level.label}: {level.anchor}" for level in scale.levels if level.anchor)
    return "\n".join(
        [scale.question or scale.title, *levels, "A range such as possible to likely may be given, or unknown."]
    )


def _scale_of(book: Book, column: Column) -> Any:
    choices = column.kind.choices if column.kind is not None else ""
    return book.framework.scales.get(choices.removeprefix("scale:")) if choices.startswith("scale:") else None


def _height(note: str) -> float:
    lines = sum(1 + len(line) // 48 for line in note.split("\n"))
    return max(0.6, lines * 0.19 + 0.25)
