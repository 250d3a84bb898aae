"""Effects that add up: cells where several features reach the same children on one right, and low harms together.

Source: method, roll-ups. A person judges a joint effect; counting only says where one is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bestinterests.evaluation.index import Cell, Cohort
from bestinterests.evaluation.joints import Joints, Opened
from bestinterests.evaluation.lens import NO_CAP, Lens
from bestinterests.evaluation.tally import Moved, Tally


class Cumulation:
    """Counts, per right and band, the features that reach the profile's level; knows which were judged together.

    levels: the level of each harm, by place. floor: the worst rank that any count can give.
    """

    def __init__(self, joints: Joints, lens: Lens, levels: Mapping[int, int]) -> None:
        self.joints = joints
        self.index = joints.index
        self.lens = lens
        self.features_needed = lens.profile.cumulative_features
        self.harms_needed = lens.profile.together_harms
        self.floor = min(lens.cap("cumulative.missing"), lens.cap("together.low-harms"))
        self._levels = levels
        self._cells: defaultdict[Cell, Tally] = defaultdict(Tally)
        self._cohorts: defaultdict[Cohort, Tally] = defaultdict(Tally)
        self._count()
        self._missing = sum(self._is_missing(tally) for tally in self._cells.values())
        self._asking = {cohort: tally for cohort, tally in self._cohorts.items() if self._asks_together(tally)}
        self._rank_as_is = self._rank(self._missing, len(self._asking), joints.amplified)

    def suggested(self, parts: int) -> int:
        """Level suggested for a joint effect: one step above its worst part, within the matrix."""
        return min(parts + 1, len(self.lens.harm.levels) - 1)

    def _is_low(self, level: int) -> bool:
        return 0 < level <= self.lens.together_at

    def _count(self) -> None:
        """Fill the cells and cohorts from the level of each harm."""
        for place in self.joints.single:
            level = self._levels[place]
            if level >= self.lens.cumulative_at:
                for cell in self.index.cells_of[place]:
                    self._cells[cell].places.append(place)
            if self._is_low(level):
                for cohort in self.index.cohorts_of[place]:
                    self._cohorts[cohort].places.append(place)
        for tally in self._cells.values():
            tally.count_features(self._features_of)
        if self.joints.joint:
            for cell, tally in self._cells.items():
                tally.count_uncovered(self.joints.at(cell), self.joints.covers)
            for cohort, tally in self._cohorts.items():
                tally.count_uncovered(self.joints.at(cohort[1:3]), self.joints.covers)

    def _features_of(self, place: int) -> Sequence[str]:
        return self.index.impacts[place].features

    def _is_missing(self, tally: Tally) -> bool:
        return self._opens(tally) and tally.judged_by() is None

    def _opens(self, tally: Tally) -> bool:
        return len(tally.features) >= self.features_needed

    def _asks_together(self, tally: Tally) -> bool:
        return len(tally.places) >= self.harms_needed and tally.judged_by() is None

    # -- what they come to ----------------------------------------------------------------------------------------

    def rank(self) -> int:
        """Rank that missing joint judgements allow."""
        return self._rank_as_is

    def rank_without(self, measure: str) -> int:
        """The same if this measure ended no link."""
        return self._rank(self._missing, len(self._asking), self.joints.amplified_without(measure))

    def _rank(self, missing: int, together: int, amplified: Iterable[Opened]) -> int:
        rank = NO_CAP
        if missing or any(opened.judged_by is None for opened in amplified):
            rank = min(rank, self.lens.cap("cumulative.missing"))
        if together:
            rank = min(rank, self.lens.cap("together.low-harms"))
        return rank

    def rank_with(self, levels: Mapping[int, int]) -> int:
        """The same if these harms had these levels."""
        cells: dict[Cell, Moved] = {}
        cohorts: dict[Cohort, Moved] = {}
        at = self.lens.cumulative_at
        for place, level in levels.items():
            old = self._levels.get(place)
            if place not in self.joints.single or old is None or not self.moves(old, level):
                continue
            self._move_cells(cells, place, (level >= at) - (old >= at))
            self._move_cohorts(cohorts, place, self._is_low(level) - self._is_low(old))
        missing, together = self._missing, len(self._asking)
        for cell, moved in cells.items():
            after = moved.feature_count() >= self.features_needed and not moved.is_judged(self.joints.at(cell))
            missing += after - (moved.base is not None and self._is_missing(moved.base))
        for cohort, moved in cohorts.items():
            after = moved.size >= self.harms_needed and not moved.is_judged(self.joints.at(cohort[1:3]))
            together += after - (moved.base is not None and self._asks_together(moved.base))
        return self._rank(missing, together, self.joints.amplified)

    def _move_cells(self, moved: dict[Cell, Moved], place: int, by: int) -> None:
        for cell in self.index.cells_of[place] if by else ():
            at = moved.get(cell) or moved.setdefault(cell, Moved(self._cells.get(cell)))
            uncovered_by = self._not_covering(cell, place) if self.joints.joint else ()
            at.move(self._features_of(place), by, uncovered_by)

    def _move_cohorts(self, moved: dict[Cohort, Moved], place: int, by: int) -> None:
        for cohort in self.index.cohorts_of[place] if by else ():
            at = moved.get(cohort) or moved.setdefault(cohort, Moved(self._cohorts.get(cohort)))
            at.move((), by, self._not_covering(cohort[1:3], place) if self.joints.joint else ())

    def _not_covering(self, cell: Cell, place: int) -> list[int]:
        """Joint effects on this right and band that do not cover this harm."""
        return [joint for joint in self.joints.at(cell) if not self.joints.covers(joint, place)]

    def moves(self, old: int, new: int) -> bool:
        """Does a harm that goes from one level to another enter or leave a cell or cohort?"""
        at = self.lens.cumulative_at
        return (old >= at) != (new >= at) or self._is_low(old) != self._is_low(new)

    def could_move(self, movers: Iterable[int]) -> bool:
        """Could these harms, entering or leaving cells and cohorts, open or close a judgement that has a cap?"""
        counts_features = self.lens.cap("cumulative.missing") < NO_CAP
        counts_harms = self.lens.cap("together.low-harms") < NO_CAP
        cells: dict[Cell, set[str]] = {}
        cohorts: dict[Cohort, set[int]] = {}
        for place in movers:
            for cell in self.index.cells_of[place] if counts_features else ():
                features = cells.get(cell) or cells.setdefault(cell, self.features_in(cell))
                features.update(self._features_of(place))
                if len(features) >= self.features_needed:
                    return True
            for cohort in self.index.cohorts_of[place] if counts_harms else ():
                places = cohorts.get(cohort) or cohorts.setdefault(cohort, self._places_in(cohort))
                places.add(place)
                if len(places) >= self.harms_needed:
                    return True
        return False

    def _places_in(self, cohort: Cohort) -> set[int]:
        tally = self._cohorts.get(cohort)
        return set(tally.places) if tally else set()

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
        return sorted(by_count + self.joints.amplified)

    def together(self) -> dict[tuple[str, str], dict[int, None]]:
        """Low harms that ask to be judged together, by feature and right."""
        found: dict[tuple[str, str], dict[int, None]] = {}
        for cohort, tally in sorted(self._asking.items(), key=lambda item: item[0]):
            found.setdefault((cohort[0], cohort[1]), {}).update(dict.fromkeys(sorted(tally.places)))
        return found

    def together_bands(self) -> frozenset[tuple[str, int]]:
        """Features and bands in which low harms ask to be judged together."""
        return frozenset((feature, band) for feature, _, band, _ in self._asking)

    def adds_up(self, right: str, band: int) -> int:
        """How many features reach the profile's level on this right and band; 0 where fewer than two."""
        count = len(self.features_in((right, band)))
        return count if count > 1 else 0
