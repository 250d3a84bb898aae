"""Who may hand in, review and advise, as truth tables: one row, one reason."""

from __future__ import annotations

import msgspec
import pytest

from bestinterests.domain.conformity import ReviewPlan
from bestinterests.domain.problem import Problem
from bestinterests.domain.service import ScopeTest
from bestinterests.workflow import moves
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.reviewing import may_open_round, may_review, visible_views
from bestinterests.workflow.submitting import may_recall, may_screen_out, may_submit
from tests.evaluation.build import blank, finished, harm
from tests.workflow.cast import (
    AMARA,
    ANTON,
    BOTH,
    BRAM,
    CHIOMA,
    DENIZ,
    EDDA,
    FARID,
    HANNA,
    NAMELESS,
    ON,
    ONE,
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

UNFINISHED = finished(harm(before=blank()), *(harm(f"I{n:02}", blank()) for n in range(3, 8)))
OUT = finished(scope=ScopeTest(outcome="screened-out", reason="A payroll tool for accountants."))
NO_REASON = msgspec.structs.replace(OUT, scope=ScopeTest(outcome="screened-out", reason="  "))
NO_REVIEW = msgspec.structs.replace(OUT, review=ReviewPlan(owner="Product lead"))
ERROR = Problem(code="reference.missing-item", path="x", sentence="I09 is not there.")
DOUBT = Problem(code="dates.odd", path="x", sentence="That is long ago.", severity="warning")


@pytest.mark.parametrize(
    "actor, course, assessment, problems, expected",
    [
        (AMARA, drafted(), sound(), (), ()),  # finished, without errors
        (AMARA, drafted(), sound(), (DOUBT,), ()),  # a doubt is for reviewers to see, it forbids nothing
        (AMARA, moves.returned(advised(), "Why?"), sound(), (), ()),  # handed in again, changed or not
        (BRAM, drafted(), sound(), (), ("step.no-duty",)),  # assessors hand in
        (AMARA, submitted(), sound(), (), ("step.not-now",)),  # once
        (AMARA, drafted(), UNFINISHED, (), ("submit.unfinished",)),  # blanks are no basis for a decision
        (AMARA, drafted(), OUT, (), ("submit.screened-out",)),  # there is nothing to review
        (AMARA, drafted(), sound(), (ERROR,), ("submit.errors",)),  # nor is a reference to nothing
        (
            FARID,
            decided(),
            UNFINISHED,
            (ERROR,),
            ("step.not-now", "step.no-duty", "submit.unfinished", "submit.errors"),
        ),
        # everything that is in the way is said at once
    ],
)
def test_who_may_submit(actor, course, assessment, problems, expected):
    found = may_submit(actor, course, assessment, read(assessment), problems)
    assert codes(found) == expected


def test_an_evaluation_of_another_record_is_not_stored_with_this_one():
    found = may_submit(AMARA, drafted(), UNFINISHED, read(sound()), ())
    assert codes(found) == ("submit.other-record",)


def test_unfinished_names_a_few_open_judgements_and_counts_the_rest():
    (found,) = may_submit(AMARA, drafted(), UNFINISHED, read(UNFINISHED), ())
    count = len(read(UNFINISHED).completeness.open)
    assert count > 3
    assert found.sentence.endswith(f"; and {count - 3} more.")


@pytest.mark.parametrize(
    "actor, course, expected",
    [
        (AMARA, submitted(), ()),  # a slip is mended before anybody reads it
        (AMARA, in_review(), ("step.not-now", "recall.in-review")),  # not under the reviewers' eyes
        (BRAM, submitted(), ("step.no-duty",)),  # only assessors
        (AMARA, drafted(), ("step.not-now",)),  # there is nothing to take back
    ],
)
def test_who_may_recall(actor, course, expected):
    assert codes(may_recall(actor, course)) == expected


@pytest.mark.parametrize(
    "actor, course, assessment, expected",
    [
        (DENIZ, drafted(), OUT, ()),  # a named decider who did not assess
        (DENIZ, drafted(), sound(), ("screen-out.scope",)),  # the scope test says otherwise
        (DENIZ, drafted(), NO_REASON, ("screen-out.no-reason",)),  # reasons are documented
        (DENIZ, drafted(), NO_REVIEW, ("screen-out.no-review",)),  # use by children can begin later
        (NAMELESS, drafted(), OUT, ("decide.not-named",)),  # somebody answers for it
        (ANTON, drafted(), OUT, ("screen-out.own-work",)),  # nobody screens out what they assessed
        (AMARA, drafted(), OUT, ("step.no-duty", "screen-out.own-work")),  # nor does an assessor
        (DENIZ, submitted(), OUT, ("step.not-now",)),  # what is submitted is decided on
    ],
)
def test_who_may_screen_out(actor, course, assessment, expected):
    assert codes(may_screen_out(actor, course, assessment)) == expected


TWO = Arrangement(reviewers=2)


@pytest.mark.parametrize(
    "actor, course, reviewers, arrangement, expected",
    [
        (DENIZ, submitted(), (BRAM,), ONE, ()),  # one is enough where one is settled
        (EDDA, submitted(), (BRAM, CHIOMA), TWO, ()),  # two where two are settled
        (DENIZ, reviewed(), (BRAM,), ONE, ()),  # a second round, the same reviewer may read again
        (AMARA, submitted(), (BRAM,), ONE, ("step.no-duty",)),  # assessors do not choose their reviewers
        (DENIZ, drafted(), (BRAM,), ONE, ("step.not-now",)),  # nothing is submitted
        (DENIZ, in_review(), (BRAM,), ONE, ("step.not-now",)),  # one round at a time
        (DENIZ, submitted(), (), ONE, ("round.too-few",)),  # a round without readers is none
        (DENIZ, submitted(), (), Arrangement(reviewers=0), ("round.too-few",)),  # whatever is settled
        (DENIZ, submitted(), (BRAM,), TWO, ("round.too-few",)),  # fewer than settled
        (DENIZ, submitted(), (BRAM, BRAM), TWO, ("round.too-few", "round.twice")),  # one person is not two
        (DENIZ, submitted(), (ANTON,), ONE, ("round.own-work",)),  # he wrote part of it
        (DENIZ, submitted(), (FARID,), ONE, ("round.no-duty",)),  # he is no reviewer
    ],
)
def test_who_may_open_a_round(actor, course, reviewers, arrangement, expected):
    assert codes(may_open_round(actor, course, reviewers, arrangement)) == expected


@pytest.mark.parametrize(
    "actor, course, view, remarks, expected",
    [
        (BRAM, in_review(), "supports", "", ()),  # plain support needs no words
        (CHIOMA, half_reviewed(), "return", "Ask more children.", ()),  # the second view
        (BRAM, in_review(), None, "", ()),  # the page asks whether to show the form
        (BRAM, in_review(), "return", " ", ("review.no-remarks",)),  # sending back needs reasons
        (BRAM, in_review(), "supports-with-remarks", "", ("review.no-remarks",)),  # the remarks are missing
        (BRAM, half_reviewed(), "supports", "", ("review.given",)),  # a view stands
        (HANNA, in_review(), "supports", "", ("step.no-duty", "review.not-asked")),  # she was not asked
        (ANTON, in_review(), "supports", "", ("review.own-work", "review.not-asked")),  # it is his own work
        (BRAM, submitted(), "supports", "", ("step.not-now",)),  # no round is open
        (BRAM, reviewed(), "supports", "", ("step.not-now", "review.given")),  # the round is over
    ],
)
def test_who_may_review(actor, course, view, remarks, expected):
    assert codes(may_review(actor, course, view, remarks)) == expected


def test_views_are_hidden_until_all_of_the_round_are_given():
    half, whole = half_reviewed().working.round, reviewed().working.round
    assert half is not None
    assert whole is not None
    assert visible_views(half, CHIOMA.id) == ()
    assert visible_views(half, DENIZ.id) == ()
    assert [view.by for view in visible_views(half, BRAM.id)] == [BRAM.id]
    assert [view.by for view in visible_views(whole, AMARA.id)] == [BRAM.id, CHIOMA.id]


@pytest.mark.parametrize(
    "actor, course, advice, expected",
    [
        (HANNA, submitted(), "Keep less.", ()),  # as soon as it is handed in
        (HANNA, in_review(), "Keep less.", ()),  # beside the review
        (HANNA, advised(), "And for less long.", ()),  # she may add to it
        (HANNA, in_review(), None, ()),  # the page asks whether to show the form
        (HANNA, in_review(), "\n ", ("advise.blank",)),  # advice is in writing
        (HANNA, drafted(), "Keep less.", ("step.not-now",)),  # on a text that stands still
        (BRAM, in_review(), "Keep less.", ("step.no-duty",)),  # he is not the officer
        (BOTH, in_review(), "Keep less.", ("advise.decides",)),  # whoever decides cannot advise
        (ANTON, in_review(), "Keep less.", ("advise.own-work", "advise.decides")),  # nor whoever assessed
    ],
)
def test_who_may_advise(actor, course, advice, expected):
    assert codes(may_advise(actor, course, advice)) == expected


def test_advice_and_views_on_an_earlier_text_are_kept_and_do_not_count():
    again = moves.submitted(moves.returned(advised(), "Mend it."), AMARA.id, "sha256:" + "0" * 64)
    assert again.working.advice
    assert again.working.own_advice == ()
    assert again.working.round is None
    assert again.working.reviewers == {BRAM.id, CHIOMA.id}


def test_somebody_who_never_wrote_may_review_what_others_wrote():
    assert codes(may_open_round(DENIZ, submitted(), (Actor(id="new", duties=("reviewer",)),), ONE)) == ()


def test_a_step_out_of_turn_is_a_fault():
    with pytest.raises(moves.OutOfTurn):
        moves.reviewed(submitted(), BRAM.id, "supports", "", ON)
