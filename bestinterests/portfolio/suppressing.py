"""Small numbers of children are not shown, nor any other number that would give one away beside its total."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeVar

LEAST = 10
"""The smallest number of children that is shown."""
NOT_SHOWN = "not shown"
"""Stands in the place of a number that is not shown."""
Key = TypeVar("Key", bound=Hashable)


class Shown(NamedTuple):
    """Keys of the parts that may be shown, and whether their total may."""

    parts: frozenset[Hashable]
    total: bool


def shown(parts: Mapping[Key, int], *, least: int = LEAST) -> Shown:
    """Return which of some numbers can be shown together with their total.

    A number from 1 to below ``least`` is never shown. What is hidden must not follow from the total less what is shown:
    it is more than one number, adds up to ``least`` at least, and is neither the least nor the most that so many small
    numbers can be. Else the first number that is shown is hidden too, and where there is none, the total. Nobody is
    counted in a 0, so that it is shown and hides nothing.
    """
    small = {key for key, number in parts.items() if 0 < number < least}
    # By name and not by size: that what is shown is larger would say how large the hidden one can be.
    others = sorted((key for key, number in parts.items() if number >= least), key=str)
    hidden = set(small)
    while hidden and not _open([parts[key] for key in hidden], least):
        if not others:
            return Shown(frozenset(parts.keys() - hidden), total=False)
        hidden.add(others.pop(0))
    return Shown(frozenset(parts.keys() - hidden), total=True)


def _open(hidden: list[int], least: int) -> bool:
    """Whether numbers that are hidden can be other numbers with the same sum."""
    together, many = sum(hidden), len(hidden)
    if many < 2 or together < least:
        return False
    return max(hidden) >= least or many < together < many * (least - 1)
