"""Texts with words of the tool between asterisks, in pieces."""

from __future__ import annotations

import re

WORD = re.compile(r"\*([^*]+)\*")
Piece = tuple[str, bool]


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text in pieces, each with whether it is a word of the tool: one that stood between asterisks."""
    return tuple((piece, at % 2 == 1) for at, piece in enumerate(WORD.split(text)) if piece)


def plain(text: str) -> str:
    """Return a text without its asterisks."""
    return WORD.sub(r"\1", text)


def tool_words(text: str) -> tuple[str, ...]:
    """Return the words of the tool that stand in a text."""
    return tuple(WORD.findall(text))
