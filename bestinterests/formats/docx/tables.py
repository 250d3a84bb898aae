"""Tables: widths set in every cell, header rows marked, rows that break over pages only where their text is long."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from bestinterests.documents.blocks import Row, RowGroup, Table
from bestinterests.documents.inline import Words, plain
from bestinterests.formats.docx.blocks import line_of
from bestinterests.formats.docx.dispatch import write
from bestinterests.formats.docx.elements import paragraph, run, text
from bestinterests.formats.docx.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGHT = {"narrow": 2.2, "middle": 3.2, "wide": 5.2}
LONG = 700
"""Letters in one cell from which on its row may break over pages; a shorter row stays whole."""
MARGINS = 160
"""Left and right margin of a cell together, in twentieths of a point."""


@contextmanager
def cell_of(parts: Parts, width: int) -> Iterator[None]:
    """Write what stands in a cell of this width meanwhile."""
    before = (parts.width, parts.in_cell)
    parts.width, parts.in_cell = width - MARGINS, True
    try:
        yield
    finally:
        parts.width, parts.in_cell = before


def split(width: int, weights: Sequence[float]) -> list[int]:
    """A width shared out by weights, whole numbers that add up to it."""
    total = sum(weights)
    ends = [round(width * sum(weights[:at]) / total) for at in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(ends)]


def table(rows: str, widths: Sequence[int], caption: str, *, style: str = "Plain", named: bool = True) -> str:
    """A table of rows. ``caption`` stands above it and is its alternate title; ``named``: its first cells are heads."""
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    look = f'<w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="{int(named)}" w:noHBand="1" w:noVBand="1"/>'
    above = paragraph(run(caption), "Caption") if caption else ""
    told = f'<w:tblCaption w:val="{text(caption)}"/>' if caption else ""
    return (
        f'{above}<w:tbl><w:tblPr><w:tblStyle w:val="{style}Table"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{told}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        + paragraph("", "AfterTable")
    )


def row(cells: str, *, head: bool = False, whole: bool = True) -> str:
    """A row of cells: ``head`` repeats it on each page, ``whole`` keeps it on one."""
    looks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{looks}</w:trPr>{cells}</w:tr>" if looks else f"<w:tr>{cells}</w:tr>"


def cell(inside: str, width: int, *, span: int = 1, fill: str = "") -> str:
    """A cell of paragraphs with its width."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    body = inside or paragraph("", "CellText")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{ground}</w:tcPr>{body}</w:tc>'


def head_row(titles: Sequence[str], widths: Sequence[int]) -> str:
    """The header row with the title of each column."""
    cells = [cell(paragraph(run(title), "CellHead"), width) for title, width in zip(titles, widths, strict=True)]
    return row("".join(cells), head=True)


def group_row(title: str, widths: Sequence[int]) -> str:
    """A row across all columns that names the rows below it."""
    inside = paragraph(run(title), "CellGroup")
    return row(cell(inside, sum(widths), span=len(widths), fill="F4EFE7"))


@write.register
def _table(block: Table, parts: Parts, level: int) -> str:
    weights = [WEIGHT[column.width] for column in block.columns]
    widths = split(parts.width, weights)
    rows = [head_row([column.title for column in block.columns], widths)]
    named = block.columns[0].width != "wide"
    rows += [_group(group, widths, parts, "CellName" if named else "CellText") for group in block.groups]
    anchor = parts.mark(block.anchor)
    before = paragraph(anchor, "AfterTable") if anchor else ""
    return before + table("".join(rows), widths, block.caption, named=named)


def _group(group: RowGroup, widths: Sequence[int], parts: Parts, name: str) -> str:
    title = [group_row(group.title, widths)] if group.title else []
    return "".join([*title, *(_row(held, widths, parts, name) for held in group.rows)])


def _row(held: Row, widths: Sequence[int], parts: Parts, name: str) -> str:
    first = cell(lines(held.head, parts, name, parts.mark(held.anchor)), widths[0])
    cells = [cell(lines(inside, parts), width) for inside, width in zip(held.cells, widths[1:], strict=False)]
    longest = max(map(length, (held.head, *held.cells)))
    return row(first + "".join(cells), whole=longest <= LONG)


def length(inside: Sequence[Words]) -> int:
    """Letters in a cell."""
    return sum(len(plain(*line)) for line in inside)


def lines(inside: Sequence[Words], parts: Parts, style: str = "CellText", mark: str = "") -> str:
    """The lines of a cell as paragraphs, the first in ``style`` and with the bookmark."""
    shown = [line for line in inside if line]
    if not shown:
        return paragraph(mark, style) if mark else ""
    first = line_of(shown[0], parts, style, start=mark)
    return first + "".join([line_of(line, parts, "CellText") for line in shown[1:]])
