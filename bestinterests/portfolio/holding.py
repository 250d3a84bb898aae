"""Where questions are put: tables to write an expression over, and the engine's own connection to run it.

Ibis writes SQL here and runs nothing: an expression becomes text in the dialect of the engine, and the engine that
is there already answers it. What was written once is kept, since writing takes longer than most answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bestinterests.portfolio.rows import TABLES, kinds_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.lake import Lake

Tables = Mapping[str, "Table"]
Run = Callable[[str], list[tuple[Any, ...]]]
_WRITTEN: dict[tuple[Hashable, str, str], str] = {}
MOST_WRITTEN = 1_000
"""Texts that are kept: writing one takes longer than most answers."""
_KINDS: dict[Any, str] = {str: "string", int: "int64", bool: "boolean", dt.date: "date"}


@dataclass(frozen=True)
class Holding:
    """Something that can be asked.

    dialect: what the engine speaks (duckdb, postgres, sqlite, pyspark). query: runs SQL text and gives its rows.
    made: tables that stand under other names, or are expressions over others, by the name that questions use.
    lacks: tables that this one does not keep, such as what a portfolio on disk adds up when it is settled.
    shape: tells holdings apart whose ``made`` differ, for what is kept of them.
    """

    dialect: str
    query: Run
    made: Callable[[Tables], Tables] | None = None
    lacks: tuple[str, ...] = ()
    shape: str = ""

    @cached_property
    def tables(self) -> Tables:
        """Every table of the portfolio by its name, to write expressions over."""
        plain = {name: table for name, table in plain_tables().items() if name not in self.lacks}
        return {**plain, **self.made(plain)} if self.made else plain

    def text(self, expression: Table) -> str:
        """Return an expression as SQL text of this engine."""
        return written(expression, self.dialect)

    def text_of(self, what: Hashable, make: Callable[[Tables], Table]) -> str:
        """Return the SQL text of what ``make`` builds over the tables, from what was written before where it was.

        what: tells this expression from every other.
        """
        key = (what, self.dialect, self.shape)
        text = _WRITTEN.get(key)
        if text is None:
            text = self.text(make(self.tables))
            if len(_WRITTEN) >= MOST_WRITTEN:
                _WRITTEN.clear()
            _WRITTEN[key] = text
        return text

    def run(self, expression: Table) -> list[tuple[Any, ...]]:
        """Return the rows of an expression."""
        return self.query(self.text(expression))


def plain_tables() -> dict[str, Table]:
    """Return each table of ``rows.TABLES`` as Ibis sees it, bound to no engine."""
    import ibis

    return {
        name: ibis.table({column: _KINDS[kind] for column, kind in kinds_of(struct).items()}, name=name)
        for name, struct in TABLES.items()
    }


def written(expression: Table, dialect: str) -> str:
    """Return an expression as SQL text."""
    import ibis

    return str(ibis.to_sql(expression, dialect=dialect))


def of_lake(lake: Lake, *, threads: int = 0) -> Holding:
    """Return a portfolio on disk as something that can be asked, by DuckDB over its files. Raises Refused."""
    from bestinterests.portfolio.engine import connected

    connection = connected(lake, threads=threads)
    return Holding("duckdb", lambda text: connection.execute(text).fetchall())
