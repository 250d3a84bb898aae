"""What sheets for a classroom are made of besides words: room to write, and pieces to cut out."""

from __future__ import annotations

from bestinterests.documents.block import Block
from bestinterests.documents.inline import Words


class Writing(Block, frozen=True, kw_only=True):
    """Room to write or draw by hand. lines: how many; 0 is an empty box. label: what is asked for, if anything."""

    lines: int
    label: Words = ()


class Slips(Block, frozen=True, kw_only=True):
    """Pieces of paper to cut out along their edges. columns: how many stand side by side."""

    items: tuple[Words, ...]
    columns: int = 2
