"""Answers as files: JSON, CSV and a spreadsheet that run nothing, Parquet, and the SQL that was asked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.lists import Sheet, csv_lines, write_sheets
from bestinterests.portfolio.answering.answer import NUMBERS, Answer
from bestinterests.portfolio.questions import ALL_SECTORS, Column
from bestinterests.portfolio.suppressing import NOT_SHOWN

READING = "How to read it"
"""The column and the sheet in which the notes of an answer travel."""


def json_of(answer: Answer) -> bytes:
    """Return an answer as JSON: rows as objects by the names of the columns."""
    names = [column.name for column in answer.columns]
    told = {
        "question": answer.question,
        "title": answer.title,
        "columns": [
            {"name": each.name, "title": each.title, "kind": each.kind, **({"of": each.of} if each.of else {})}
            for each in answer.columns
        ],
        "rows": [dict(zip(names, row, strict=True)) for row in answer.rows],
        "notes": answer.notes,
        "sql": answer.sql,
    }
    return msgspec.json.format(msgspec.json.encode(told)) + b"\n"


def csv_of(answer: Answer) -> bytes:
    """Return an answer as CSV, with its notes in the first row of a last column."""
    head = [*_titles(answer), READING]
    notes = "\n".join(_notes(answer))
    rows = ((*row, notes if not place else None) for place, row in enumerate(answer.rows))
    empty = [(*[None] * len(answer.columns), notes)]
    return "".join(csv_lines(head, rows if answer.rows else empty)).encode()


def xlsx_of(answer: Answer) -> bytes:
    """Return an answer as a workbook: a sheet of rows, and one that says how to read them and what was asked."""
    held = io.BytesIO()
    reading = [(note,) for note in _notes(answer)] + [(line,) for line in f"Asked as SQL: {answer.sql}".splitlines()]
    sheets = (Sheet("Answer", _titles(answer), answer.rows), Sheet(READING, (answer.title,), reading))
    write_sheets(held, answer.title, sheets)
    return held.getvalue()


def sql_of(answer: Answer) -> bytes:
    """Return what was asked as SQL, with the notes as comments above it."""
    notes = [f"-- {line}" for note in (answer.title, *answer.notes) for line in note.splitlines()]
    return ("\n".join([*notes, answer.sql]) + "\n").encode()


def write_parquet(answer: Answer, path: Path) -> None:
    """Write an answer as a Parquet file: numbers that are not shown are null, and the notes are in its metadata."""
    import duckdb

    from bestinterests.portfolio.parquet import lines_of, write

    shape = msgspec.defstruct("Told", [(column.name, _type(column)) for column in answer.columns], kw_only=True)
    rows = [
        shape(**{c.name: _parquet(cell, c) for c, cell in zip(answer.columns, row, strict=True)}) for row in answer.rows
    ]
    with duckdb.connect() as connection:
        write(
            connection, shape, [lines_of(rows)], path, notes={"title": answer.title, "notes": "\n".join(answer.notes)}
        )


FILES: dict[str, Callable[[Answer], bytes]] = {
    "json": json_of,
    "csv": csv_of,
    "xlsx": xlsx_of,
    "sql": sql_of,
}
"""How an answer is written, by the suffix of the file; Parquet is written in its place."""
SUFFIXES = (*FILES, "parquet")


def suffix_of(path: Path) -> str:
    """Return how a file is to be written, by its suffix. Raises Refused where nothing is written like that."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix in SUFFIXES:
        return suffix
    raise Refused(
        [
            Problem(
                code="ask.suffix",
                path="output",
                sentence=f"{path} has no suffix that says how to write it.",
                remedy=f"End its name with one of: {', '.join('.' + each for each in SUFFIXES)}.",
            )
        ]
    )


def _notes(answer: Answer) -> tuple[str, ...]:
    """Notes as a table needs them: also on the sign that stands for all sectors."""
    sectors = [place for place, column in enumerate(answer.columns) if column.kind == "sector"]
    together = any(row[place] == ALL_SECTORS for place in sectors for row in answer.rows)
    return (*answer.notes, f"{ALL_SECTORS} stands for all sectors together.") if together else answer.notes


def _titles(answer: Answer) -> list[str]:
    """Titles of columns; a number of services says of how many."""
    titles = {column.name: column.title for column in answer.columns}
    return [f"{each.title} (of: {titles[each.of]})" if each.of else each.title for each in answer.columns]


def _type(column: Column) -> Any:
    kind = int if column.kind in NUMBERS else dt.date if column.kind == "day" else str
    return kind | None


def _parquet(cell: Any, column: Column) -> Any:
    return None if column.kind in NUMBERS and cell == NOT_SHOWN else cell
