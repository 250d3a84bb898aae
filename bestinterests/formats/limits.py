"""How much a file may ask of the machine that reads it."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on a file. What lies beyond one is refused with the bound in the message, before it costs more.

    size: bytes. depth: mappings and lists inside one another. values: mappings, lists, keys and single values.
    problems: how many are listed one by one.
    """

    size: int = 20_000_000
    depth: int = 64
    values: int = 1_000_000
    problems: int = 200


LIMITS = Limits()
ARCHIVE = Limits(size=200_000_000)
"""Bounds on an archive that carries attached files; the document in it has those of any document."""
