"""Rights that nobody looked at in a service, for any band in scope."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.heat import in_scope, is_added_up, of_sector
from bestinterests.portfolio.questions.question import Column, Question, Rows
from bestinterests.portfolio.questions.scope import CURRENT, both
from bestinterests.portfolio.rows import IN_SCOPE
from bestinterests.portfolio.words import rights

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each sector and right at which any service looked, and one without a right for each sector."""
    import ibis

    looked, services = _added_up(tables, asked) if is_added_up(tables, asked) else _counted(tables, asked)
    if asked.right:
        looked = looked.filter(looked.right == asked.right)
    held = looked.join(services, "sector")
    seen = held.select("sector", "right", "services", unlooked=held.services - held.looked)
    none = services.select(
        "sector", right=ibis.literal(""), services=both(services.services), unlooked=services.services
    )
    return seen.union(none)


def _added_up(tables: Tables, asked: Asked) -> tuple[Table, Table]:
    """Services that looked at each right, and all of them, from what was added up as the portfolio settled."""
    held = of_sector(tables["looked"], asked)
    held = held.filter(held.band == asked.band)  # a blank one stands for any band
    looked = (
        held.filter(held.state != IN_SCOPE).group_by("sector", "right").agg(looked=lambda each: each.services.sum())
    )
    within = held.filter(held.state == IN_SCOPE).group_by("sector").agg(services=lambda each: each.services.sum())
    return looked, within


def _counted(tables: Tables, asked: Asked) -> tuple[Table, Table]:
    """The same, version by version."""
    scoped = in_scope(tables, asked)
    services = scoped.select("version", "sector").distinct().group_by("sector").agg(services=lambda each: each.count())
    places = tables["places"]
    held = places.join(scoped.select("version", "band", "sector"), ["version", "band"])
    # A right is asked of a band that is in scope: where any of them is answered, somebody looked.
    looked = held.select("sector", "right", "version").distinct().group_by("sector", "right")
    return looked.agg(looked=lambda each: each.count()), services


def finish(rows: Rows, asked: Asked) -> Rows:
    """Add the rights of the framework at which no service looked at all: no row can be found for those."""
    found: dict[str, set[str]] = defaultdict(set)
    services = {}
    for sector, right, number, _ in rows:
        services[sector] = number
        found[sector].add(right)
    wanted = (asked.right,) if asked.right else rights()
    rest = [
        (sector, right, number, number)
        for sector, number in services.items()
        for right in wanted
        if right not in found[sector]
    ]
    return [*(row for row in rows if row[1]), *rest]


UNLOOKED = Question(
    name="unlooked",
    title="Rights that nobody looked at",
    says="Of the services with a band in scope, in how many did nobody look at this right for any of their bands?",
    takes=(*NARROWING, "each", "right", "band"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("right", "Right", "right"),
        Column("services", "Services", "number"),
        Column("unlooked", "Nobody looked", "share", "services"),
    ),
    notes=(
        CURRENT,
        "Somebody looked where a record says what was found, that nothing was, or that it does not apply.",
        "What nobody looked at is unknown: neither harm nor benefit, and not a fault of the service by itself. A short "
        "record leaves rights out on purpose and says so.",
    ),
    order=("sector", "right"),
    finish=finish,
)
