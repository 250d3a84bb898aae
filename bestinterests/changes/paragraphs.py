"""Three-way merge of one text by paragraphs, where both sides changed different paragraphs of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

BREAK = "\n\n"
"""What stands between paragraphs. Splitting at it and joining with it loses nothing."""

Paragraphs = tuple[str, ...]


class Hunk(NamedTuple):
    """``old[start:stop]`` became ``new``, which stands at ``at`` in the changed text."""

    start: int
    stop: int
    new: Paragraphs
    at: int


def merge_texts(base: str, ours: str, theirs: str) -> str | None:
    """Return the text with the changes of both sides, or None where they touch the same paragraphs.

    The same whichever side is named first. A merge is only taken where merging it again would change nothing and
    where no paragraph that a side wrote is missing and none that a side took out is back.
    """
    b, o, t = (tuple(text.split(BREAK)) for text in (base, ours, theirs))
    merged = _merge(b, o, t)
    if merged is None or not _complete(b, (o, t), merged):
        return None
    if _merge(b, merged, t) != merged or _merge(b, o, merged) != merged:
        return None
    return BREAK.join(merged)


def _complete(base: Paragraphs, sides: Sequence[Paragraphs], merged: Paragraphs) -> bool:
    before, after = set(base), set(merged)
    return all(set(side) - before <= after and (before - set(side)).isdisjoint(after) for side in sides)


def _merge(base: Paragraphs, ours: Paragraphs, theirs: Paragraphs) -> Paragraphs | None:
    if ours == theirs:
        return ours
    has_theirs, has_ours = _contains(base, theirs, ours), _contains(base, ours, theirs)
    if has_theirs != has_ours:
        return ours if has_theirs else theirs
    hunks = sorted({(h.start, h.stop, h.new) for side in (ours, theirs) for h in changes(base, side)})
    merged: list[str] = []
    done = 0
    if any(_meet(a[:2], b[:2]) for a, b in pairwise(hunks)):
        return None
    for start, stop, new in hunks:
        merged += base[done:start] + new
        done = stop
    return (*merged, *base[done:])


def _contains(base: Paragraphs, one: Paragraphs, other: Paragraphs) -> bool:
    """Whether every change from base to ``one`` still stands untouched in ``other``.

    Where ``one`` took a paragraph out, nothing may have changed beside it either: it may be there in other words.
    """
    ranges = [(h.at, h.at + len(h.new), 0) for h in changes(base, one)]
    ranges += [(h.start, h.stop, 1) for h in changes(one, other)]
    ranges.sort()
    return not any(_meet(a[:2], b[:2]) or (a[1] == b[0] and (_is_cut(a) or _is_cut(b))) for a, b in pairwise(ranges))


def _is_cut(piece: tuple[int, int, int]) -> bool:
    start, stop, later = piece
    return start == stop and not later


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges overlap, an insertion within a range too; two insertions at one place do."""
    return one == other or (one[0] < other[1] and other[0] < one[1])


def changes(old: Paragraphs, new: Paragraphs) -> list[Hunk]:
    """Return what changed between two texts, in order.

    Paragraphs that stand once in both and in the same order hold the texts together (patience difference), so the
    cost is that of sorting. Between two of them, the same number of paragraphs is read one against one.
    """
    hunks: list[Hunk] = []
    i = j = 0
    for a, b in (*_anchors(old, new), (len(old), len(new))):
        hunks += _between(old, new, (i, a), (j, b))
        i, j = a + 1, b + 1
    return hunks


def _between(old: Paragraphs, new: Paragraphs, was: tuple[int, int], now: tuple[int, int]) -> list[Hunk]:
    (i, a), (j, b) = was, now
    while i < a and j < b and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < a and j < b and old[a - 1] == new[b - 1]:
        a, b = a - 1, b - 1
    if a - i == b - j:
        pairs = ((i + k, j + k) for k in range(a - i))
        return [Hunk(x, x + 1, (new[y],), y) for x, y in pairs if old[x] != new[y]]
    return [Hunk(i, a, new[j:b], j)]


def _anchors(old: Paragraphs, new: Paragraphs) -> list[tuple[int, int]]:
    """Positions of paragraphs that stand once in both: the longest run of them that keeps its order."""
    once_old, once_new = _once(old), _once(new)
    pairs = [(at, once_new[text]) for text, at in once_old.items() if text in once_new]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        last[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _once(paragraphs: Paragraphs) -> dict[str, int]:
    counts = Counter(paragraphs)
    return {text: at for at, text in enumerate(paragraphs) if counts[text] == 1}
