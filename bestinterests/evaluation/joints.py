"""Which harms a person judged together, and which amplify one another: the same at both ends of every range.

Source: method, roll-ups. A joint effect is an impact that names its parts in ``cumulates``.
"""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.evaluation.index import Cell, Index


class Opened(NamedTuple):
    """A joint judgement that the method asks for: the right, the bands, what opened it, and who gave it."""

    right: str
    bands: tuple[int, ...]
    trigger: str
    places: tuple[int, ...]
    judged_by: int | None


class Joints:
    """Joint effects with their parts, and the clusters of harms that amplify one another.

    harms: places of the harms that are read. counting: measures that count, by which a link may be ended.
    """

    def __init__(self, index: Index, harms: tuple[int, ...], counting: frozenset[str]) -> None:
        self.index = index
        self.counting = counting
        self._present = frozenset(harms)
        self.joint = tuple(i for i in harms if index.impacts[i].cumulates)
        self.single = frozenset(i for i in harms if not index.impacts[i].cumulates)
        self._parts = {
            j: tuple(
                place
                for part in index.impacts[j].cumulates
                if (place := index.impact_place.get(part)) is not None and place in self.single
            )
            for j in self.joint
        }
        self._covered = {joint: frozenset(parts) for joint, parts in self._parts.items()}
        self._joint_of: dict[int, list[int]] = {}
        self._at: dict[Cell, list[int]] = {}
        for joint, parts in self._parts.items():
            for part in parts:
                self._joint_of.setdefault(part, []).append(joint)
            for cell in index.cells_of[joint]:
                self._at.setdefault(cell, []).append(joint)
        self.amplified = self.amplified_without(None)

    def parts_of(self, joint: int) -> tuple[int, ...]:
        """Parts of a joint effect; none for a single one."""
        return self._parts.get(joint, ())

    def joint_of(self, place: int) -> list[int]:
        """Joint effects of which this harm is a part."""
        return self._joint_of.get(place, [])

    def at(self, cell: Cell) -> list[int]:
        """Joint effects that judge this right and band."""
        return self._at.get(cell, [])

    def covers(self, joint: int, place: int) -> bool:
        """Is this harm a part of that joint effect?"""
        return place in self._covered[joint]

    def amplified_without(self, failed: str | None) -> list[Opened]:
        """Harms that amplify each other, joined into clusters; each shared right and band asks for one judgement.

        failed: a measure that ends no link.
        """
        place_of = self.index.impact_place
        parent: dict[int, int] = {}

        def root(place: int) -> int:
            while parent.setdefault(place, place) != place:
                place = parent[place]
            return place

        for link in self.index.assessment.links:
            ends = (place_of.get(link.source), place_of.get(link.target))
            cut = bool(link.ended_by) and failed not in link.ended_by and self.counting.issuperset(link.ended_by)
            if link.kind == "amplifies" and not cut and ends[0] in self._present and ends[1] in self._present:
                parent[root(ends[0])] = root(ends[1])
        clusters: dict[int, list[int]] = {}
        for place in sorted(parent):
            clusters.setdefault(root(place), []).append(place)
        return [opened for members in clusters.values() for opened in self._shared(members)]

    def _shared(self, members: list[int]) -> list[Opened]:
        cells: dict[Cell, set[int]] = {}
        for place in members:
            for cell in self.index.cells_of[place]:
                cells.setdefault(cell, set()).add(place)
        grouped: dict[tuple[str, tuple[int, ...], int | None], list[int]] = {}
        for cell, places in cells.items():
            if len(places) > 1:
                judged = next((j for j in self.at(cell) if places <= self._covered[j]), None)
                grouped.setdefault((cell[0], tuple(sorted(places)), judged), []).append(cell[1])
        return [
            Opened(right, tuple(sorted(bands)), "amplifies", places, joint)
            for (right, places, joint), bands in grouped.items()
        ]
