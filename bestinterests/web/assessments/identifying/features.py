"""Features as a list shows them: in the order of the journey, with what hangs on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark
from bestinterests.domain.document import Assessment
from bestinterests.domain.feature import Feature
from bestinterests.domain.pack import Pattern
from bestinterests.domain.profile import Verdict
from bestinterests.packs.framework import Framework


class FeatureRow(NamedTuple):
    """A feature with its counts, its worst harm and best benefit as they read now, and its verdict at the bad end."""

    feature: Feature
    activities: int
    harms: int
    benefits: int
    harm: Mark
    benefit: Mark
    verdict: Verdict | None


def feature_rows(context: Context) -> tuple[FeatureRow, ...]:
    """Every feature, in the order of the journey."""
    held = context.assessment
    activities = Counter(activity.feature for activity in held.data_activities)
    touched = Counter((feature, impact.direction) for impact in held.impacts for feature in impact.features)
    results = {result.feature: result for result in context.now.features}
    rows = []
    for feature in held.features:
        result = results.get(feature.id)
        rows.append(
            FeatureRow(
                feature,
                activities[feature.id],
                touched[feature.id, "harm"],
                touched[feature.id, "benefit"],
                wording.mark("harm", result.harm if result else None),
                wording.mark("benefit", result.benefit if result else None),
                result.verdict.worst if result else None,
            )
        )
    return tuple(rows)


def filtered(rows: Iterable[FeatureRow], *, words: str = "", moment: str = "", pattern: str = "") -> list[FeatureRow]:
    """The rows whose name, description or id holds every word, met at a moment, like a pattern; blank asks nothing."""
    wanted = words.casefold().split()
    return [
        row
        for row in rows
        if all(word in f"{row.feature.id} {row.feature.name} {row.feature.description}".casefold() for word in wanted)
        and (not moment or moment in row.feature.moments)
        and (not pattern or pattern in row.feature.patterns)
    ]


class Moved(NamedTuple):
    """Features after one was moved: the ids in their new order, and the order key of each that has to change."""

    ids: tuple[str, ...]
    keys: dict[str, str]


def moved(features: Sequence[Feature], feature: str, step: int) -> Moved:
    """Move a feature so many places on, at most to either end. features: in the order of the journey.

    Where neighbours have keys of their own two keys change places; else every feature gets one, so that the rest of
    the list stays as it was seen. Raises KeyError for a feature that is not there.
    """
    ids = [each.id for each in features]
    if feature not in ids:
        raise KeyError(feature)
    at = ids.index(feature)
    to = min(max(at + step, 0), len(ids) - 1)
    if to == at:
        return Moved(tuple(ids), {})
    ids.insert(to, ids.pop(at))
    before = {each.id: each.order for each in features}
    held = [each.order for each in features]
    keys = held if all(held) and len(set(held)) == len(held) else [f"{n:03}" for n in range(1, len(ids) + 1)]
    return Moved(tuple(ids), {each: key for each, key in zip(ids, keys, strict=True) if before[each] != key})


def patterns_of(framework: Framework, feature: Feature) -> tuple[Pattern, ...]:
    """The patterns that a feature resembles, as the framework knows them."""
    return tuple(framework.patterns[name] for name in feature.patterns if name in framework.patterns)


def suggested_standards(framework: Framework, assessment: Assessment, feature: Feature) -> dict[str, tuple[str, ...]]:
    """Standards that nobody has linked to a feature yet, each with the names of what suggests it.

    Its patterns and its kinds of data activity suggest them; nobody is asked to follow.
    """
    found: dict[str, list[str]] = {}
    for pattern in patterns_of(framework, feature):
        for standard in pattern.standards:
            found.setdefault(standard, []).append(pattern.name)
    kinds = dict.fromkeys(k for a in assessment.data_activities if a.feature == feature.id for k in a.kinds)
    for kind in kinds:
        activity = framework.activities.get(kind)
        for standard in activity.standards if activity else ():
            found.setdefault(standard, []).append(framework.activity_name(kind))
    return {s: tuple(found[s]) for s in framework.standards if s in found and s not in feature.standards}
