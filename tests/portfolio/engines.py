"""Small engines with the tables of a portfolio, emptied and filled again for each example."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from typing import Any

import duckdb
import msgspec

from bestinterests.portfolio.holding import Holding
from bestinterests.portfolio.parquet import columns_of
from bestinterests.portfolio.rows import TABLES

Rows = dict[str, list[Any]]


class Engine:
    """An engine that holds what it is given, and can be asked."""

    def __init__(
        self, dialect: str, connection: Any, mark: str, kinds: dict[str, str], query: Callable[..., Any]
    ) -> None:
        self.connection, self.mark, self.inserting = connection, mark, query
        self.holding = Holding(dialect, lambda text: query(text).fetchall())
        for name, struct in TABLES.items():
            columns = ", ".join(f'"{column}" {kinds.get(kind, kind)}' for column, kind in columns_of(struct).items())
            query(f'CREATE TABLE "{name}" ({columns})')

    def hold(self, rows: Rows) -> Holding:
        """Hold these rows and no others."""
        for name, struct in TABLES.items():
            self.inserting(f'DELETE FROM "{name}"')
            marks = f"({', '.join(self.mark for _ in struct.__struct_fields__)})"
            if held := rows[name]:
                values = [value for row in held for value in msgspec.structs.astuple(row)]
                self.inserting(f'INSERT INTO "{name}" VALUES {", ".join([marks] * len(held))}', values)
        return self.holding


def duck() -> Engine:
    connection = duckdb.connect(config={"threads": 1})
    return Engine("duckdb", connection, "?", {}, connection.execute)


def lite() -> Engine:
    connection = sqlite3.connect(":memory:", isolation_level=None)

    def run(text: str, values: Any = ()) -> Any:
        return connection.execute(text, [_plain(each) for each in values])

    return Engine("sqlite", connection, "?", {"DATE": "TEXT"}, run)


def postgres(address: str) -> Engine:
    import psycopg

    connection = psycopg.connect(address, autocommit=True)
    connection.execute("DROP SCHEMA IF EXISTS asked CASCADE")
    connection.execute("CREATE SCHEMA asked")
    connection.execute("SET search_path TO asked")
    return Engine("postgres", connection, "%s", {"TINYINT": "SMALLINT", "VARCHAR": "TEXT"}, connection.execute)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
