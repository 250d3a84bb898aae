"""What cannot be asked is refused with what can; what is cut says so."""

from __future__ import annotations

import datetime as dt

import pytest

from bestinterests.domain.problem import Refused
from bestinterests.portfolio.answering import answer
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.rows import TABLES, Standing
from tests.portfolio.engines import lite


@pytest.fixture(scope="module")
def holding():
    engine = lite()
    rows = {table: [] for table in TABLES}
    rows["standings"] = [
        Standing(version=1, service="maker/kite", sector="games", place=1, versions=1, is_current=True),
        Standing(version=2, service="maker/tern", sector="schools", place=1, versions=1, is_current=True),
    ]
    yield engine.hold(rows)
    engine.connection.close()


def refused(holding, name, asked):
    with pytest.raises(Refused) as caught:
        answer(holding, name, asked)
    return [(each.code, each.path, each.sentence, each.remedy) for each in caught.value.problems]


def test_unknown_question_names_the_nearest(holding):
    ((code, path, sentence, remedy),) = refused(holding, "heet", Asked())
    assert (code, path, sentence) == ("ask.no-question", "question", "There is no question 'heet'.")
    assert "heat" in remedy


def test_unknown_sector_names_those_there_are(holding):
    found = refused(holding, "heat", Asked(sector="game"))
    assert found == [("ask.unknown", "sector", "'game' is no sector of this portfolio.", "There are: games, schools.")]


def test_unknown_right_names_the_nearest(holding):
    ((_, path, _, remedy),) = refused(holding, "heat", Asked(right="artcle-16"))
    assert path == "right"
    assert "article-16" in remedy


@pytest.mark.parametrize(
    "asked, path",
    [
        (Asked(level="terrible"), "level"),
        (Asked(level="unknown"), "level"),
        (Asked(slot="later"), "slot"),
        (Asked(profile="ours"), "profile"),
        (Asked(since=dt.date(2026, 2, 1), until=dt.date(2026, 1, 1)), "until"),
    ],
)
def test_words_of_the_method_are_checked(holding, asked, path):
    assert [each[1] for each in refused(holding, "heat", asked)] == [path]


def test_all_that_is_wrong_is_said_at_once(holding):
    found = refused(holding, "heat", Asked(level="terrible", slot="later", limit=-1))
    assert {each[1] for each in found} == {"level", "slot", "limit"}


def test_what_a_question_does_not_take_is_refused_and_never_left_aside(holding):
    ((code, path, _, remedy),) = refused(holding, "robustness", Asked(right="article-16"))
    assert (code, path) == ("ask.not-taken", "right")
    assert "sector" in remedy


def test_a_number_that_is_none_cannot_be_opened(holding):
    assert [each[:2] for each in refused(holding, "behind", Asked(of="unlooked"))] == [("ask.missing", "right")]
    assert [each[:2] for each in refused(holding, "behind", Asked(of="patterns"))] == [("ask.unknown", "of")]


def test_a_quote_in_a_word_is_a_letter_and_no_command(holding):
    ((code, *_),) = refused(holding, "behind", Asked(service="'; DROP TABLE standings; --"))
    assert code == "ask.unknown"
    assert holding.query("SELECT count(*) FROM standings") == [(2,)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_written_once_for_the_same_asked(holding, name):
    asked = Asked(right="article-3", band="6-9") if name == "behind" else Asked()
    assert answer(holding, name, asked).sql == answer(holding, name, asked).sql
    assert answer(holding, name, asked).sql.startswith(("SELECT", "WITH"))
