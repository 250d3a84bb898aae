"""Settling: which version of each service is current, and how many services stand where, worked out anew from all rows.

Nothing here is added to: the kept names of services and sectors are read each time, so that a mended name counts at
once. It is one pass of SQL over the Parquet files; what does not fit into memory goes to a folder beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.kept import sectors_of, services_of
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.naming import Sectors, Services, kept_keys, plain, sector_names
from bestinterests.portfolio.parquet import quoted
from bestinterests.portfolio.rows import ANY, IN_SCOPE, LEVEL_COLUMNS, NOT_STATED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = tuple(LEVEL_COLUMNS.values())
_NEVER_CURRENT = "whose <> 'provider' OR fictional OR published = 'change'"
"""What is kept and told apart, and never speaks for a service: readings by others, samples, and answers on changes."""


def settle(lake: Lake, *, threads: int = 0) -> None:
    """Work out standings, shares and where somebody looked, within ``lake.writing()``.

    Raises Refused where kept names are not in order.
    """
    services, sectors = kept_names(lake)
    with connected(lake, threads=threads) as connection, lake.settling() as part:
        connection.execute(f"SET temp_directory = '{quoted(part / 'spilled')}'")
        _lay_names(connection, "kept_services", kept_keys(services))
        _lay_names(connection, "kept_kinds", _sectors_of_kinds(connection, sector_names(sectors)))
        connection.execute(f"CREATE TEMP TABLE settled AS {_STANDINGS}")
        _write(connection, "SELECT * FROM settled ORDER BY version", part / "standings.parquet")
        _write(connection, _shares(), part / "shares.parquet")
        _write(connection, _LOOKED, part / "looked.parquet")


def kept_names(lake: Lake) -> tuple[Services | None, Sectors | None]:
    """Return the names that people keep. Raises Refused with every fault in them."""
    names = lake.folder / "names"
    return services_of(names), sectors_of(names)


def _sectors_of_kinds(connection: DuckDBPyConnection, kept: dict[str, str]) -> dict[str, str]:
    """The sector of each kind, as records write it."""
    kinds = [kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM versions").fetchall()]
    return {kind: kept.get(plain(kind), plain(kind)) or NOT_STATED for kind in kinds}


def _lay_names(connection: DuckDBPyConnection, table: str, names: dict[str, str]) -> None:
    connection.execute(
        f"CREATE TEMP TABLE {table} AS SELECT unnest(?::VARCHAR[]) AS name, unnest(?::VARCHAR[]) AS stands_for",
        [list(names), list(names.values())],
    )


# In one series the number orders, so that a later number never stands on an earlier day than one before it.
_STANDINGS = f"""
WITH named AS (
    SELECT v.*, coalesce(s.stands_for, v.service) AS known_as, k.stands_for AS sector
    FROM versions v
    LEFT JOIN kept_services s ON s.name = v.service
    LEFT JOIN kept_kinds k ON k.name = v.kind
), dated AS (
    SELECT *,
        CASE WHEN whose = 'provider' THEN '' ELSE whose || '/' || organisation END AS reader,
        max(coalesce(day, taken_on)) OVER (
            PARTITION BY known_as, CASE WHEN series = '' THEN version::VARCHAR ELSE series END ORDER BY number, version
        ) AS from_day
    FROM named
), placed AS (
    SELECT *,
        row_number() OVER (PARTITION BY known_as, reader ORDER BY from_day, number, version) AS place,
        count(*) OVER (PARTITION BY known_as, reader) AS versions,
        row_number() OVER (
            PARTITION BY known_as, ({_NEVER_CURRENT}) ORDER BY from_day DESC, number DESC, version DESC
        ) AS from_newest
    FROM dated
)
SELECT version, known_as AS service, sector, place, versions,
    from_newest = 1 AND NOT ({_NEVER_CURRENT}) AND scope <> 'screened-out' AS is_current
FROM placed
"""  # noqa: S608  # constants of this module


_LOOKED = f"""
WITH meant AS (
    SELECT sector, version, band FROM ages JOIN settled USING (version) WHERE is_current AND in_scope
)
SELECT sector, "right", band, state, count(*) AS services FROM places JOIN meant USING (version, band) GROUP BY ALL
UNION ALL
SELECT sector, '' AS "right", band, '{IN_SCOPE}' AS state, count(*) AS services FROM meant GROUP BY ALL
UNION ALL
SELECT sector, "right", '' AS band, '{ANY}' AS state, count(DISTINCT version) AS services
FROM places JOIN meant USING (version, band) GROUP BY ALL
UNION ALL
SELECT sector, '' AS "right", '' AS band, '{IN_SCOPE}' AS state, count(DISTINCT version) AS services
FROM meant GROUP BY ALL
ORDER BY ALL
"""  # noqa: S608  # constants of this module


def _shares() -> str:
    """Services by their highest level, with their effects: by sector and place, slot by slot, also in any pattern."""
    places = f"{_places('pattern', 'effects')} UNION ALL {_places(repr(ANY), 'once')}"
    slots = " UNION ALL ".join(_slot(profile, slot, column) for (profile, slot), column in LEVEL_COLUMNS.items())
    return f"WITH places AS MATERIALIZED ({places}) SELECT * FROM ({slots}) ORDER BY ALL"  # noqa: S608  # constants


def _places(pattern: str, effects: str) -> str:
    """Each current service in each place: its highest level in every slot, and how many effects it has there."""
    highest = ", ".join(f"max({column}) AS {column}" for column in COLUMNS)
    return (
        f'SELECT sector, c.version, {pattern} AS pattern, c."right" AS "right", band, direction, {highest}, '  # noqa: S608
        f"sum({effects}) AS effects FROM counts c JOIN settled USING (version) WHERE is_current GROUP BY ALL"
    )


def _slot(profile: str, slot: str, column: str) -> str:
    return (
        f"SELECT sector, pattern, \"right\", band, direction, '{profile}' AS profile, '{slot}' AS slot, "  # noqa: S608
        f"{column} AS level, count(*) AS services, CAST(sum(effects) AS BIGINT) AS effects FROM places GROUP BY ALL"
    )


def _write(connection: DuckDBPyConnection, question: str, path: Path) -> None:
    connection.execute(f"COPY ({question}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
