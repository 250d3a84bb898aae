"""The sectors of what is asked: how many services each has, and how many of their records are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bestinterests.portfolio.holding import Holding, Tables
from bestinterests.portfolio.questions.scope import both

if TYPE_CHECKING:
    from ibis.expr.types import Table


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
    rows = holding.query(holding.text_of("sectors with their services", _counted))
    return sorted(Sector(name, int(all_), int(done), int(schools)) for name, all_, done, schools in rows)


def sector_names(holding: Holding) -> list[str]:
    """The names of the sectors alone."""
    return sorted(name for (name,) in holding.query(holding.text_of("names of sectors", _named)))


def _named(tables: Tables) -> Table:
    standing = tables["standings"]
    return standing.filter(standing.is_current).select("sector").distinct()


def _counted(tables: Tables) -> Table:
    standing, version = tables["standings"], tables["versions"]
    current = standing.filter(standing.is_current).select("version", "sector")
    held = current.join(version.select("version", "finished", "edtech"), "version")
    return held.group_by("sector").agg(
        services=both(held.count()),
        finished=both(held.count(where=held.finished)),
        edtech=both(held.count(where=held.edtech)),
    )
