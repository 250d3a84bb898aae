"""DuckDB over a portfolio on disk: every table by its name, there even where nothing was taken in yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.parquet import columns_of, quoted
from bestinterests.portfolio.rows import LEVEL_COLUMNS, TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def connected(lake: Lake, *, threads: int = 0) -> DuckDBPyConnection:
    """Return a connection that sees each table of the portfolio as a view, and ``levels``, the counts laid out long.

    threads: 0 for as many as there are processors. Nothing can be written through it.
    """
    import duckdb

    connection = duckdb.connect(config={"threads": threads} if threads else {})
    held = lake.files()
    for table, struct in TABLES.items():
        columns = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in columns_of(struct).items())
        source = _read(held[table]) if table in held else f"SELECT {columns} WHERE false"
        connection.execute(f'CREATE VIEW "{table}" AS {source}')
    connection.execute(f"CREATE VIEW levels AS {_levels()}")
    return connection


def _read(files: list[Path]) -> str:
    named = ", ".join(f"'{quoted(path)}'" for path in files)
    return f"SELECT * FROM read_parquet([{named}], union_by_name = true)"  # noqa: S608  # names of our files, quoted


def _levels() -> str:
    """Counts by slot and level, as the method's unit names them: a row for each profile, slot and level."""
    keys = 'version, pattern, "right", band, direction'
    parts = (
        f"SELECT {keys}, '{profile}' AS profile, '{slot}' AS slot, {column} AS level, "  # noqa: S608  # no text of anybody's
        f"CAST(sum(effects) AS BIGINT) AS effects, CAST(sum(once) AS BIGINT) AS once FROM counts GROUP BY ALL"
        for (profile, slot), column in LEVEL_COLUMNS.items()
    )
    return " UNION ALL ".join(parts)
