"""The two ends of one profile and view, between which everything lies that the record leaves open."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.ranges import verdict_range
from bestinterests.evaluation.state import State


class Ends(NamedTuple):
    """One profile and view at both ends."""

    worst: State
    best: State

    def verdict(self) -> VerdictRange:
        """The service's verdict, from the bad end to the good end."""
        return verdict_range(self.worst.rank(), self.best.rank())
