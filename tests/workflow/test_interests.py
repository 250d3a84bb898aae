"""Declared interests, and reviewers who can no longer give a view: truth tables."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bestinterests.workflow import moves
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.deciding import may_decide
from bestinterests.workflow.declaring import declared, may_declare
from bestinterests.workflow.interests import KINDS, DeclaredInterest, Interest, told
from bestinterests.workflow.people import Arrangement
from bestinterests.workflow.releasing import may_release
from bestinterests.workflow.reviewing import may_open_round, may_review, visible_views
from bestinterests.workflow.signing import may_sign
from tests.evaluation.build import ON
from tests.workflow.cast import (
    AMARA,
    ANTON,
    BRAM,
    CHIOMA,
    DENIZ,
    DORA,
    EDDA,
    HANNA,
    INES,
    ONE,
    SETTLED,
    advised,
    codes,
    decided,
    drafted,
    half_reviewed,
    in_review,
    read,
    reviewed,
    sound,
    submitted,
)
from tests.workflow.test_deciding import REFUSED
from tests.workflow.test_signing import proposed

CHIDI = replace(BRAM, id="chidi", name="Chidi Obi")
TWO = Arrangement(reviewers=2, dpo=True)


def with_interest(course, actor, kind, words="In words."):
    return moves.declared(course, DeclaredInterest(by=actor.id, kind=kind, words=words, on=ON))


@pytest.mark.parametrize("kind", KINDS)
def test_who_makes_or_is_paid_by_it_neither_reviews_nor_decides_nor_signs(kind):
    bars = KINDS[kind].bars
    assert bars == (kind in ("makes-or-manages", "paid-by-success"))
    assert codes(may_review(BRAM, with_interest(in_review(), BRAM, kind))) == ("review.interest",) * bars
    deciding = may_decide(DENIZ, with_interest(advised(), DENIZ, kind), read(sound()), SETTLED, ONE, ON)
    assert codes(deciding) == ("decide.interest",) * bars
    signing = may_sign(INES, DENIZ, with_interest(proposed(), INES, kind), read(REFUSED), ONE, ON)
    assert codes(signing) == ("decide.second-interest",) * bars
    asked = may_open_round(DENIZ, with_interest(submitted(), BRAM, kind), [BRAM], ONE)
    assert codes(asked) == ("round.interest",) * bars
    assert codes(may_advise(HANNA, with_interest(submitted(), HANNA, kind), "Advice.")) == ()


def test_what_is_declared_for_everything_is_not_taken_back_by_less():
    paid = replace(BRAM, interest=Interest(kind="paid-by-success", words="Shares.", on=ON))
    course = with_interest(in_review(), paid, "none", "")
    assert codes(may_review(paid, course)) == ("review.interest",)
    assert "is paid by its success" in may_review(paid, course)[0].sentence


@pytest.mark.parametrize(
    "actor, course, kind, words, expected",
    [
        (BRAM, in_review(), "none", "", ()),
        (BRAM, drafted(), "family", "My sister works there.", ()),  # also before it is submitted
        (BRAM, in_review(), "family", " ", ("interest.no-words",)),
        (BRAM, half_reviewed(), "none", "", ("interest.spoken",)),  # it stands beside his view
        (CHIOMA, half_reviewed(), "none", "", ()),
        (HANNA, advised(), "other", "Words.", ("interest.spoken",)),
        (DENIZ, proposed(), "other", "Words.", ("interest.spoken",)),
        (DENIZ, decided(), "none", "", ("interest.closed",)),
    ],
)
def test_what_may_be_declared_until_when(actor, course, kind, words, expected):
    assert codes(may_declare(actor, course, kind, words)) == expected


def test_it_is_amended_in_place_and_takes_nothing_off_the_table():
    course = with_interest(with_interest(proposed(), INES, "family"), INES, "none", "")
    assert [each.kind for each in course.working.interests] == ["none"]
    assert declared(course.working, INES.id).kind == "none"
    assert course.working.proposed == proposed().working.proposed
    assert moves.draft_opened(decided()).working.interests == (), "it is declared for each version"


def test_an_interest_is_told_with_its_own_words():
    held = DeclaredInterest(by="b", kind="family", words="My sister\nworks there.", on=ON)
    assert told(held) == "family or close relation: My sister works there."


def release(actor=DENIZ, course=None, person=BRAM, now=None, instead=None, arrangement=ONE):
    return codes(
        may_release(actor, course or in_review(), person.id, now=now, instead=instead, arrangement=arrangement)
    )


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ()),  # Bram has left; Chioma's view remains
        ({"actor": EDDA}, ()),
        ({"actor": BRAM}, ("step.no-duty",)),
        ({"course": submitted()}, ("step.not-now",)),
        ({"course": half_reviewed()}, ("release.not-waited",)),  # his view is given and stays
        ({"person": AMARA}, ("release.not-waited",)),
        ({"now": BRAM}, ("release.can-still",)),  # nobody who can give a view is taken out
        ({"now": replace(BRAM, duties=("decider",))}, ()),
        ({"course": with_interest(in_review(), BRAM, "makes-or-manages"), "now": BRAM}, ()),
        ({"arrangement": TWO}, ("release.too-few",)),
        ({"arrangement": TWO, "instead": CHIDI}, ()),
        ({"instead": CHIOMA}, ("round.twice",)),
        ({"instead": ANTON}, ("round.own-work",)),
        ({"instead": DORA}, ("round.no-duty",)),
        ({"course": with_interest(in_review(), CHIDI, "paid-by-success"), "instead": CHIDI}, ("round.interest",)),
    ],
)
def test_who_may_be_taken_out_of_a_round(given, expected):
    assert release(**given) == expected


def test_views_stay_sealed_until_all_that_remain_are_given():
    course = moves.reviewed(in_review(), CHIOMA.id, "return", "Ask children.", ON)
    waiting = moves.released(course, BRAM.id, CHIDI.id)
    assert waiting.working.state == "in_review"
    assert visible_views(waiting.working.rounds[-1], CHIDI.id) == ()
    closed = moves.released(course, BRAM.id)
    assert closed.working.state == "reviewed"
    assert [each.by for each in visible_views(closed.working.rounds[-1], CHIDI.id)] == [CHIOMA.id]
    assert BRAM.id in closed.working.reviewers, "whoever was asked to review does not decide"
    assert reviewed().working.rounds[-1].released == ()
