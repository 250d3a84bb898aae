"""Two judgements brought together without choosing between them: from the lower level to the higher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from bestinterests.domain.impact import Judgement, Slot

UNKNOWN = "unknown"


def spread(ours: Slot, theirs: Slot, scales: Mapping[str, Sequence[str]]) -> Slot | None:
    """Return a slot whose agreed judgements reach over what both sides agreed; None where there is no such range.

    scales: levels of each scale, lowest first. None where a level is unknown or not on its scale, where one side
    judged nothing, or where assessors' own judgements differ, since nobody may speak for an assessor.
    """
    mine, other = ({judged.scale: judged for judged in slot.agreed} for slot in (ours, theirs))
    if not mine or not other or _contradicting(ours, theirs):
        return None
    joined: list[Judgement] = []
    for scale in dict.fromkeys((*mine, *other)):
        judged = [side[scale] for side in (mine, other) if scale in side]
        levels = _reach(judged, scales.get(scale, ()))
        if levels is None:
            return None
        joined.append(Judgement(scale=scale, level=levels, reason=_reasons(judged)))
    given = tuple(dict.fromkeys((*ours.given, *theirs.given)))
    credits_ = tuple(dict.fromkeys((*ours.credits, *theirs.credits)))
    return Slot(agreed=tuple(joined), given=given, credits=credits_)


def _reach(judged: Sequence[Judgement], levels: Sequence[str]) -> str | None:
    ends = list(chain.from_iterable(each.level.split("..") for each in judged))
    if UNKNOWN in ends or any(end not in levels for end in ends):
        return None
    low, high = min(ends, key=levels.index), max(ends, key=levels.index)
    return low if low == high else f"{low}..{high}"


def _reasons(judged: Sequence[Judgement]) -> str:
    return "\n\n".join(dict.fromkeys(each.reason for each in judged if each.reason.strip()))


def _contradicting(ours: Slot, theirs: Slot) -> bool:
    by = {(each.scale, each.by): each for each in ours.given}
    return any(by.get((each.scale, each.by), each) != each for each in theirs.given)
