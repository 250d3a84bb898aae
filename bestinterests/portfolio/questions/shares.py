"""Counts of effects, added up over services: how many stand at one level at most in one place.

A portfolio on disk keeps this as the table ``shares``; a workspace works it out from the counts by this expression;
and it is what answers where a question is narrowed by more than a sector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.rows import ANY, LEVEL_COLUMNS

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables

PLACE = ("pattern", "right", "band", "direction")


def shares(tables: Tables) -> Table:
    """Return the table ``shares`` as an expression over ``counts`` and ``standings``."""
    standing = tables["standings"]
    return shares_of(tables, standing.filter(standing.is_current).select("version", "sector"))


def shares_of(tables: Tables, services: Table) -> Table:
    """Return the shares of some services, given as version and sector."""
    import ibis

    counts = tables["counts"].join(services.select("version", "sector"), "version")
    by_pattern = _most(counts, "effects")
    over_all = _most(counts.mutate(pattern=ibis.literal(ANY)), "once")
    most = ibis.union(by_pattern, over_all)
    return ibis.union(*(_laid_out(most, profile, slot) for profile, slot in LEVEL_COLUMNS))


def _most(counts: Table, added: str) -> Table:
    """The highest level of each slot of one version in one place, and its effects there."""
    highest = {column: counts[column].max() for column in LEVEL_COLUMNS.values()}
    return counts.group_by("sector", "version", *PLACE).agg(effects=counts[added].sum().cast("int64"), **highest)


def _laid_out(most: Table, profile: str, slot: str) -> Table:
    import ibis

    level = most.mutate(
        profile=ibis.literal(profile),
        slot=ibis.literal(slot),
        level=most[LEVEL_COLUMNS[profile, slot]].cast("int64"),
    )
    added = level.group_by("sector", *PLACE, "profile", "slot", "level").agg(
        services=level.count(), effects=level.effects.sum().cast("int64")
    )
    return added.select("sector", *PLACE, "profile", "slot", "level", "services", "effects")
