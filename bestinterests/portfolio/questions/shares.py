"""What a portfolio on disk adds up when it is settled, as expressions over the rows of versions.

They answer where nothing was added up, as in a workspace, and where a question is narrowed by more than a sector.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from bestinterests.portfolio.rows import IN_SCOPE, LEVEL_COLUMNS

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

PLACE = ("sector", "right", "band", "direction")


def reached_of(tables: Tables, services: Table, asked: Asked) -> Table:
    """Return each service in each place where it reaches the level that is asked for, of one pattern or any.

    services: version and sector. Columns: sector, right, band, direction, version, and for the slot that is asked for
    and for what is expected whether the highest level there is the one asked for or a higher one.
    Rows of a lower level are left out before anything is sorted, and each service is sorted once: that is nearly all of
    what the answer costs.
    """
    counts = tables["counts"]
    columns = {slot: LEVEL_COLUMNS[asked.profile, slot] for slot in dict.fromkeys((asked.slot, "expected"))}
    levels = [counts[column] >= asked.least for column in columns.values()]
    asks = [counts[name] == word for name in ("right", "band", "pattern") if (word := getattr(asked, name))]
    held = counts.filter(reduce(or_, levels), *asks).join(services.select("version", "sector"), "version")
    return held.group_by(*PLACE, "version").agg(
        **{slot: held[column].max() >= asked.least for slot, column in columns.items()}
    )


def looked_of(tables: Tables, scoped: Table) -> Table:
    """Return the rows of ``looked`` for some services, by version, sector and band in scope: those with a band."""
    import ibis

    places = tables["places"]
    held = places.join(scoped.select("version", "band", "sector"), ["version", "band"])
    seen = held.group_by("sector", "right", "band", "state").agg(services=held.count())
    whole = scoped.group_by("sector", "band").agg(services=scoped.count())
    within = whole.mutate(right=ibis.literal(""), state=ibis.literal(IN_SCOPE))
    return seen.union(within.select("sector", "right", "band", "state", "services"))
