"""Counts that may be shown: none under five, and none that can be worked out from what is shown beside it.

A count from one to four is left out, and in its row nought as well; a row without such a count shows its noughts,
since nobody is in them. Where a row has a total, what was left out could be had by taking away; so more of the row is
left out, until at least two counts are, which together are five or more and not four each. Which ones is settled by
their place alone: were it the smallest, that one was chosen would tell of the others. Where the total is under five,
nothing of the row is shown.

Source: that counts under five are not given out is common practice for statistics on people; the rest is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FEWEST = 5
"""The smallest count of people that is shown."""


class Shown(NamedTuple):
    """A row as it may be shown. counts: in their order, None for what is left out; total: None if under five."""

    counts: tuple[int | None, ...]
    total: int | None


def suppressed(counts: Sequence[int]) -> Shown:
    """A row of counts and its total, with nothing in it from one to four and nothing that can be worked out."""
    total = sum(counts)
    if total < FEWEST:
        return Shown((None,) * len(counts), None)
    is_small = any(0 < count < FEWEST for count in counts)
    out = [is_small and count < FEWEST for count in counts]
    place = out.index(True) if is_small else -1
    while is_small and not all(out) and not _hides(counts, out):
        place = (place + 1) % len(counts)
        out[place] = True
    return Shown(tuple(None if gone else count for count, gone in zip(counts, out, strict=True)), total)


def _hides(counts: Sequence[int], out: Sequence[bool]) -> bool:
    """Are two or more left out, so many together that they are no small group themselves, and not the most they can be?

    Four each would be that: whoever saw which are left out, and what they come to together, would know each of them.
    """
    gone = [count for count, is_out in zip(counts, out, strict=True) if is_out]
    return len(gone) > 1 and sum(gone) >= FEWEST and sum(gone) != len(gone) * (FEWEST - 1)
