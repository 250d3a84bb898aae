"""One function that writes any block; each module registers the blocks it knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from bestinterests.documents.block import Block
from bestinterests.formats.html.elements import Html, join


@singledispatch
def write(block: Block, level: int) -> Html:
    """A block as HTML; ``level`` is that of the headings it may open. Raises TypeError for an unknown block."""
    raise TypeError(f"no writer for {type(block).__name__}")


def write_all(blocks: Iterable[Block], level: int) -> Html:
    """Blocks one after the other."""
    return join([write(block, level) for block in blocks])
