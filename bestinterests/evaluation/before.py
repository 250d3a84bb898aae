"""How effects read before any control, in every profile: where children would stand if nothing were done for them."""

from __future__ import annotations

import msgspec

from bestinterests.domain.evaluation import LevelRange
from bestinterests.domain.impact import Impact
from bestinterests.evaluation.method import method_for
from bestinterests.evaluation.ranges import level_range
from bestinterests.packs.framework import Framework


class BeforeReading(msgspec.Struct, frozen=True, kw_only=True):
    """One impact before controls in one profile. counts: what counts of a benefit after the cap; None for a harm."""

    profile: str
    level: LevelRange
    counts: LevelRange | None = None


def before_levels(framework: Framework, impact: Impact) -> dict[str, BeforeReading]:
    """Return how an impact reads before controls, by profile, with its certainty. Blank is unknown.

    Where no control is credited and ``now`` is blank, this is what the evaluation reads as now.
    """
    method = method_for(framework)
    spans = method.slots.before(impact).spans
    is_harm = impact.direction == "harm"
    found = {}
    for lens in method.lenses:
        reading = method.reader.read(lens, is_harm, spans)
        names = (lens.harm if is_harm else lens.benefit).levels
        found[lens.id] = BeforeReading(
            profile=lens.id,
            level=level_range(names, reading.level),
            counts=None if is_harm else level_range(names, reading.counts),
        )
    return found
