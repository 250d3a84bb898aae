"""Pictures of a paper: each drawn, with its alternate text, and below it the table that says the same in words."""

from __future__ import annotations

from bestinterests.documents.block import Block
from bestinterests.documents.pictures import (
    BalancePicture,
    ControlsPicture,
    CoveragePicture,
    FlipList,
    ProfilePicture,
    RangePicture,
    TimelinePicture,
)
from bestinterests.formats import pictures
from bestinterests.formats.docx.blocks import ground, line_of
from bestinterests.formats.docx.dispatch import write
from bestinterests.formats.docx.elements import paragraph, run
from bestinterests.formats.docx.parts import Parts

POINTS = 1_400
"""Points across a picture: 200 to the inch where it is as wide as the text of an A4 page."""


@write.register(BalancePicture)
@write.register(ControlsPicture)
@write.register(CoveragePicture)
@write.register(RangePicture)
@write.register(TimelinePicture)
def _picture(block: Block, parts: Parts, level: int) -> str:
    return drawn(block, parts) + in_words(block, parts, level)


def drawn(block: Block, parts: Parts, marks: str = "") -> str:
    """The sheets of a picture, each in a paragraph of its own; bookmarks stand in the first."""
    runs = [
        parts.picture(pictures.png(sheet.svg, POINTS), sheet.alternate, parts.width) for sheet in pictures.draw(block)
    ]
    return "".join([paragraph(marks * (at == 0) + held, "Picture") for at, held in enumerate(runs)])


def in_words(block: Block, parts: Parts, level: int) -> str:
    """The table that says a picture in words; nothing where the paper holds it already."""
    table = pictures.twin(block)
    return write(table, parts, level) if table else ""


@write.register
def _flips(block: FlipList, parts: Parts, level: int) -> str:
    if not block.entries:
        return paragraph(run(block.empty), "BodyText", properties=ground(parts))
    return in_words(block, parts, level)


@write.register
def _profile(block: ProfilePicture, parts: Parts, level: int) -> str:
    anchors = [block.anchor, *(cell.anchor for group in block.groups for row in group.rows for cell in row.cells)]
    marks = "".join([parts.mark(anchor) for anchor in anchors])
    says = "".join([line_of(line, parts, "BodyText") for line in block.says])
    rest = line_of(block.rest, parts, "Small") if block.rest else ""
    return drawn(block, parts, marks) + rest + says + in_words(block, parts, level)
