"""Numbers in addresses."""

from __future__ import annotations


def number_of(text: str) -> int:
    """A place in a list, from an address; 0 for anything that is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
