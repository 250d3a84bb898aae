"""Lists out of the document, a piece at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

Thing = TypeVar("Thing")
SIZE = 50


class Piece(NamedTuple, Generic[Thing]):
    """Rows of a list. number, pages: which piece it is, of how many; first, last: places of its rows, from 1."""

    rows: Sequence[Thing]
    number: int
    pages: int
    first: int
    last: int
    total: int


def piece_of(things: Sequence[Thing], number: int, size: int = SIZE) -> Piece[Thing]:
    """A piece of a list. number: from 1; one beyond either end is the nearest."""
    pages = max(1, -(-len(things) // size))
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    rows = things[start : start + size]
    return Piece(rows, number, pages, start + 1 if rows else 0, start + len(rows), len(things))


def number_in(text: str) -> int:
    """The number that an address asks for; 1 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
