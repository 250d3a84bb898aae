"""Where an effect stands: the patterns of its features, the rights that it touches and the bands that it reaches."""

from __future__ import annotations

from collections.abc import Mapping

from bestinterests.domain.document import Assessment
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact
from bestinterests.packs.framework import Framework
from bestinterests.portfolio.rows import NO_PATTERN


def bands_in_scope(framework: Framework, assessment: Assessment) -> tuple[str, ...]:
    """Return the bands that the record puts in scope; every band of the packs where it says nothing."""
    named = {use.band: use.in_scope for use in assessment.children}
    return tuple(band for band in framework.bands if named.get(band, not named))


def patterns_of(impact: Impact, features: Mapping[str, Feature]) -> tuple[str, ...]:
    """Return the patterns of an effect, each once, in the order of its features; those of none count as no pattern."""
    found: dict[str, None] = {}
    for key in impact.features:
        held = features.get(key)
        found |= dict.fromkeys((held.patterns if held else ()) or (NO_PATTERN,))
    return tuple(found) or (NO_PATTERN,)


def bands_of(impact: Impact, in_scope: tuple[str, ...], known: Mapping[str, object]) -> tuple[str, ...]:
    """Return the bands in scope that an effect reaches, as cells of an evaluation have them.

    A harm that names no band may fall on every child; such a benefit falls on none.
    """
    reached = {band for band in impact.bands if band in known}
    if not reached:
        return in_scope if impact.direction == "harm" else ()
    return tuple(band for band in in_scope if band in reached)


def rights_of(impact: Impact, known: Mapping[str, object]) -> tuple[str, ...]:
    """Return the rights of the framework that an effect touches, the leading one first."""
    return tuple(right for right in dict.fromkeys(impact.rights) if right in known)
