"""What may be shown of counts: nothing under five, and nothing under five that could be worked out.

Each age is a row of its own; every item of an age has the same total, since whoever skips is counted, too. An age whose
number is left out shows no item. Counts are shown once, when a survey has closed: whoever looked at them twice while
forms came in could tell what a child answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bestinterests.workflow.casework.suppressing import suppressed

Counts = Mapping[str, Sequence[int]]


class OfBand(NamedTuple):
    """One age. heard: how many forms, None where fewer than five or left out; then items is empty."""

    band: str
    heard: int | None
    items: dict[str, tuple[int | None, ...]]


class Results(NamedTuple):
    """All ages, and how many forms there were together; None where that may not be shown."""

    bands: tuple[OfBand, ...]
    total: int | None


def shown(counts: Mapping[str, Counts]) -> Results:
    """What may be shown of counts by age, item and option. Each item of an age has the same total."""
    numbers = [max((sum(row) for row in held.values()), default=0) for held in counts.values()]
    row = suppressed(numbers)
    bands = tuple(
        OfBand(band, heard, {item: suppressed(each).counts for item, each in held.items()} if heard else {})
        for (band, held), heard in zip(counts.items(), row.counts, strict=True)
    )
    return Results(bands, row.total)
