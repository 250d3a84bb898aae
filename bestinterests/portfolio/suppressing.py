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

    A number from 1 to below ``least`` is never shown. Where what is hidden is one number alone, or adds up to less
    than ``least``, the total less what is shown would give it away: then the smallest number that is shown is hidden
    too. Nobody is counted in a 0, so that it is shown and hides nothing. A total that is small is not shown.
    """
    hidden = {key for key, number in parts.items() if 0 < number < least}
    others = sorted((key for key, number in parts.items() if number >= least), key=lambda key: (parts[key], str(key)))
    total = sum(parts.values())
    if 0 < total < least:
        return Shown(frozenset(parts.keys() - hidden), total=False)
    while hidden and others and (len(hidden) < 2 or sum(parts[key] for key in hidden) < least):
        hidden.add(others.pop(0))
    return Shown(frozenset(parts.keys() - hidden), total=True)
