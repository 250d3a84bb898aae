"""What several assessors gave on one scale, side by side: each level with its reason, the range, where they part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from bestinterests.documents import wording
from bestinterests.domain.profile import Scale


class Said(NamedTuple):
    """What one assessor gave. by: who, and when; blank where nobody is named."""

    level: str
    reason: str
    by: str


class Spread(NamedTuple):
    """All that was given on a scale. low, high: the ends of the range; blank where nobody gave a known level.

    steps: how far they stand apart. sentence: all of it in words. people: ids of those who gave.
    """

    rows: tuple[Said, ...]
    low: str
    high: str
    steps: int
    sentence: str
    people: tuple[str, ...]


def spread_of(scale: Scale, given: Sequence[dict[str, Any]], rows: Sequence[Said]) -> Spread | None:
    """The spread of judgements on a scale, as plain builtins; None where there is none. rows: the same, in words."""
    if not given:
        return None
    names = [level.id for level in scale.levels]
    ends = [end for each in given for end in each.get("level", "").split("..") if end in names]
    places = sorted(names.index(end) for end in ends)
    unknown = sum(1 for each in given if each.get("level", "").partition("..")[0] not in names)
    low, high = (names[places[0]], names[places[-1]]) if places else ("", "")
    steps = places[-1] - places[0] if places else 0
    people = tuple(dict.fromkeys(each["by"] for each in given if each.get("by")))
    return Spread(tuple(rows), low, high, steps, _sentence(scale, low, high, steps, unknown, len(given)), people)


def _sentence(scale: Scale, low: str, high: str, steps: int, unknown: int, count: int) -> str:
    labels = {level.id: level.label for level in scale.levels}
    if not low:
        return "Nobody knows yet."
    if not steps:
        found = f"{'Said by one' if count - unknown == 1 else 'The same'}: {labels[low]}."
    else:
        found = f"From {labels[low]} to {labels[high]}: {wording.many(steps, 'step')} apart."
    if unknown:
        found += f" {wording.upper(wording.many(unknown, 'assessor does', 'assessors do'))} not know yet."
    return found
