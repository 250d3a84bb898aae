"""What is in a portfolio already: files by place and bytes, and records by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.lake import Lake

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WIDTH = 16
"""Bytes kept of each digest: that two differ and are taken for one is not to be expected before 10^15 of them."""


class Known:
    """Digests, packed one after another in order and looked up by halving, so that it travels to other processes."""

    def __init__(self, digests: Iterable[bytes] = ()) -> None:
        self.packed = b"".join(sorted(set(digests)))

    def __contains__(self, digest: bytes) -> bool:
        low, high = 0, len(self.packed) // WIDTH
        while low < high:
            middle = (low + high) // 2
            held = self.packed[middle * WIDTH : (middle + 1) * WIDTH]
            if held == digest:
                return True
            low, high = (middle + 1, high) if held < digest else (low, middle)
        return False


def file_key(name: str, inside: str, original: str) -> bytes:
    """Return the digest of one file at its place: the same bytes under another name are another file."""
    return hashlib.sha256("\0".join((name, inside, original)).encode("utf-8", "surrogatepass")).digest()[:WIDTH]


def content_key(content: str) -> bytes:
    """Return the digest of a content, as it is kept."""
    return bytes.fromhex(content.removeprefix("sha256:"))[:WIDTH]


def known_files(lake: Lake, *, refused: bool = False) -> Known:
    """Return every file that was taken in before; or every one that was refused."""
    which = "=" if refused else "<>"
    question = f"SELECT name, inside, original FROM taken WHERE outcome {which} 'refused'"  # noqa: S608  # a constant
    with connected(lake) as connection:
        return Known(file_key(*row) for row in _rows(connection, question))


def known_contents(lake: Lake) -> dict[bytes, int]:
    """Return the version of each content that was taken in."""
    with connected(lake) as connection:
        found = _rows(connection, "SELECT content, version FROM versions")
        return {content_key(content): version for content, version in found}


def _rows(connection: DuckDBPyConnection, question: str) -> Iterable[tuple[Any, ...]]:
    answer = connection.execute(question)
    while rows := answer.fetchmany(10_000):
        yield from rows
