"""One function that writes any block; each module registers the blocks it knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from bestinterests.documents.block import Block
from bestinterests.formats.docx.parts import Parts


@singledispatch
def write(block: Block, parts: Parts, level: int) -> str:
    """A block as WordprocessingML paragraphs and tables; ``level`` is that of the headings it may open.

    Raises TypeError for an unknown block.
    """
    raise TypeError(f"no writer for {type(block).__name__}")


def write_all(blocks: Iterable[Block], parts: Parts, level: int) -> str:
    """Blocks one after the other."""
    return "".join([write(block, parts, level) for block in blocks])
