"""What both ends of one profile and view stand on: the record, the judgements in force and the facts on each harm.

Worked out once; the two ends differ only in how they read what is not known.
"""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.evaluation.facts import HarmFacts
from bestinterests.evaluation.index import Index
from bestinterests.evaluation.joints import Joints
from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.reliance import Reliance, features_with_company_claim
from bestinterests.evaluation.slots import Resolved
from bestinterests.evaluation.verdicts import VerdictTable


class Ground:
    """One record in one profile and view, before an end is chosen.

    readings: by place, None for an impact that does not count in this view. resolved: the judgements in force.
    counting: measures that count in this view.
    """

    def __init__(
        self,
        index: Index,
        lens: Lens,
        reliance: Reliance,
        facts: Sequence[HarmFacts | None],
        readings: Sequence[Reading | None],
        resolved: Sequence[Resolved],
        counting: frozenset[str],
    ) -> None:
        self.index = index
        self.lens = lens
        self.reliance = reliance
        self.facts = facts
        self.readings = readings
        self.resolved = resolved
        self.counting = counting
        self.table = VerdictTable(lens)
        self.harms = tuple(i for i in index.harms if readings[i] is not None)
        self.claimed = features_with_company_claim(index, readings)
        self.joints = Joints(index, self.harms, counting)
