"""Questions that people write themselves, in SQL over the tables of a portfolio: read, and nothing else.

Three walls, each enough for most of it: one statement, and that a SELECT; no file outside the portfolio; no setting
that could be changed back.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bestinterests.domain.problem import Problem, Refused
from bestinterests.portfolio.answering.answer import Answer
from bestinterests.portfolio.questions.question import Column, Kind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from bestinterests.portfolio.lake import Lake

NOTES = (
    "Numbers are as the rows hold them. Versions that are not current, fictional samples and shadow assessments are in "
    "the tables: join standings, and ask for is_current.",
    "Small numbers of children are not hidden here. Whoever passes them on has to.",
)


def asked_freely(lake: Lake, text: str, *, limit: int = 0, threads: int = 0) -> Answer:
    """Return what a SELECT over the tables of a portfolio gives. Raises Refused where it is anything else."""
    import duckdb

    try:
        with closed_in(lake, threads=threads) as connection:
            _only_reading(connection, text)
            asked = connection.execute(text)
            rows = asked.fetchmany(limit + 1) if limit else asked.fetchall()
            columns = tuple(Column(each[0], each[0], _kind(each[1])) for each in asked.description or ())
    except duckdb.Error as error:
        raise Refused([_not_understood(str(error))]) from error
    cut = bool(limit) and len(rows) > limit
    return Answer(
        question="sql",
        title="Asked in SQL",
        columns=columns,
        rows=tuple(tuple(_cell(cell) for cell in row) for row in (rows[:limit] if cut else rows)),
        notes=(*NOTES, *((f"These are the first {limit} rows; there are more.",) if cut else ())),
        sql=text,
    )


def closed_in(lake: Lake, *, threads: int = 0) -> DuckDBPyConnection:
    """Return a connection that sees the files of the portfolio and no others, and cannot be let out again."""
    from bestinterests.portfolio.engine import connected
    from bestinterests.portfolio.parquet import quoted

    connection = connected(lake, threads=threads)
    connection.execute(f"SET allowed_directories = ['{quoted(lake.folder)}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _only_reading(connection: DuckDBPyConnection, text: str) -> None:
    import duckdb

    statements = connection.extract_statements(text)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise Refused(
            [
                Problem(
                    code="ask.not-a-select",
                    path="sql",
                    sentence="Only one SELECT can be asked: a portfolio is read here and never written.",
                    remedy="Write one statement that begins with SELECT, FROM or WITH.",
                )
            ]
        )


def _not_understood(said: str) -> Problem:
    return Problem(
        code="ask.sql",
        path="sql",
        sentence=f"DuckDB says: {said}",
        remedy="The tables and their columns are in docs/reference/portfolio.md.",
    )


def _kind(kind: Any) -> Kind:
    name = str(kind)
    if name == "DATE":
        return "day"
    return "number" if name.endswith(("INT", "INTEGER")) else "text"


def _cell(cell: Any) -> Any:
    """A value as files hold it: whole numbers, days and blanks as they are, all others as text."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell is None or isinstance(cell, int | str) or type(cell) is dt.date:
        return cell
    return str(cell)
