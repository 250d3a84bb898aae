"""Scales and matrices as numbers: levels become positions, ranges become pairs, nothing is ever added up."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.domain.profile import Matrix, Scale
from bestinterests.packs.framework import Framework


class Span(NamedTuple):
    """Positions on a scale, lowest 0: from ``lo`` to ``hi``; unknown where nobody knows or nobody has judged."""

    lo: int
    hi: int
    unknown: bool = False


class ScaleTable:
    """Every scale of a framework: reads level texts and maps one scale onto another."""

    def __init__(self, framework: Framework) -> None:
        self.names: dict[str, tuple[str, ...]] = {
            key: tuple(level.id for level in scale.levels) for key, scale in framework.scales.items()
        }
        self._index = {key: {name: i for i, name in enumerate(names)} for key, names in self.names.items()}
        self._read: dict[tuple[str, str], Span] = {}
        self.maps: dict[tuple[str, str], tuple[Span, ...]] = {}
        for scale in framework.scales.values():
            self._compile_maps(scale)

    def _compile_maps(self, scale: Scale) -> None:
        for mapping in scale.maps:
            if mapping.to in self.names:
                self.maps[scale.id, mapping.to] = tuple(
                    self.read(mapping.to, mapping.levels[level.id]) for level in scale.levels
                )

    def top(self, scale: str) -> int:
        """Highest position of a scale."""
        return len(self.names[scale]) - 1

    def whole(self, scale: str) -> Span:
        """The full range, for what is unknown."""
        return Span(0, self.top(scale), True)

    def index(self, scale: str, level: str) -> int:
        """Position of a level; KeyError where the scale has no such level (packs are validated before)."""
        return self._index[scale][level]

    def read(self, scale: str, text: str) -> Span:
        """Read ``level``, ``low..high`` or ``unknown`` on a scale. A word the scale does not know reads unknown."""
        key = (scale, text)
        span = self._read.get(key)
        if span is None:
            span = self._read[key] = self._parse(scale, text)
        return span

    def _parse(self, scale: str, text: str) -> Span:
        index = self._index[scale]
        low, _, high = text.partition("..")
        high = high or low
        if low not in index or high not in index:
            return self.whole(scale)
        first, last = sorted((index[low], index[high]))
        return Span(first, last)

    def map(self, span: Span, source: str, target: str) -> Span | None:
        """The same span on another scale, or None where the packs give no map. What is partly known stays so."""
        table = self.maps.get((source, target))
        if table is None:
            return None
        if span.unknown and (span.lo, span.hi) == (0, len(table) - 1):
            return self.whole(target)
        return Span(table[span.lo].lo, table[span.hi].hi, span.unknown)

    def words(self, scale: str, span: Span) -> str:
        """A span in the scale's words."""
        names = self.names[scale]
        if span.unknown:
            return "unknown"
        return names[span.lo] if span.lo == span.hi else f"{names[span.lo]} to {names[span.hi]}"


class MatrixTable:
    """A matrix as positions: level 0 is none, 1 the lowest level. Rows and columns must be monotone (validated)."""

    def __init__(self, matrix: Matrix) -> None:
        self.levels: tuple[str, ...] = ("none", *matrix.levels)
        position = {name: i for i, name in enumerate(self.levels)}
        self.cells: tuple[tuple[int, ...], ...] = tuple(tuple(position[cell] for cell in row) for row in matrix.cells)
        self.rows = matrix.rows
        self.columns = matrix.columns
        self._position = position

    def level(self, name: str | None, absent: int) -> int:
        """Position of a level name; ``absent`` where None."""
        return absent if name is None else self._position[name]

    def span(self, row: Span, column: Span) -> Span:
        """Levels that a row span and a column span allow: monotone, so the two corners suffice."""
        low, high = self.cells[row.lo][column.lo], self.cells[row.hi][column.hi]
        return Span(low, high, low != high and (row.unknown or column.unknown))
