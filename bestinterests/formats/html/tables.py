"""Tables as HTML: caption, heads with their scope, and on a phone each cell under its own title."""

from __future__ import annotations

from bestinterests.documents.blocks import Column, Row, RowGroup, Table
from bestinterests.documents.inline import Words
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.html.words import words

WEIGHT = {"narrow": 2.2, "middle": 3.2, "wide": 5.2}


@write.register
def _table(block: Table, level: int) -> Html:
    total = sum(WEIGHT[column.width] for column in block.columns)
    widths = [e("col", style=f"width:{WEIGHT[column.width] / total:.2%}") for column in block.columns]
    heads = [e("th", column.title, scope="col") for column in block.columns]
    table = e(
        "table",
        e("caption", block.caption),
        e("colgroup", widths),
        e("thead", e("tr", heads)),
        [_group(group, block.columns) for group in block.groups],
        class_=_classes(block),
        id=block.anchor,
    )
    return e("div", table, class_="halves") if _in_halves(block) else table


def _classes(block: Table) -> str:
    """``named`` where the first column names the row, ``stacked`` where paper sets the cells of a row as a text.

    ``ruled`` where somebody writes in it.
    """
    named = " named" if block.columns[0].width != "wide" else ""
    return f"plain{named}{' stacked' if _running(block) else ''}{' ruled' if block.ruled else ''}"


def _running(block: Table) -> bool:
    """Whether some cells hold running text and others a word, so that columns would stand half empty."""
    wide = [column.width == "wide" for column in block.columns]
    return any(wide) and not all(wide) and not block.compared


def _in_halves(block: Table) -> bool:
    """Whether paper has room for the table twice."""
    return len(block.columns) == 2 and not any(column.width == "wide" for column in block.columns)


def _group(group: RowGroup, columns: tuple[Column, ...]) -> Html:
    title = None
    if group.title:
        head = e("th", group.title, colspan=len(columns), scope="colgroup")
        title = e("tr", head, class_="grouphead")
    return e("tbody", title, [_row(row, columns) for row in group.rows])


def _row(row: Row, columns: tuple[Column, ...]) -> Html:
    cells = [
        e("td", e("span", column.title, class_="label"), lines(cell), class_=None if any(cell) else "void")
        for column, cell in zip(columns[1:], row.cells, strict=False)
    ]
    return e("tr", e("th", lines(row.head), scope="row"), cells, id=row.anchor)


def lines(cell: tuple[Words, ...]) -> Html:
    """The lines of a cell."""
    return join([e("p", words(line), dir="auto") for line in cell if line])
