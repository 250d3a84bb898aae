"""What a portfolio on disk adds up when it is settled, as expressions over the rows of versions.

They answer where nothing was added up, as in a workspace, and where a question is narrowed by more than a sector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.rows import ANY, IN_SCOPE, LEVEL_COLUMNS

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

PLACE = ("sector", "right", "band", "direction")


def shares_of(tables: Tables, services: Table, asked: Asked) -> Table:
    """Return the shares of some services, given as version and sector: of one pattern or any, in the slots told.

    Columns: those of ``shares`` but for effects, with the profile left out. What is asked for and what is expected are
    all that is laid out, since the rest would cost as much again for each.
    """
    import ibis

    slots = dict.fromkeys((asked.slot, "expected"))
    counts = tables["counts"]
    asks = [counts[name] == word for name in ("right", "band", "pattern") if (word := getattr(asked, name))]
    counts = (counts.filter(*asks) if asks else counts).join(services.select("version", "sector"), "version")
    columns = {slot: LEVEL_COLUMNS[asked.profile, slot] for slot in slots}
    most = counts.group_by(*PLACE, "version").agg(**{slot: counts[column].max() for slot, column in columns.items()})
    parts = []
    for slot in slots:
        level = most.mutate(slot=ibis.literal(slot), level=most[slot].cast("int64"))
        parts.append(level.group_by(*PLACE, "slot", "level").agg(services=level.count()))
    return ibis.union(*parts).mutate(pattern=ibis.literal(asked.pattern or ANY))


def looked_of(tables: Tables, scoped: Table) -> Table:
    """Return the rows of ``looked`` for some services, by version, sector and band in scope: those with a band."""
    import ibis

    places = tables["places"]
    held = places.join(scoped.select("version", "band", "sector"), ["version", "band"])
    seen = held.group_by("sector", "right", "band", "state").agg(services=held.count())
    whole = scoped.group_by("sector", "band").agg(services=scoped.count())
    within = whole.mutate(right=ibis.literal(""), state=ibis.literal(IN_SCOPE))
    return seen.union(within.select("sector", "right", "band", "state", "services"))
