"""Effects that add up: cells where several features reach the same children on one right, and low harms together.

Source: method, roll-ups. A joint effect is an impact that names its parts in ``cumulates``; a person judges it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bestinterests.evaluation.index import Index
from bestinterests.evaluation.lens import NO_CAP, Lens
from bestinterests.evaluation.tally import Moved, Tally

Cell = tuple[str, int]
Cohort = tuple[str, str, int, tuple[str, ...]]


class Opened(NamedTuple):
    """A joint judgement that the method asks for: the right, the bands, what opened it, and who gave it."""

    right: str
    bands: tuple[int, ...]
    trigger: str
    places: tuple[int, ...]
    judged_by: int | None


class Cumulation:
    """Counts, per right and band, the features that reach the profile's level; knows which were judged together."""

    def __init__(self, index: Index, lens: Lens, harms: tuple[int, ...], counting: frozenset[str]) -> None:
        self.index = index
        self.counting = counting
        self.lens = lens
        self.features_needed = lens.profile.cumulative_features
        self.harms_needed = lens.profile.together_harms
        present = frozenset(harms)
        self.joint = tuple(i for i in harms if index.impacts[i].cumulates)
        self._single = frozenset(i for i in harms if not index.impacts[i].cumulates)
        self._parts = {
            j: tuple(
                place
                for part in index.impacts[j].cumulates
                if (place := index.impact_place.get(part)) is not None and place in self._single
            )
            for j in self.joint
        }
        self._covered = {joint: frozenset(parts) for joint, parts in self._parts.items()}
        self._joint_of: dict[int, list[int]] = {}
        for joint, parts in self._parts.items():
            for part in parts:
                self._joint_of.setdefault(part, []).append(joint)
        self.amplified = self._amplified(present)
        self._cells: dict[Cell, Tally] = {}
        self._cohorts: dict[Cohort, Tally] = {}
        self._levels: Mapping[int, int] = {}
        self._missing = 0
        self._together = 0

    def suggested(self, parts: int) -> int:
        """Level suggested for a joint effect: one step above its worst part, within the matrix."""
        return min(parts + 1, len(self.lens.harm.levels) - 1)

    def parts_of(self, joint: int) -> tuple[int, ...]:
        """Parts of a joint effect; none for a single one."""
        return self._parts.get(joint, ())

    def joint_of(self, place: int) -> list[int]:
        """Joint effects of which this harm is a part."""
        return self._joint_of.get(place, [])

    # -- which cells and cohorts a harm counts in -----------------------------------------------------------------

    def _cells_of(self, place: int) -> Iterable[Cell]:
        bands = self.index.bands_of[place]
        return ((right, band) for right in self.index.rights_of[place] for band in bands)

    def _cohorts_of(self, place: int) -> Iterable[Cohort]:
        impact = self.index.impacts[place]
        groups = tuple(sorted(impact.groups))
        bands = self.index.bands_of[place]
        return (
            (feature, right, band, groups)
            for feature in impact.features
            for right in self.index.rights_of[place]
            for band in bands
        )

    def _is_low(self, level: int) -> bool:
        return 0 < level <= self.lens.together_at

    def count(self, levels: Mapping[int, int]) -> None:
        """Fill the cells and cohorts from the level of each harm."""
        self._levels = levels
        for place in self._single:
            level = levels[place]
            if level >= self.lens.cumulative_at:
                for cell in self._cells_of(place):
                    self._enter(self._cells, cell, cell, place)
            if self._is_low(level):
                for cohort in self._cohorts_of(place):
                    self._enter(self._cohorts, cohort, (cohort[1], cohort[2]), place)
        self._missing = sum(self._is_missing(tally) for tally in self._cells.values())
        self._together = sum(self._asks_together(tally) for tally in self._cohorts.values())

    def _enter(self, tallies: dict[Any, Tally], key: Cell | Cohort, cell: Cell, place: int) -> None:
        tally = tallies.get(key)
        if tally is None:
            tally = tallies[key] = Tally(self._joints_at(cell))
        tally.places.add(place)
        for feature in self.index.impacts[place].features:
            tally.features[feature] = tally.features.get(feature, 0) + 1
        for joint in tally.uncovered:
            tally.uncovered[joint] += not self._covers(joint, place)

    def _joints_at(self, cell: Cell) -> tuple[int, ...]:
        """Joint effects that judge this right and band."""
        right, band = cell
        return tuple(j for j in self.joint if band in self.index.bands_of[j] and right in self.index.rights_of[j])

    def _covers(self, joint: int, place: int) -> bool:
        return place in self._covered[joint]

    def _is_missing(self, tally: Tally) -> bool:
        return self._opens(tally) and tally.judged_by() is None

    def _opens(self, tally: Tally) -> bool:
        return len(tally.features) >= self.features_needed

    def _asks_together(self, tally: Tally) -> bool:
        return len(tally.places) >= self.harms_needed and tally.judged_by() is None

    # -- what they come to ----------------------------------------------------------------------------------------

    def rank(self) -> int:
        """Rank that missing joint judgements allow."""
        return self._rank(self._missing, self._together)

    def _rank(self, missing: int, together: int) -> int:
        rank = NO_CAP
        if missing or any(opened.judged_by is None for opened in self.amplified):
            rank = min(rank, self.lens.cap("cumulative.missing"))
        if together:
            rank = min(rank, self.lens.cap("together.low-harms"))
        return rank

    def rank_with(self, levels: Mapping[int, int]) -> int:
        """The same if these harms had these levels."""
        cells: dict[Cell, Moved] = {}
        cohorts: dict[Cohort, Moved] = {}
        for place, level in levels.items():
            old = self._levels.get(place)
            if place not in self._single or old is None or not self.moves(old, level):
                continue
            at = self.lens.cumulative_at
            self._move(cells, self._cells, ((c, c) for c in self._cells_of(place)), place, (level >= at) - (old >= at))
            keys = ((c, (c[1], c[2])) for c in self._cohorts_of(place))
            self._move(cohorts, self._cohorts, keys, place, self._is_low(level) - self._is_low(old))
        missing, together = self._missing, self._together
        for cell, moved in cells.items():
            after = moved.feature_count() >= self.features_needed and not moved.is_judged(self._joints_at(cell))
            missing += after - (moved.base is not None and self._is_missing(moved.base))
        for cohort, moved in cohorts.items():
            after = moved.size >= self.harms_needed and not moved.is_judged(self._joints_at((cohort[1], cohort[2])))
            together += after - (moved.base is not None and self._asks_together(moved.base))
        return self._rank(missing, together)

    def _move(
        self,
        moved: dict[Any, Moved],
        tallies: Mapping[Any, Tally],
        keys: Iterable[tuple[Cell | Cohort, Cell]],
        place: int,
        by: int,
    ) -> None:
        if not by:
            return
        for key, cell in keys:
            at = moved.get(key)
            if at is None:
                at = moved[key] = Moved(tallies.get(key))
            joints = self._joints_at(cell) if self.joint else ()
            at.move(self.index.impacts[place].features, by, joints, lambda joint: self._covers(joint, place))

    def moves(self, old: int, new: int) -> bool:
        """Does a harm that goes from one level to another enter or leave a cell or cohort?"""
        at = self.lens.cumulative_at
        return (old >= at) != (new >= at) or self._is_low(old) != self._is_low(new)

    def could_move(self, movers: Iterable[int]) -> bool:
        """Could these harms, entering or leaving cells and cohorts, open or close a judgement that has a cap?"""
        cells: dict[Cell, set[str]] = {}
        cohorts: dict[Cohort, set[int]] = {}
        for place in movers:
            for cell in self._cells_of(place):
                cells.setdefault(cell, self.features_in(cell)).update(self.index.impacts[place].features)
            for cohort in self._cohorts_of(place):
                tally = self._cohorts.get(cohort)
                cohorts.setdefault(cohort, set(tally.places) if tally else set()).add(place)
        return (
            self.lens.cap("cumulative.missing") < NO_CAP
            and any(len(features) >= self.features_needed for features in cells.values())
        ) or (
            self.lens.cap("together.low-harms") < NO_CAP
            and any(len(places) >= self.harms_needed for places in cohorts.values())
        )

    def features_in(self, cell: Cell) -> set[str]:
        """Features that reach the level in a cell."""
        tally = self._cells.get(cell)
        return set(tally.features) if tally else set()

    def features_to_open(self, cell: Cell) -> int:
        """How many more features would open a cell; 0 if it is open."""
        return max(0, self.features_needed - len(self.features_in(cell)))

    def opened(self) -> list[Opened]:
        """Every joint judgement that is asked for, bands with the same harms taken together."""
        grouped: dict[tuple[str, tuple[int, ...], int | None], list[int]] = {}
        for cell, tally in self._cells.items():
            if self._opens(tally):
                key = (cell[0], tuple(sorted(tally.places)), tally.judged_by())
                grouped.setdefault(key, []).append(cell[1])
        by_count = [
            Opened(right, tuple(sorted(bands)), "features", places, joint)
            for (right, places, joint), bands in grouped.items()
        ]
        return sorted(by_count + self.amplified)

    def together(self) -> dict[tuple[str, str], dict[int, None]]:
        """Low harms that ask to be judged together, by feature and right."""
        found: dict[tuple[str, str], dict[int, None]] = {}
        for cohort, tally in sorted(self._cohorts.items(), key=lambda item: item[0]):
            if self._asks_together(tally):
                found.setdefault((cohort[0], cohort[1]), {}).update(dict.fromkeys(sorted(tally.places)))
        return found

    def together_bands(self) -> frozenset[tuple[str, int]]:
        """Features and bands in which low harms ask to be judged together."""
        return frozenset((c[0], c[2]) for c, tally in self._cohorts.items() if self._asks_together(tally))

    def adds_up(self, right: str, band: int) -> int:
        """How many features reach the profile's level on this right and band; 0 where fewer than two."""
        count = len(self.features_in((right, band)))
        return count if count > 1 else 0

    def _amplified(self, present: frozenset[int]) -> list[Opened]:
        """Harms that amplify each other, joined into clusters; each shared right and band asks for one judgement."""
        place_of = self.index.impact_place
        parent: dict[int, int] = {}

        def root(place: int) -> int:
            while parent.setdefault(place, place) != place:
                place = parent[place]
            return place

        for link in self.index.assessment.links:
            ends = (place_of.get(link.source), place_of.get(link.target))
            cut = bool(link.ended_by) and self.counting.issuperset(link.ended_by)
            if link.kind == "amplifies" and not cut and ends[0] in present and ends[1] in present:
                parent[root(ends[0])] = root(ends[1])
        clusters: dict[int, list[int]] = {}
        for place in sorted(parent):
            clusters.setdefault(root(place), []).append(place)
        return [opened for members in clusters.values() for opened in self._shared(members)]

    def _shared(self, members: list[int]) -> list[Opened]:
        cells: dict[Cell, set[int]] = {}
        for place in members:
            for cell in self._cells_of(place):
                cells.setdefault(cell, set()).add(place)
        grouped: dict[tuple[str, tuple[int, ...], int | None], list[int]] = {}
        for cell, places in cells.items():
            if len(places) > 1:
                judged = next((j for j in self._joints_at(cell) if places <= self._covered[j]), None)
                grouped.setdefault((cell[0], tuple(sorted(places)), judged), []).append(cell[1])
        return [
            Opened(right, tuple(sorted(bands)), "amplifies", places, joint)
            for (right, places, joint), bands in grouped.items()
        ]
