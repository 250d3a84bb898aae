"""Levels of an evaluation as places in ``rows.LEVELS``: how verdicts read them, and the other end of the range."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bestinterests.documents.inline import Side
from bestinterests.domain.evaluation import ImpactReading, LevelRange, ProfileResult
from bestinterests.domain.impact import Impact
from bestinterests.evaluation import BeforeReading, before_levels
from bestinterests.packs.framework import Framework
from bestinterests.portfolio.rows import LEVELS, PROFILES, UNKNOWN
from bestinterests.portfolio.taking.taking import Taking

ABSENT = 0
PLACE = {level: place for place, level in enumerate(LEVELS)}


class Levels(NamedTuple):
    """Places of one effect in the order of the columns of ``counts``."""

    before: int
    now: int
    expected: int
    before_ico: int
    now_ico: int
    expected_ico: int
    now_other: int
    expected_other: int


class Ends(NamedTuple):
    """One effect in one view. level: as verdicts read it. other: the other end of its range."""

    level: int
    other: int


GONE = Ends(ABSENT, ABSENT)
NOBODY_KNOWS = Ends(UNKNOWN, UNKNOWN)


@lru_cache(4096)
def ends_of(side: Side, held: LevelRange, top: str) -> Ends:
    """Return how a level counts: a harm at its bad end, a benefit at what is certain of it.

    top: the highest level of the table. A harm of which nothing is known is unknown, and so is a benefit that may not
    be there at all.
    """
    nothing_known = held.unknown and held.low in ("none", "low") and held.high == top
    low, high = PLACE.get(held.low, UNKNOWN), PLACE.get(held.high, UNKNOWN)
    if side == "harm":
        return Ends(UNKNOWN if nothing_known else high, low)
    doubtful = nothing_known or (not low and high > 0)
    return Ends(UNKNOWN if doubtful else low, high)


def levels_of(taking: Taking) -> dict[str, Levels]:
    """Return the levels of every impact by its id. Nothing where there is no evaluation or its packs are not here."""
    framework, evaluation = taking.framework, taking.evaluation
    if framework is None or evaluation is None:
        return {}
    impacts = taking.document.assessment.impacts
    brought = {impact for measure in taking.document.assessment.measures for impact in measure.side_effects}
    before = {impact.id: before_levels(framework, impact) for impact in impacts if impact.id not in brought}
    results = {result.profile: result for result in evaluation.profiles}
    columns = [_profile(framework, profile, results.get(profile), impacts, before) for profile in PROFILES]
    ours, regulators = columns
    return {impact.id: _together(ours[impact.id], regulators[impact.id]) for impact in impacts}


def _together(ours: tuple[Ends, Ends, Ends], regulators: tuple[Ends, Ends, Ends]) -> Levels:
    before, now, expected = ours
    before_ico, now_ico, expected_ico = (each.level for each in regulators)
    return Levels(before.level, now.level, expected.level, before_ico, now_ico, expected_ico, now.other, expected.other)


def _profile(
    framework: Framework,
    profile: str,
    result: ProfileResult | None,
    impacts: tuple[Impact, ...],
    before: dict[str, dict[str, BeforeReading]],
) -> dict[str, tuple[Ends, Ends, Ends]]:
    """Ends of every impact before, now and expected in one profile. before: but of those that measures bring."""
    if result is None or profile not in framework.profiles:
        return dict.fromkeys((impact.id for impact in impacts), (NOBODY_KNOWS,) * 3)
    tops = _tops(framework, profile)
    now, expected = ({each.impact: each for each in view.impacts} for view in (result.now, result.expected))
    found = {}
    for impact in impacts:
        side, top = impact.direction, tops[impact.direction]
        read = before[impact.id][profile] if impact.id in before else None
        seen = (read, now.get(impact.id), expected.get(impact.id))
        first, second, third = (_seen(side, each, top) for each in seen)
        found[impact.id] = (first, second, third)
    return found


def _tops(framework: Framework, profile: str) -> dict[Side, str]:
    held = framework.profiles[profile]
    return {
        "harm": framework.matrices[held.harm_matrix].levels[-1],
        "benefit": framework.matrices[held.benefit_matrix].levels[-1],
    }


def _seen(side: Side, reading: ImpactReading | BeforeReading | None, top: str) -> Ends:
    """Ends of an effect in one slot; it is not there before a measure that brings it."""
    return GONE if reading is None else ends_of(side, reading.counts or reading.level, top)
