"""Answers for a terminal: columns where they fit, else each row under its own titles; how to read it comes last.

What is said once, such as a service with several reasons, stands once, with all that belongs to it below or beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bestinterests.cli.output import padded, shown, wrapped
from bestinterests.portfolio.answering import together
from bestinterests.portfolio.words import called

if TYPE_CHECKING:
    from bestinterests.cli.output import Page
    from bestinterests.portfolio.answering import Answer, Column

GAP, INDENT = 2, 2
NARROWEST = 20
"""A column of text is wrapped, though never narrower."""
WORDY = ("right", "standard", "pattern", "verdict")


def show(sheet: Page, answer: Answer, *, most: int) -> None:
    """Write an answer: its title, at most so many rows, and its notes."""
    sheet.heading(answer.title)
    columns = _shown_columns(answer)
    groups = [
        [[_cell(answer, row, column) for column in columns] for row in held]
        for held in together(answer, answer.rows[:most])
    ]
    rows = [row for held in groups for row in held]
    once = len([column for column in columns if column.name in answer.once])
    if not rows:
        sheet.line("Nothing is counted there.", indent=INDENT)
    elif widths := _widths(sheet, columns, rows):
        said = [[*[""] * once, *row[once:]] if at else row for held in groups for at, row in enumerate(held)]
        _table(sheet, [column.title for column in columns], said, widths)
    else:
        _entries(sheet, columns, groups, once)
    if len(answer.rows) > most:
        sheet.blank()
        more = len(answer.rows) - most
        sheet.line(f"{more:,} more row{'' if more == 1 else 's'}: write them all to a file with -o.", indent=INDENT)
    sheet.blank()
    for note in answer.notes:
        sheet.entry("·", note)


def _shown_columns(answer: Answer) -> list[Column]:
    """Columns without those that are shown with a share, and without a sector that is all of them."""
    behind = {column.of for column in answer.columns if column.of}
    return [
        column
        for place, column in enumerate(answer.columns)
        if column.name not in behind and not (column.kind == "sector" and all(row[place] == "*" for row in answer.rows))
    ]


def _cell(answer: Answer, row: Sequence[Any], column: Column) -> str:
    names = [each.name for each in answer.columns]
    value = row[names.index(column.name)]
    if value is None:
        return "–"
    if column.of:
        return f"{value:,} of {row[names.index(column.of)]:,}"
    if column.kind == "number" and isinstance(value, int):
        return f"{value:,}"
    return called(column.kind, str(value)) if column.kind in WORDY else str(value)


def _widths(sheet: Page, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is; nothing where they do not fit beside each other."""
    least = [max(shown(word) for word in column.title.split()) for column in columns]
    full = [max(least[place], *(shown(row[place]) for row in rows)) for place in range(len(columns))]
    room = sheet.width - INDENT - GAP * (len(columns) - 1)
    texts = [place for place, column in enumerate(columns) if column.kind in ("text", *WORDY)]
    while sum(full) > room:
        widest = max(texts, key=lambda place: full[place], default=None)
        if widest is None or full[widest] <= max(NARROWEST, least[widest]):
            return []
        full[widest] -= min(sum(full) - room, full[widest] - max(NARROWEST, least[widest]))
    return full


def _table(sheet: Page, titles: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    for number, row in enumerate([titles, *rows]):
        cells = [_broken(cell, width) for cell, width in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = [
                padded(cell[line] if line < len(cell) else "", width) for cell, width in zip(cells, widths, strict=True)
            ]
            text = (" " * INDENT + (" " * GAP).join(parts)).rstrip()
            sheet.lines.append(text if number else sheet.paint(text, "dim"))


def _broken(text: str, width: int) -> list[str]:
    """Lines of a cell. ``wrapped`` never goes below 20 columns, so narrow titles are broken at their blanks here."""
    if width >= NARROWEST:
        return wrapped(text, width)
    lines = [""]
    for word in wrapped(text, 10_000)[0].split():
        joined = f"{lines[-1]} {word}".strip()
        if shown(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def _entries(sheet: Page, columns: Sequence[Column], groups: Sequence[Sequence[Sequence[str]]], once: int) -> None:
    for rows in groups:
        sheet.blank()
        first = list(zip(columns, rows[0], strict=True))
        sheet.table([(column.title, cell) for column, cell in (first[:once] or first) if cell], head=False)
        for row in rows if once else ():
            _reason(sheet, columns[once:], row[once:])


def _reason(sheet: Page, columns: Sequence[Column], row: Sequence[str]) -> None:
    """One of several things under one head: its sentence, which comes last, then what it is in brackets."""
    *around, sentence = row
    titled = [f"{column.title}: {cell}" for column, cell in zip(columns, around, strict=False) if cell]
    if sentence:
        sheet.entry("-", f"{sentence} ({'; '.join(titled)})" if titled else sentence, indent=2 * INDENT)
