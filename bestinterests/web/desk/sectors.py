"""The sectors of what is asked: how many services each has, and how many of their records are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bestinterests.portfolio.holding import Holding
from bestinterests.portfolio.questions.scope import both

if TYPE_CHECKING:
    from ibis.expr.types import Table

_WRITTEN: dict[tuple[str, str], str] = {}
MOST_WRITTEN = 200
"""Texts of the question that are kept: writing one takes longer than its answer."""


class Sector(NamedTuple):
    """A sector. unfinished: services whose record has open judgements, so that it cannot be judged yet."""

    name: str
    services: int
    finished: int
    edtech: int

    @property
    def unfinished(self) -> int:
        """How many cannot be judged yet."""
        return self.services - self.finished


def sectors_of(holding: Holding) -> list[Sector]:
    """The sectors by name."""
    key = (holding.dialect, holding.shape)
    if key not in _WRITTEN:
        if len(_WRITTEN) >= MOST_WRITTEN:
            _WRITTEN.clear()
        _WRITTEN[key] = holding.text(_asked(holding))
    found = [
        Sector(name, int(all_), int(done), int(schools)) for name, all_, done, schools in holding.query(_WRITTEN[key])
    ]
    return sorted(found)


def _asked(holding: Holding) -> Table:
    standing, version = holding.tables["standings"], holding.tables["versions"]
    current = standing.filter(standing.is_current).select("version", "sector")
    held = current.join(version.select("version", "finished", "edtech"), "version")
    return held.group_by("sector").agg(
        services=both(held.count()),
        finished=both(held.count(where=held.finished)),
        edtech=both(held.count(where=held.edtech)),
    )
