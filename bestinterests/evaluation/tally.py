"""Counting which harms meet on the same children, so that one harm can be moved without counting the rest again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

_NONE_COUNTED: Mapping[Any, int] = {}
"""What the many cells and cohorts hold in which there is nothing to count."""


class Tally:
    """Harms in one cell or cohort: which, from which features, and how many no joint effect covers.

    features: how many harms of each; counted for cells alone. uncovered: for each joint effect that could judge this
    cell, the harms here that are not among its parts.
    """

    __slots__ = ("features", "places", "uncovered")

    def __init__(self) -> None:
        self.places: list[int] = []
        self.features: Mapping[str, int] = _NONE_COUNTED
        self.uncovered: Mapping[int, int] = _NONE_COUNTED

    def count_features(self, features_of: Callable[[int], Iterable[str]]) -> None:
        """Count the harms of each feature."""
        counts: dict[str, int] = {}
        for place in self.places:
            for feature in features_of(place):
                counts[feature] = counts.get(feature, 0) + 1
        self.features = counts

    def count_uncovered(self, joints: Iterable[int], covers: Callable[[int, int], bool]) -> None:
        """Count, for each of these joint effects, the harms that it does not cover."""
        self.uncovered = {joint: sum(not covers(joint, place) for place in self.places) for joint in joints}

    def judged_by(self) -> int | None:
        """The first joint effect that covers every harm here."""
        return next((joint for joint, missing in self.uncovered.items() if not missing), None)


class Moved:
    """A tally as it would be if some harms entered or left it."""

    __slots__ = ("base", "features", "size", "uncovered")

    def __init__(self, base: Tally | None) -> None:
        self.base = base
        self.size = len(base.places) if base else 0
        self.features: dict[str, int] = {}
        self.uncovered: dict[int, int] = {}

    def move(self, features: Iterable[str], by: int, uncovered_by: Iterable[int]) -> None:
        """Let one harm enter (by 1) or leave (by -1). uncovered_by: joint effects here that do not cover it."""
        self.size += by
        for feature in features:
            self.features[feature] = self.features.get(feature, 0) + by
        for joint in uncovered_by:
            self.uncovered[joint] = self.uncovered.get(joint, 0) + by

    def feature_count(self) -> int:
        """Distinct features after the move."""
        base = self.base.features if self.base else {}
        count = len(base)
        for feature, change in self.features.items():
            before = base.get(feature, 0)
            count += (before + change > 0) - (before > 0)
        return count

    def is_judged(self, joints: Iterable[int]) -> bool:
        """Does a joint effect cover every harm after the move?"""
        base = self.base.uncovered if self.base else {}
        return any(base.get(joint, 0) + self.uncovered.get(joint, 0) == 0 for joint in joints)
