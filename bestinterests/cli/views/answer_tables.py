"""Tables of an answer: no wider than they have to be, in parts where a page is narrow, rows under what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bestinterests.cli.output import folded, padded, shown

if TYPE_CHECKING:
    from bestinterests.cli.output import Page

GAP, INDENT = 2, 2
NARROWEST = 20
"""A column of text is wrapped, though never narrower."""
LABEL = 14
"""The widest label before sides that stand beside each other; longer ones are wrapped."""


class Head(NamedTuple):
    """A column. is_number: stands to the right. is_whole: the last line of a cell is never broken: it can be copied."""

    name: str
    title: str
    is_number: bool = False
    is_whole: bool = False


class Group(NamedTuple):
    """Rows with what they have in common; blank where that is nothing."""

    title: str
    rows: list[list[str]]

    def only(self, places: Sequence[int]) -> Group:
        """Return the group with some of its columns."""
        return Group(self.title, [[row[place] for place in places] for row in self.rows])


class Part(NamedTuple):
    """Columns of a table that stand beside each other: their places, and how wide each is."""

    places: list[int]
    widths: list[int]


def rows_of(groups: Sequence[Group]) -> list[list[str]]:
    """Return the rows of all groups."""
    return [row for group in groups for row in group.rows]


def indent_of(groups: Sequence[Group]) -> int:
    """Return how far rows stand from the left: further where something stands above them."""
    return INDENT * 2 if any(group.title for group in groups) else INDENT


def fitting(heads: Sequence[Head], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return how wide each column is where there is so much room; nothing where they do not fit beside each other."""
    least = [max(map(shown, head.title.split()), default=1) for head in heads]
    widths, narrowest = [], []
    for place, head in enumerate(heads):
        cells = [row[place].split("\n") for row in rows]
        full = max(least[place], *(shown(line) for cell in cells for line in cell))
        kept = max(shown(cell[-1]) for cell in cells) if head.is_whole else NARROWEST
        widths.append(full)
        narrowest.append(full if head.is_number else min(full, max(kept, least[place])))
    room -= GAP * (len(heads) - 1)
    if sum(narrowest) > room:
        return []
    while (over := sum(widths) - room) > 0:
        widest = max(range(len(heads)), key=lambda place: widths[place] - narrowest[place])
        widths[widest] -= max(1, min(over, (widths[widest] - narrowest[widest]) // 2))
    return _with_titles(heads, widths, room)


def _with_titles(heads: Sequence[Head], widths: list[int], room: int) -> list[int]:
    """Widen columns, the narrowest need first, until their titles stand in two lines or there is no room left."""
    wanted = []
    for place, head in enumerate(heads):
        width = widths[place]
        while len(folded(head.title, width)) > 2:
            width += 1
        wanted.append((width - widths[place], place))
    left = room - sum(widths)
    for more, place in sorted(wanted):
        if more <= left:
            widths[place] += more
            left -= more
    return widths


def in_parts(heads: Sequence[Head], rows: Sequence[Sequence[str]], room: int) -> list[Part]:
    """Return parts for which there is room, where numbers follow after columns that say what they are of.

    Those stand at the beginning of each part. Nothing where texts stand between the numbers, or a part has no room.
    """
    keys = next((place for place, head in enumerate(heads) if head.is_number), 0)
    numbers = range(keys, len(heads))
    if not all(heads[place].is_number for place in numbers):
        return []
    parts: list[Part] = []
    for place in numbers:
        if parts and (widths := _widths(heads, rows, [*parts[-1].places, place], room)):
            parts[-1] = Part([*parts[-1].places, place], widths)
        elif widths := _widths(heads, rows, [*range(keys), place], room):
            parts.append(Part([*range(keys), place], widths))
        else:
            return []
    return parts


def _widths(heads: Sequence[Head], rows: Sequence[Sequence[str]], places: Sequence[int], room: int) -> list[int]:
    return fitting([heads[place] for place in places], [[row[place] for place in places] for row in rows], room)


def write_table(sheet: Page, heads: Sequence[Head], groups: Sequence[Group], widths: Sequence[int]) -> None:
    """Write rows under one line of titles; what a group has in common stands above its rows."""
    indent = indent_of(groups)
    for line in _lines(heads, [head.title for head in heads], widths):
        sheet.lines.append(sheet.paint(" " * indent + line, "dim"))
    for group in groups:
        if group.title:
            sheet.line(group.title, indent=INDENT, style="bold")
        sheet.lines += [" " * indent + line for row in group.rows for line in _lines(heads, row, widths)]


def _lines(heads: Sequence[Head], row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [_folded(head, cell, width) for head, cell, width in zip(heads, row, widths, strict=True)]
    for line in range(max(map(len, cells))):
        parts = []
        for head, cell, width in zip(heads, cells, widths, strict=True):
            text = cell[line] if line < len(cell) else ""
            parts.append(padded("", width - shown(text)) + text if head.is_number else padded(text, width))
        yield (" " * GAP).join(parts).rstrip()


def _folded(head: Head, cell: str, width: int) -> list[str]:
    """Lines of a cell; a key that is too long for one is broken where its parts meet."""
    if head.is_whole and shown(cell.rpartition("\n")[2]) > width:
        cell = cell.replace("/", "/\n")
    return folded(cell, width)


def write_entries(sheet: Page, heads: Sequence[Head], groups: Sequence[Group]) -> None:
    """Write each row under its own titles; blank cells are left out."""
    for group in groups:
        _title(sheet, group)
        for row in group.rows:
            sheet.blank()
            told = [(head.title, cell) for head, cell in zip(heads, row, strict=True) if cell]
            sheet.table(told, head=False, indent=INDENT * 2 if group.title else INDENT)


def write_sides(sheet: Page, sides: Sequence[Sequence[Head]], groups: Sequence[Group]) -> None:
    """Write each row as a table of its own, its sides beside each other. sides: the columns of each, in their order."""
    labels = [_shared(*(head.title for head in heads)) for heads in zip(*sides, strict=True)]
    width = min(max(map(shown, labels[1:])), LABEL)
    each = (sheet.room - INDENT * 2 - width) // len(sides) - GAP
    widths = [width, *(min(each, sheet.width) for _ in sides)]
    for group in groups:
        _title(sheet, group)
        for row in group.rows:
            sheet.blank()
            for place, label in enumerate(labels):
                at = range(place, len(row), len(labels))
                if place == 0:
                    cells = ["", *(f"{side[0].title}: {row[each]}" for side, each in zip(sides, at, strict=True))]
                else:
                    cells = [label, *(row[each] for each in at)]
                heads = [Head("", ""), *(side[place]._replace(is_number=False) for side in sides)]
                sheet.lines += [" " * INDENT * 2 + line for line in _lines(heads, cells, widths)]


def _shared(first: str, *others: str) -> str:
    """The words with which all titles begin."""
    held = first.split()
    for title in others:
        held = [word for word, other in zip(held, title.split(), strict=False) if word == other]
    return " ".join(held).rstrip(",")


def _title(sheet: Page, group: Group) -> None:
    if group.title:
        sheet.blank()
        sheet.line(group.title, indent=INDENT, style="bold")
