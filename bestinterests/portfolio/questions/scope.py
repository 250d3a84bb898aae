"""Which services a question is about: the current version of each, as far as it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table, Value

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

CURRENT = (
    "Counted are current versions: the newest by the provider of each service in scope. Fictional samples, shadow "
    "assessments and stubs of evidence tables are left out."
)
RECORD = "What is counted is what services judged on their own record. It is not what children experienced."
NO_RANK = "Services stand in the order of their names. Numbers of different services say nothing about which is better."


def narrowed(asked: Asked) -> bool:
    """Whether anything but a sector is asked for, so that what was added up over a sector does not answer."""
    return bool(asked.edtech or asked.role or asked.since or asked.until)


def current(tables: Tables, asked: Asked) -> Table:
    """Return the current versions that are meant: version, service and the sector under which they are shown."""
    standing = tables["standings"]
    held = standing.filter(standing.is_current)
    if asked.sector:
        held = held.filter(held.sector == asked.sector)
    if asked.service:
        held = held.filter(held.service == asked.service)
    if narrowed(asked):
        held = held.semi_join(_of_kind(tables, asked), "version")
    return held.select("version", "service", sector=_shown(held, asked))


def shown_sector(table: Table, asked: Asked) -> Table:
    """Return a table whose column ``sector`` says where each row is shown."""
    return table.mutate(sector=_shown(table, asked))


def all_versions(tables: Tables, asked: Asked) -> Table:
    """Return every version by the provider of services that have a current one, with its place among them.

    For questions over time. Columns: version, service, sector, place and those of the version that say when and what.
    """
    standing, version = tables["standings"], tables["versions"]
    held = version.filter(version.whose == "provider", ~version.fictional, version.published != "change")
    if narrowed(asked):
        held = held.semi_join(_of_kind(tables, asked), "version")
    services = standing.filter(standing.is_current).select("service")
    placed = standing.semi_join(services, "service")
    if asked.sector:
        placed = placed.filter(placed.sector == asked.sector)
    placed = placed.select("version", "service", "place", sector=_shown(placed, asked))
    return placed.join(held.drop("service"), "version")


def named(tables: Tables, asked: Asked, *more: str) -> Table:
    """Return the current versions with the names of their services, and further columns of the version."""
    version = tables["versions"]
    return current(tables, asked).join(version.select("version", "service_name", "organisation", *more), "version")


def file_of(version: Table) -> Value:
    """Return the file that a version was read from, as people speak of it: what lies in an archive, and in which."""
    import ibis

    return ibis.ifelse(version.inside == "", version.name, version.inside + " in " + version.name)


def both(count: IntegerValue) -> IntegerValue:
    """Return a number that is 0 where a join found nothing."""
    return count.fill_null(0).cast("int64")


def _of_kind(tables: Tables, asked: Asked) -> Table:
    import ibis

    version = tables["versions"]
    asks = []
    if asked.edtech:
        asks.append(version.edtech)
    if asked.role:
        asks.append((ibis.literal(" ") + version.role + " ").contains(f" {asked.role} "))
    if asked.since:
        asks.append(version.day >= asked.since)
    if asked.until:
        asks.append(version.day <= asked.until)
    return version.filter(*asks).select("version")


def _shown(table: Table, asked: Asked) -> object:
    import ibis

    from bestinterests.portfolio.questions.question import ALL_SECTORS

    return table.sector if asked.each or asked.sector else ibis.literal(ALL_SECTORS)
