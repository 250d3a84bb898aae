"""An answer: rows under named columns, with what must be said wherever they are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.load import nearest
from bestinterests.portfolio.questions import QUESTIONS, Column, Question
from bestinterests.portfolio.questions.asking import OPEN, Asked, misasked, unknown
from bestinterests.portfolio.questions.behind import BEHIND, NEEDED
from bestinterests.portfolio.rows import LEVELS, NO_NUMBER
from bestinterests.portfolio.words import places

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Holding, Tables

NUMBERS = ("number", "share")


@dataclass(frozen=True)
class Answer:
    """What follows from the records that are held. sql: what was asked, for DuckDB over the same tables.

    In a column of the kind ``share`` stands the number of services; of how many stands in the column that ``of`` names.
    once: the first columns, which whoever reads is shown once for the rows that follow one another and agree in them.
    """

    question: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...]
    sql: str
    once: tuple[str, ...] = ()

    def columns_to_read(self) -> tuple[Column, ...]:
        """Return the columns that people have to see: all but those whose every text stands within another column."""
        return tuple(column for column in self.columns if not (column.within and self._said(column)))

    def keys_of_names(self) -> dict[str, str]:
        """Return columns with names of services, and for each that with their keys."""
        names = {column.name for column in self.columns}
        keys = [column.name for column in self.columns if column.kind == "service"]
        return {f"{key}_name": key for key in keys if f"{key}_name" in names}

    def _said(self, column: Column) -> bool:
        names = [each.name for each in self.columns]
        here, there = names.index(column.name), names.index(column.within)
        return all(str(row[here] or "").rstrip(". ") in str(row[there]) for row in self.rows)


class Part(NamedTuple):
    """The rows of a long answer that one page shows. first: how many come before them. all: how many there are."""

    answer: Answer
    first: int
    all: int


def answer(holding: Holding, name: str, asked: Asked) -> Answer:
    """Ask a question. Raises Refused with every Problem of what is asked."""
    return _whole(holding, _checked(holding, name, asked), asked)


def _whole(holding: Holding, question: Question, asked: Asked) -> Answer:
    rows = _ordered(question.finish(_rows(holding, question, _one_more(asked)), asked), question)
    cut = bool(asked.limit) and len(rows) > asked.limit
    return _told(holding, question, asked, rows[: asked.limit] if cut else rows, cut)


def part_of(holding: Holding, name: str, asked: Asked, page: int, size: int) -> Part:
    """Ask for one page of an answer. page: from 1; beyond the last it is the last. Raises Refused as ``answer`` does.

    Of a list that can be as long as there are services, nothing but the page is read, and the rest is counted.
    """
    question = _checked(holding, name, asked)
    if not question.is_list:
        whole = _whole(holding, question, asked)
        first = _first(page, size, len(whole.rows))
        return Part(replace(whole, rows=whole.rows[first : first + size]), first, len(whole.rows))
    number = _number(holding, question, _one_more(asked))
    cut = bool(asked.limit) and number > asked.limit
    held = asked.limit if cut else number
    first = _first(page, size, held)
    rows = _rows(holding, question, asked, (first, min(size, held - first)))
    return Part(_told(holding, question, asked, _ordered(rows, question), cut), first, held)


def _first(page: int, size: int, rows: int) -> int:
    pages = max(1, -(-rows // size))
    return (min(max(page, 1), pages) - 1) * size


def _one_more(asked: Asked) -> Asked:
    """The same with one row more than wanted, which tells whether there are more."""
    return msgspec.structs.replace(asked, limit=asked.limit and asked.limit + 1)


def _rows(
    holding: Holding, question: Question, asked: Asked, part: tuple[int, int] | None = None
) -> list[tuple[Any, ...]]:
    """Rows as Python has them. part: how many are passed over, and how many are wanted."""
    return [_plain(row, question.columns) for row in holding.query(sql_of(holding, question, asked, part))]


def _number(holding: Holding, question: Question, asked: Asked) -> int:
    """How many rows there are."""
    text = holding.text_of(
        (question.name, asked, "number"), lambda tables: _built(tables, question, asked).count().as_table()
    )
    return int(holding.query(text)[0][0])


def _told(holding: Holding, question: Question, asked: Asked, rows: Sequence[tuple[Any, ...]], cut: bool) -> Answer:
    return Answer(
        question=question.name,
        title=question.title,
        columns=tuple(_titled(column, asked) for column in question.columns),
        rows=tuple(rows),
        notes=(*question.notes, *question.remarks(asked), *_left_out(cut, asked)),
        sql=sql_of(holding, question, asked),
        once=question.once,
    )


def together(answer: Answer, rows: Sequence[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Lay rows of an answer together that are shown under one head: those that agree in what is said once."""
    width = len(answer.once)
    if not width:
        yield from ([row] for row in rows)
        return
    for _, held in groupby(rows, key=lambda row: row[:width]):
        yield list(held)


def text_of(holding: Holding, name: str, asked: Asked) -> str:
    """Return what a question asks as SQL text, without asking it. Raises Refused as ``answer`` does."""
    return sql_of(holding, _checked(holding, name, asked), asked)


def sql_of(holding: Holding, question: Question, asked: Asked, part: tuple[int, int] | None = None) -> str:
    """Return what is asked as SQL text, from what was written before where it was. part: as ``_rows`` takes it."""

    def built(tables: Tables) -> Table:
        found = _built(tables, question, asked)
        return found.limit(part[1], offset=part[0]) if part else found

    return holding.text_of((question.name, asked, part), built)


def _built(tables: Tables, question: Question, asked: Asked) -> Table:
    found = question.build(tables, asked)
    return found.limit(asked.limit) if asked.limit and "limit" in question.takes else found


def _checked(holding: Holding, name: str, asked: Asked) -> Question:
    """The question, if it can be asked so."""
    question = _question(name)
    problems = misasked(asked, question.takes, name) or _not_there(holding, asked) or _not_one(question, asked)
    if problems:
        raise Refused(problems)
    return question


def _question(name: str) -> Question:
    if question := QUESTIONS.get(name):
        return question
    raise Refused(
        [
            Problem(
                code="ask.no-question",
                path="question",
                sentence=f"There is no question '{name}'.",
                remedy=nearest(name, QUESTIONS) or f"There are: {', '.join(QUESTIONS)}.",
            )
        ]
    )


def _not_there(holding: Holding, asked: Asked) -> list[Problem]:
    """Words that neither the framework that ships nor the portfolio has."""
    problems = []
    for name, (table, column) in OPEN.items():
        word = getattr(asked, name)
        if not word or word in places(name):
            continue
        known = {row[0] for row in holding.query(_words(holding, table, column))} - {"", None}
        if word not in known:
            problems.append(unknown(name, word, known | places(name).keys()))
    return problems


def _words(holding: Holding, table: str, column: str) -> str:
    return holding.text_of((table, column), lambda tables: tables[table].select(column).distinct())


def _not_one(question: Question, asked: Asked) -> list[Problem]:
    """What is missing for the number behind which somebody wants to look."""
    if question.name != "behind":
        return []
    if asked.of not in BEHIND:
        return [unknown("of", asked.of, BEHIND)]
    return [
        Problem(
            code="ask.missing",
            path=name,
            sentence=f"The numbers of '{asked.of}' are by {name}, and none is given.",
            remedy=f"Name the {name} whose services are meant.",
        )
        for name in NEEDED.get(asked.of, ())
        if not getattr(asked, name)
    ]


def _plain(row: Sequence[Any], columns: Sequence[Column]) -> tuple[Any, ...]:
    return tuple(_cell(cell, column.kind) for cell, column in zip(row, columns, strict=True))


def _cell(cell: Any, kind: str) -> Any:
    """A value as Python has it, whichever engine it comes from."""
    if cell is None or (kind == "day" and cell == ""):
        return None
    if kind in NUMBERS:
        return None if int(cell) == NO_NUMBER else int(cell)
    if kind == "level":
        return LEVELS[int(cell)]
    if kind == "day":
        return cell if isinstance(cell, dt.date) else dt.date.fromisoformat(str(cell)[:10])
    return str(cell)


def _ordered(rows: Sequence[tuple[Any, ...]], question: Question) -> list[tuple[Any, ...]]:
    """Lay rows out by the order of the question: words of the framework in its order, all others by letters."""
    kinds = {column.name: (place, column.kind) for place, column in enumerate(question.columns)}
    keys = [kinds[name] for name in question.order]
    return sorted(rows, key=lambda row: tuple(_rank(row[place], kind) for place, kind in keys))


def _rank(cell: Any, kind: str) -> tuple[Any, ...]:
    if cell is None:
        return (0,)
    if kind in NUMBERS:
        return (1, cell)
    known = _known(kind)
    return (1, known.get(cell, len(known)), str(cell))


@lru_cache
def _known(kind: str) -> dict[str, int]:
    return places(kind)


def _titled(column: Column, asked: Asked) -> Column:
    title = column.title.format(level=asked.level, slot=asked.slot)
    return replace(column, title=title)


def _left_out(cut: bool, asked: Asked) -> tuple[str, ...]:
    return (f"These are the first {asked.limit}; there are more.",) if cut else ()
