"""The method compiled for one framework: scales, profiles and the regulator's table, ready to read with."""

from __future__ import annotations

from functools import lru_cache

from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.readings import Reader
from bestinterests.evaluation.scales import ScaleTable
from bestinterests.evaluation.slots import SlotReader
from bestinterests.packs.framework import Framework

REGULATOR_PROFILE = "ico-scales"
"""Profile whose table gives the level shown beside ours; the first profile where packs have none of this name."""


class Method:
    """Everything that depends on the packs alone."""

    def __init__(self, framework: Framework) -> None:
        self.scales = ScaleTable(framework)
        self.slots = SlotReader(self.scales)
        self.lenses = tuple(Lens(profile, framework, self.scales) for profile in framework.profiles.values())
        self.lens = {lens.id: lens for lens in self.lenses}
        self.regulator = self.lens.get(REGULATOR_PROFILE, self.lenses[0])
        for lens in self.lenses:
            lens.read_regulator_through(self.regulator)
        self.reader = Reader(self.scales, self.slots, self.lenses, self.regulator)


@lru_cache(maxsize=8)
def method_for(framework: Framework) -> Method:
    """The compiled method of a framework; kept, because a framework never changes."""
    return Method(framework)
