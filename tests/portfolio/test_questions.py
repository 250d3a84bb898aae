"""Every question answers what plain Python works out over the same rows, on DuckDB, SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bestinterests.portfolio.answering import answer, part_of
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.questions.asking import CLOSED, OPEN, Asked
from bestinterests.portfolio.questions.behind import BEHIND
from bestinterests.portfolio.rows import TABLES
from bestinterests.portfolio.words import places
from tests.portfolio import drawn, plain, plain_more
from tests.portfolio.engines import duck, lite, postgres
from tests.web import cluster

WORDS = {
    "sector": drawn.SECTORS,
    "right": drawn.RIGHTS,
    "band": drawn.BANDS,
    "pattern": drawn.PATTERNS[1:],
    "since": (dt.date(2025, 12, 31),),
    "until": (dt.date(2026, 1, 1),),
    "edtech": (True,),
    "each": (True,),
    "rule": drawn.RULES,
    "obligation": ("s1-1",),
    "standard": ("standard-1",),
    "of": tuple(BEHIND),
    **CLOSED,
}
PLAIN = {name: getattr(plain, name, None) or getattr(plain_more, name) for name in QUESTIONS}
FREE = ("limit", "size", "seed", "service")


@st.composite
def asked(draw, name, rows):
    takes = [each for each in QUESTIONS[name].takes if each not in FREE]
    chosen = {each: draw(st.sampled_from(WORDS[each])) for each in takes if draw(st.integers(0, 3)) == 0}
    if name == "behind":
        chosen |= {each: chosen.get(each, WORDS[each][0]) for each in ("right", "band")}
    return Asked(**{each: word for each, word in chosen.items() if there(rows, each, word)})


def there(rows, name, word):
    """Whether a word is known: one that neither the framework nor any row has is refused, which has its own test."""
    if name not in OPEN or word in places(name):
        return True
    table, column = OPEN[name]
    return any(getattr(row, column) == word for row in rows[table])


@pytest.fixture(scope="module")
def engines():
    """DuckDB and SQLite, and PostgreSQL where it is installed, as it has to be in CI."""
    programs = cluster.programs()
    assert programs or os.environ.get("CI") != "true"
    held = [duck(), lite(), *([postgres(cluster.start(programs))] if programs else [])]
    yield held
    for engine in held:
        engine.connection.close()


# Each example is written as SQL three times and put to three engines: a tenth of what other laws draw. What fails is
# small as it is drawn, and is not made smaller at such a price.
@pytest.mark.parametrize("name", QUESTIONS)
@settings(max_examples=settings().max_examples // 10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.data())
def test_answers_equal_what_plain_python_works_out(engines, name, data):
    rows = data.draw(drawn.held())
    wanted = data.draw(asked(name, rows))
    expected = PLAIN[name](rows, wanted)
    for engine in engines:
        found = answer(engine.hold(rows), name, wanted)
        assert Counter(found.rows) == Counter(expected), engine.holding.dialect
    if name in ("heat", "unlooked"):
        found = answer(replace(engines[0].holding, lacks=("shares", "looked"), shape="nothing added up"), name, wanted)
        assert Counter(found.rows) == Counter(expected), "where nothing was added up"


@pytest.mark.parametrize("name", [*(name for name, held in QUESTIONS.items() if held.is_list), "standards"])
@settings(max_examples=settings().max_examples // 10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.data())
def test_pages_of_an_answer_are_the_answer(engines, name, data):
    rows = data.draw(drawn.held())
    wanted = data.draw(asked(name, rows))
    holding = engines[0].hold(rows)
    whole, size = answer(holding, name, wanted), data.draw(st.integers(1, 5))
    count = len(whole.rows)
    pages = [part_of(holding, name, wanted, page, size) for page in range(1, max(1, -(-count // size)) + 1)]
    assert [row for part in pages for row in part.answer.rows] == list(whole.rows)
    assert {(part.all, part.answer.notes, part.answer.sql) for part in pages} == {(count, whole.notes, whole.sql)}
    assert [part.first for part in pages] == [size * at for at in range(len(pages))]
    for beyond in (-3, 0):
        assert part_of(holding, name, wanted, beyond, size) == pages[0]
    assert part_of(holding, name, wanted, len(pages) + 7, size) == pages[-1]


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_portfolio_has_an_empty_answer(engines, name):
    nothing = {table: [] for table in TABLES}
    wanted = Asked(right="article-3", band="6-9") if name == "behind" else Asked()
    assert [answer(each.hold(nothing), name, wanted).rows for each in engines] == [()] * len(engines)


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_has_columns_and_notes_for_all_that_it_shows(engines, name):
    question = QUESTIONS[name]
    names = [column.name for column in question.columns]
    assert len(set(names)) == len(names)
    assert set(question.order) <= set(names)
    assert {column.of for column in question.columns} - {""} <= set(names)
    assert set(question.takes) <= set(Asked.__struct_fields__)
    assert all((column.kind == "share") == bool(column.of) for column in question.columns)
    assert question.once == tuple(names[: len(question.once)])
    assert question.notes
