"""Counts of a version: how many effects stand alike in one pattern, right and band."""

from __future__ import annotations

from collections.abc import Mapping

from bestinterests.portfolio.rows import Count
from bestinterests.portfolio.taking.leveling import Levels
from bestinterests.portfolio.taking.placing import bands_in_scope, bands_of, patterns_of, rights_of
from bestinterests.portfolio.taking.taking import Taking

Key = tuple[str, str, str, str, Levels]


def counts_of(taking: Taking, levels: Mapping[str, Levels]) -> list[Count]:
    """Return the counts of a version, in the order of their keys; none where its packs are not here."""
    framework, assessment = taking.framework, taking.document.assessment
    if framework is None or not levels:
        return []
    in_scope = bands_in_scope(framework, assessment)
    features = {feature.id: feature for feature in assessment.features}
    effects: dict[Key, int] = {}
    once: dict[Key, int] = {}
    for impact in assessment.impacts:
        held, direction = levels[impact.id], impact.direction
        patterns = patterns_of(impact, features)
        bands = bands_of(impact, in_scope, framework.bands)
        for right in rights_of(impact, framework.rights):
            for band in bands:
                for pattern in patterns:
                    key = (pattern, right, band, direction, held)
                    effects[key] = effects.get(key, 0) + 1
                first = (patterns[0], right, band, direction, held)
                once[first] = once.get(first, 0) + 1
    return [_count(taking.version, key, effects[key], once.get(key, 0)) for key in sorted(effects)]


def _count(version: int, key: Key, effects: int, once: int) -> Count:
    pattern, right, band, direction, held = key
    return Count(
        version=version,
        pattern=pattern,
        right=right,
        band=band,
        direction=direction,
        before=held.before,
        now=held.now,
        expected=held.expected,
        before_ico=held.before_ico,
        now_ico=held.now_ico,
        expected_ico=held.expected_ico,
        now_other=held.now_other,
        expected_other=held.expected_other,
        effects=effects,
        once=once,
    )
