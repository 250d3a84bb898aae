"""The root of everything that a document is made of."""

from __future__ import annotations

import msgspec


class Block(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A part of a document that stands on its own line."""
