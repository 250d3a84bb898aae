"""What both ends of one profile and view stand on: the record, the judgements in force and the facts on each harm.

Worked out once; the two ends differ only in how they read what is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.evaluation.facts import HarmFacts
from bestinterests.evaluation.index import Index
from bestinterests.evaluation.joints import Joints
from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.reliance import Reliance, features_with_company_claim
from bestinterests.evaluation.slots import Resolved
from bestinterests.evaluation.steps import Stepper
from bestinterests.evaluation.verdicts import Standing, VerdictTable


class FittedLens(NamedTuple):
    """One profile fitted to a record: what both views share of it."""

    lens: Lens
    reliance: Reliance
    table: VerdictTable
    stepper: Stepper


class Ground:
    """One record in one profile and view, before an end is chosen.

    readings: by place, None for an impact that does not count in this view. resolved: the judgements in force.
    counting: measures that count in this view.
    """

    def __init__(
        self,
        index: Index,
        fitted: FittedLens,
        facts: Sequence[HarmFacts | None],
        readings: Sequence[Reading | None],
        resolved: Sequence[Resolved],
        counting: frozenset[str],
    ) -> None:
        self.index = index
        self.fitted = fitted
        self.lens, self.reliance, self.table = fitted.lens, fitted.reliance, fitted.table
        self.facts = facts
        self.readings = readings
        self.resolved = resolved
        self.counting = counting
        self.harms = tuple(i for i in index.harms if readings[i] is not None)
        self.claimed = features_with_company_claim(index, readings)
        self.joints = Joints(index, self.harms, counting)
        self._standings: dict[int, tuple[Standing, ...]] = {}

    def standings(self, place: int, other: HarmFacts | None = None) -> tuple[Standing, ...]:
        """What bears on a harm besides judgements, band by band, as if no benefit paid and no company gained alone.

        other: facts to read instead of the record's.
        """
        if other is not None:
            return self._standings_by(place, other)
        found = self._standings.get(place)
        if found is None:
            facts = self.facts[place]
            assert facts is not None
            found = self._standings[place] = self._standings_by(place, facts)
        return found

    def _standings_by(self, place: int, facts: HarmFacts) -> tuple[Standing, ...]:
        grave_right = not self.lens.grave_rights.isdisjoint(self.index.rights_of[place])
        bands = self.index.bands_of[place]
        differing = [(facts.heard[band], facts.remedy[band]) for band in bands]
        made = {
            (heard, remedy): Standing(
                heard=heard,
                remedy=remedy,
                tolerable=False,
                benefit=0,
                signed=facts.signed,
                grave_signed=facts.grave_signed,
                grave_right=grave_right,
                regulator_due=facts.regulator_due,
                regulator_answered=facts.regulator_answered,
                company_only=False,
                recorded=facts.recorded,
                conflicted=facts.conflicted,
            )
            for heard, remedy in dict.fromkeys(differing)
        }
        return tuple(made[pair] for pair in differing)
