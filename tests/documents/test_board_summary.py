"""The board's page: verdicts in words, both sides, what has to be decided, no score, no more than a page holds."""

import re

import pytest
from hypothesis import given

from bestinterests.documents.blocks import Fact
from bestinterests.documents.board_summary import build_board_summary
from bestinterests.documents.inline import BasisTag, Tag
from bestinterests.domain.consultation import ConsultationFinding
from bestinterests.domain.document import Document
from tests.documents import fixture
from tests.documents.test_papers import assessed, example, text
from tests.documents.walking import our_words, values
from tests.strategies import ON, documents

LABELS = [
    "Is the record finished?",
    "Now",
    "If every action is done, tested and signed",
    "Read by ICO scales 1.0",
    "Who loses most",
    "Who gains most",
    "What has to be decided",
    "What stops it",
    "Conditions",
    "What it hangs on",
    "What children said, and what changed",
]
CHARACTERS = 4_200
"""What a page of A4 holds in the body size of every format, with room for its head."""


def page(assessment):
    """The page of an assessment."""
    return build_board_summary(*assessed(Document(format=1, assessment=assessment)))


def facts(paper):
    """Its lines by label."""
    return {fact.label: fact for fact in values(paper.sections) if isinstance(fact, Fact)}


def length(paper):
    """Characters that a reader sees."""
    seen = (paper.title, paper.kind, paper.subtitle, paper.opening, paper.sections)
    return sum(len(v) for v in values(seen) if isinstance(v, str))


@given(document=documents())
def test_the_page_is_short_whatever_the_record_holds(document):
    assert length(build_board_summary(*assessed(document, ON))) < CHARACTERS


@pytest.mark.parametrize("kind", ["small", "empty", "large", "hostile"])
def test_long_texts_and_many_impacts_do_not_make_it_longer(kind):
    paper = page(getattr(fixture, kind)())
    assert length(paper) - len(paper.title) - len(text(paper.subtitle)) < CHARACTERS


@given(document=documents())
def test_it_says_the_verdicts_of_both_views_and_no_number_for_them(document):
    held = assessed(document, ON)
    paper = build_board_summary(*held)
    head = next(r for r in held.evaluation.profiles if r.profile == held.evaluation.headline_profile)
    tags = [v.verdict for v in values(paper.sections) if isinstance(v, Tag)]
    assert tags == [head.now.verdict.worst, head.expected.verdict.worst]
    own = " ".join(our_words(paper.sections))
    assert not re.search(r"\bscore|\d ?%|\d out of \d", own)


def test_its_lines_stand_in_the_order_of_deciding():
    assert list(facts(build_board_summary(*example("puddlehop-islands")))) == LABELS


def test_what_has_to_be_decided_names_who_and_on_what_basis():
    held = facts(build_board_summary(*example("puddlehop-islands")))
    decide = held["What has to be decided"]
    assert "Head of studio" in text(decide)
    assert "which is not recorded yet." in text(decide)
    assert [v.basis for v in values(decide) if isinstance(v, BasisTag)] == ["law", *["method"] * 4]
    assert "a person nobody has named yet" in text(facts(page(fixture.empty()))["What has to be decided"])


def test_children_who_were_not_heard_are_named_beside_what_the_others_said():
    said = ConsultationFinding(id="N01", consultation="C01", says="More wind.", disposition="declined", reason="No.")
    paper = page(fixture.small(findings=(said,)))
    line = text(facts(paper)["What children said, and what changed"])
    assert "declined: 1" in line
    assert "Not heard:" in line
    assert "Nobody has written what they said" in line
