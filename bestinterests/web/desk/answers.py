"""Answers as pages and files show them: each cell in the words of its kind, numbers with what they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from bestinterests.portfolio.answering import Answer, Part, together
from bestinterests.portfolio.questions import ALL_SECTORS, Column
from bestinterests.portfolio.suppressing import LEAST, NOT_SHOWN
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.desk.asking import words_of
from bestinterests.web.desk.follow_ups import worksheet_of
from bestinterests.web.ui import drawing
from bestinterests.web.ui.environment import day

WITHHELD = f"not shown: under {LEAST}, or it would give such a number away"
LONG = 60
"""Characters from which a text needs room."""
SIZE = 100
"""Rows of an answer that one page shows; a file holds all."""


class Cell(NamedTuple):
    """A cell as a page shows it. is_number: to stand to the right. is_long: a text that needs room to be read."""

    shown: str | Markup
    address: str = ""
    is_number: bool = False
    is_long: bool = False


class Shown(NamedTuple):
    """Rows of an answer that a page shows. first, last, all: counted from 1. before, after: numbers of pages beside."""

    rows: tuple[tuple[Any, ...], ...]
    first: int
    last: int
    all: int
    before: int
    after: int


class Group(NamedTuple):
    """Rows under one head. once: cells that are said once for all of them; none in most answers."""

    once: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Table(NamedTuple):
    """A page of an answer as a table. shown: which rows it is."""

    heads: tuple[Column, ...]
    groups: tuple[Group, ...]
    shown: Shown


def shown_of(part: Part) -> Shown:
    """Say which rows a part of an answer is."""
    rows = part.answer.rows
    last = part.first + len(rows)
    page = part.first // SIZE + 1
    return Shown(rows, part.first + 1 if rows else 0, last, part.all, page - 1, page + 1 if last < part.all else 0)


def table_of(part: Part, organisation: Organisation, where: str) -> Table:
    """Lay a page of an answer out, each service that has several rows once with all that belongs to it."""
    answer, shown = part.answer, shown_of(part)
    hidden, keys = _hidden(answer), answer.keys_of_names()
    heads = tuple(column for column in answer.columns if column.name not in hidden)
    once = len([column for column in heads if column.name in answer.once])
    groups = []
    for held in together(answer, shown.rows):
        cells = [tuple(_cells(answer, row, organisation, where, hidden, keys)) for row in held]
        groups.append(Group(cells[0][:once], tuple(row[once:] for row in cells)))
    return Table(heads, tuple(groups), shown)


def _hidden(answer: Answer) -> set[str]:
    """Columns that say nothing on a page: keys that their names link with, the sector where all are added up, and what
    another column says already.
    """
    names = [column.name for column in answer.columns]
    hidden = {"version", "file"} & set(names) | set(names) - {column.name for column in answer.columns_to_read()}
    hidden |= set(answer.keys_of_names().values())
    if "sector" in names and all(row[names.index("sector")] == ALL_SECTORS for row in answer.rows):
        hidden.add("sector")
    return hidden


def _cells(
    answer: Answer,
    row: tuple[Any, ...],
    organisation: Organisation,
    where: str,
    hidden: set[str],
    keys: Mapping[str, str],
) -> Iterator[Cell]:
    held = {column.name: value for column, value in zip(answer.columns, row, strict=True)}
    for column in answer.columns:
        if column.name in hidden:
            continue
        value = held[column.name]
        if column.name in keys or (column.kind == "service" and value):
            key = held[keys[column.name]] if column.name in keys else value
            yield Cell(str(value or key), worksheet_of(organisation, where, str(key)) if key else "")
        elif column.kind == "verdict" and value:
            yield Cell(drawing.verdict(value))
        else:
            words = said(column, value, held)
            if column.kind == "share":
                words = words.replace(" of ", " of\N{NO-BREAK SPACE}")  # where room is short it stands below
            yield Cell(words, is_number=column.kind in ("number", "share"), is_long=len(words) > LONG)


def said(column: Column, value: Any, held: dict[str, Any]) -> str:
    """A value in words, with what it is of."""
    if value is None or value == "":
        return "–"
    if value == NOT_SHOWN:
        return WITHHELD
    if column.kind == "share":
        return f"{value:,} of {held[column.of]:,}"
    if column.kind == "number":
        return f"{value:,}"
    if column.kind == "day":
        return day(value)
    if column.kind == "sector" and value == ALL_SECTORS:
        return "all sectors"
    return words_of(column.kind, str(value))
