"""One function that draws any picture, one that says it as a table; each module registers the pictures it knows."""

from __future__ import annotations

from functools import singledispatch

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import Table
from bestinterests.formats.pictures.sheet import Drawing


@singledispatch
def draw(block: Block) -> tuple[Drawing, ...]:
    """Sheets of a picture, in order; none for a block that is no drawing."""
    return ()


@singledispatch
def twin(block: Block) -> Table | None:
    """The picture as a table in words; None where the paper holds it already, or the block is no picture."""
    return None
