"""Every question over the rows kept in this database answers what plain Python works out over the same rows."""

from __future__ import annotations

import pytest

from bestinterests.portfolio.answering import answer, part_of
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.web.desk.holding import own
from tests.portfolio import plain, plain_more
from tests.web.desk.cast import EXAMPLES, held_of, kept, many, service

pytestmark = pytest.mark.django_db
PLAIN = {name: getattr(plain, name, None) or getattr(plain_more, name) for name in QUESTIONS}
NARROWED = {
    "sector": "mobile game",
    "each": True,
    "right": "article-16",
    "band": "10-12",
    "level": "medium",
    "edtech": True,
    "slot": "expected",
}
"""One filter at a time, wherever a question takes it."""


def ways(question):
    """What is asked of a question: nothing, and each filter that it takes."""
    taken = {name: value for name, value in NARROWED.items() if name in QUESTIONS[question].takes}
    yield Asked()
    if question == "sample":
        return
    for name, value in taken.items():
        yield Asked(**{name: value})


def test_every_question_equals_brute_force_over_the_examples_and_nothing_of_another_organisation_is_in_it(cast):
    for name in EXAMPLES:
        service(cast, name)
    service(cast, "puddlehop-islands", title="An earlier version", assessed_on=None)
    kept()
    many(cast.other, 3)
    held, holding = held_of(cast.organisation), own(cast.organisation)
    assert len({each.service for each in held["standings"] if each.is_current}) == 4
    for name in QUESTIONS:
        for asked in ways(name):
            found = answer(holding, name, asked).rows
            assert sorted(map(str, found)) == sorted(map(str, PLAIN[name](held, asked))), (name, asked)
            if QUESTIONS[name].is_list and found:
                size = len(found) // 2 + 1
                parts = [part_of(holding, name, asked, page, size) for page in range(1, -(-len(found) // size) + 1)]
                assert {part.all for part in parts} == {len(found)}, (name, asked)
                rows = [row for part in parts for row in part.answer.rows]
                assert sorted(map(str, rows)) == sorted(map(str, found)), (name, asked)
    assert {row[1] for row in answer(own(cast.other), "behind", Asked(of="services")).rows} == {
        "maker/000000",
        "maker/000001",
        "maker/000002",
    }
