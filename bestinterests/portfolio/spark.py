"""Spark over a portfolio past one machine: the same tables, from a folder or an address that Spark can read.

segments/*/versions.parquet     a portfolio as it is kept
versions/sector=.../year=...    or a folder for each table, parted as you like: Spark skips what is not asked for
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bestinterests.portfolio.holding import Holding
from bestinterests.portfolio.lake import HEAD, Lake
from bestinterests.portfolio.parquet import columns_of
from bestinterests.portfolio.rows import TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

KINDS = {"VARCHAR": "STRING"}
"""Types that Spark calls otherwise."""


def of_spark(place: str, session: SparkSession | None = None) -> Holding:
    """Return a portfolio at a place as something that can be asked, by Spark. Raises Refused where there is none.

    session: the one to use; else the one that is there or a new one, by the settings of Spark.
    """
    if session is None:
        from pyspark.sql import SparkSession

        session = SparkSession.builder.appName("bestinterests").getOrCreate()
    held = _held(place)
    for table in TABLES:
        _table(session, held.get(table, []), table).createOrReplaceTempView(table)
    return Holding("pyspark", lambda text: _rows(session, text))


def _table(session: SparkSession, paths: list[str], table: str) -> DataFrame:
    """A table with the columns of this release, in their order; one that is nowhere is empty."""
    columns = columns_of(TABLES[table])
    if not paths:
        return session.createDataFrame([], ", ".join(f"`{name}` {KINDS.get(k, k)}" for name, k in columns.items()))
    held = session.read.option("mergeSchema", "true").parquet(*paths)
    return held.select(*(held[name] if name in held.columns else _blank(name, kind) for name, kind in columns.items()))


def _held(place: str) -> dict[str, list[str]]:
    """Where each table lies: in the files of a portfolio, or in a folder of its name."""
    if "://" in place:
        return {table: [f"{place.rstrip('/')}/{table}"] for table in TABLES}
    folder = Path(place)
    if (folder / HEAD).exists() or not folder.is_dir():
        return {table: [str(path) for path in paths] for table, paths in Lake.opened(folder).files().items()}
    return {table: [str(folder / table)] for table in TABLES if (folder / table).is_dir()}


def _blank(name: str, kind: str) -> Any:
    from pyspark.sql.functions import lit

    return lit(None).cast(KINDS.get(kind, kind)).alias(name)


def _rows(session: SparkSession, text: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in session.sql(text).collect()]
