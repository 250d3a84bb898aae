"""Positions as ranges in words. Ranges are frozen and few, so equal ones are made once."""

from __future__ import annotations

from functools import lru_cache

from bestinterests.domain.evaluation import VERDICTS, LevelRange
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.scales import Span

KEPT = 4096
"""Ranges kept; the shipped scales and verdicts have a few hundred."""


@lru_cache(KEPT)
def verdict_range(worst: int, best: int) -> VerdictRange:
    """Two ranks as a verdict range; the good end is never worse than the bad one."""
    return VerdictRange(worst=VERDICTS[worst], best=VERDICTS[max(worst, best)])


@lru_cache(KEPT)
def level_range(names: tuple[str, ...], span: Span) -> LevelRange:
    """A span on a scale or matrix of these names, lowest first."""
    return LevelRange(low=names[span.lo], high=names[span.hi], unknown=span.unknown)
