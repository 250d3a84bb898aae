"""Levels of harms by place, and the same with some changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Levels(Protocol):
    """Levels by place."""

    def __getitem__(self, place: int, /) -> int: ...


class Overlay:
    """Levels with some changed, without copying the rest."""

    def __init__(self, base: Mapping[int, int]) -> None:
        self._base = base
        self.changed: dict[int, int] = {}

    def __getitem__(self, place: int) -> int:
        changed = self.changed.get(place)
        return self._base[place] if changed is None else changed
