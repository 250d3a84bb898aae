"""People try whatever comes to mind, in any order: whatever the policies let through keeps the promises.

Preconditions only keep runs from standing still; that a step is refused out of turn is shown by the truth tables.
"""

from __future__ import annotations

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bestinterests.domain.digest import assessment_digest
from bestinterests.workflow import moves
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.awaiting import AWAITED, awaited
from bestinterests.workflow.course import Course, Differing, Ruling
from bestinterests.workflow.deciding import asks_second_signature, may_decide
from bestinterests.workflow.declaring import barring, may_declare, spoke
from bestinterests.workflow.dissenting import may_dissent
from bestinterests.workflow.interests import KINDS, DeclaredInterest
from bestinterests.workflow.releasing import can_review, may_release
from bestinterests.workflow.reviewing import may_open_round, may_review, visible_views
from bestinterests.workflow.signing import may_propose, may_retract, may_sign
from bestinterests.workflow.standing import may_edit, may_open_draft, may_return, may_withdraw
from bestinterests.workflow.states import ALL_STATES, CLOSED, EDITABLE
from bestinterests.workflow.submitting import may_recall, may_screen_out, may_submit
from tests.evaluation.build import ON, finished, harm
from tests.workflow.cast import (
    AMARA,
    ANTON,
    BOTH,
    BRAM,
    CHIOMA,
    DENIZ,
    DORA,
    EDDA,
    FARID,
    HANNA,
    INES,
    ONE,
    SETTLED,
    decided,
    read,
)
from tests.workflow.test_deciding import HIGH, PLANNED, REFUSED
from tests.workflow.test_steps import OUT, UNFINISHED

CAST = (AMARA, ANTON, BRAM, CHIOMA, DENIZ, DORA, BOTH, EDDA, FARID, HANNA, INES)
RECORDS = (finished(), finished(harm(title="Another harm")), PLANNED, REFUSED, HIGH, OUT, UNFINISHED)

BARRING = tuple(kind for kind, words in KINDS.items() if words.bars)

people = st.sampled_from(CAST)


def mostly(*fitting):
    """Anybody, and oftener those who may: else few runs would come far."""
    return st.one_of(st.sampled_from(fitting), people)


words = st.sampled_from(("", "So it was seen."))
views = st.sampled_from(("supports", "supports-with-remarks", "return"))
rulings = st.just(SETTLED) | st.builds(
    Ruling,
    outcome=st.sampled_from(("proceed", "proceed-with-conditions", "do-not-proceed", "stop")),
    reasons=words,
    measures=st.sampled_from(((), ("M02",))),
    conditions=words,
    expires_on=st.sampled_from((None, ON, dt.date(2027, 1, 1))),
    followed=st.sampled_from(("accepted", "overruled", "undecided")),
    overruling_reason=words,
    second=st.sampled_from(("", INES.id, DORA.id)),
)


class Proceedings(RuleBasedStateMachine):
    """One assessment, its record and its course."""

    def __init__(self) -> None:
        super().__init__()
        self.course = Course()
        self.record = RECORDS[0]
        self.wrote: set[str] = set()
        self.stored = read(self.record)

    @precondition(lambda self: self.course.working.state in EDITABLE)
    @rule(actor=mostly(AMARA, ANTON), record=st.just(RECORDS[1]) | st.sampled_from(RECORDS))
    def edit(self, actor, record):
        if not may_edit(actor, self.course):
            self.record = record
            self.wrote.add(actor.id)
            self.course = moves.edited(self.course, actor.id)

    @precondition(lambda self: self.course.working.state in EDITABLE)
    @rule(actor=mostly(AMARA))
    def submit(self, actor):
        evaluation = read(self.record)
        if not may_submit(actor, self.course, self.record, evaluation, ()):
            self.stored = evaluation
            self.course = moves.submitted(self.course, actor.id, assessment_digest(self.record))
            self.wrote.add(actor.id)

    @precondition(lambda self: self.course.working.state == "submitted")
    @rule(actor=mostly(AMARA))
    def recall(self, actor):
        if not may_recall(actor, self.course):
            self.course = moves.recalled(self.course)

    @precondition(lambda self: self.course.working.state in EDITABLE)
    @rule(actor=mostly(DENIZ))
    def screen_out(self, actor):
        if not may_screen_out(actor, self.course, self.record):
            assert actor.id not in self.wrote
            self.course = moves.screened_out(self.course, "Adults only.", assessment_digest(self.record))

    @precondition(lambda self: self.course.working.state in ("submitted", "reviewed"))
    @rule(actor=mostly(DENIZ), reviewers=st.one_of(st.just([BRAM]), st.lists(people, max_size=3)))
    def open_round(self, actor, reviewers):
        if not may_open_round(actor, self.course, reviewers, ONE):
            self.course = moves.round_opened(self.course, tuple(each.id for each in reviewers))

    @precondition(lambda self: self.course.working.state == "in_review")
    @rule(actor=mostly(BRAM, CHIOMA), view=views, remarks=words)
    def review(self, actor, view, remarks):
        if not may_review(actor, self.course, view, remarks):
            assert barring(actor, self.course) is None
            self.course = moves.reviewed(self.course, actor.id, view, remarks, ON)

    @rule(actor=mostly(BRAM, DORA, INES), kind=st.sampled_from(("none", "family", *BARRING)), said=words)
    def declare(self, actor, kind, said):
        proposed = self.course.working.proposed
        if not may_declare(actor, self.course, kind, said):
            assert not spoke(self.course.working, actor.id)
            held = DeclaredInterest(by=actor.id, kind=kind, words=said, on=ON)
            self.course = moves.declared(self.course, held)
        assert self.course.working.proposed == proposed

    @precondition(lambda self: self.course.working.state == "in_review")
    @rule(
        actor=mostly(DENIZ),
        person=st.sampled_from((BRAM, CHIOMA, FARID)),
        has_left=st.booleans(),
        instead=st.none() | people,
    )
    def release(self, actor, person, has_left, instead):
        now = None if has_left else person
        before = self.course.working.round
        if not may_release(actor, self.course, person.id, now=now, instead=instead, arrangement=ONE):
            assert not can_review(now, self.course)
            self.course = moves.released(self.course, person.id, instead.id if instead else "")
            after = self.course.working.rounds[-1]
            assert after.views == before.views
            assert after.reviewers
            assert after.complete == (self.course.working.state == "reviewed")

    @precondition(lambda self: self.course.working.state in ("submitted", "in_review", "reviewed"))
    @rule(actor=mostly(HANNA), advice=words)
    def advise(self, actor, advice):
        if not may_advise(actor, self.course, advice):
            self.course = moves.advised(self.course, actor.id, advice, ON)

    @precondition(lambda self: self.course.working.state == "reviewed")
    @rule(actor=mostly(DENIZ), reasons=words)
    def send_back(self, actor, reasons):
        if not may_return(actor, self.course, reasons):
            self.course = moves.returned(self.course, reasons)

    @precondition(lambda self: self.course.working.state == "reviewed")
    @rule(actor=mostly(DENIZ), ruling=rulings)
    def decide(self, actor, ruling):
        second = next((each for each in CAST if each.id == ruling.second), None)
        if not may_decide(actor, self.course, self.stored, ruling, ONE, ON, second):
            version = self.course.working
            assert version.round
            assert version.round.complete
            assert version.own_advice
            assert actor.id not in {*self.wrote, *version.reviewers}
            assert not (ruling.proceeds and self.stored == read(HIGH))
            self.course = moves.decided(self.course, actor.id, ruling, ON)

    @precondition(lambda self: self.course.working.state == "reviewed")
    @rule(actor=mostly(DENIZ), ruling=rulings)
    def propose(self, actor, ruling):
        if not may_propose(actor, self.course, self.stored, ruling, ONE, ON):
            before = self.course.in_force
            self.course = moves.proposed(self.course, actor.id, ruling, ON)
            assert self.course.in_force == before, "nothing is decided by a proposal"

    @precondition(lambda self: self.course.working.proposed)
    @rule(actor=mostly(DORA, INES))
    def sign(self, actor):
        held = self.course.working.proposed
        proposer = next(each for each in CAST if each.id == held.by)
        if not may_sign(actor, proposer, self.course, self.stored, ONE, ON):
            assert actor.id not in {held.by, *self.wrote, *self.course.working.reviewers}
            assert asks_second_signature(self.stored, held.ruling)
            self.course = moves.signed(self.course, actor.id, ON)
            assert self.course.working.decided.by == held.by

    @precondition(lambda self: self.course.working.proposed)
    @rule(actor=people, reasons=words)
    def retract(self, actor, reasons):
        if not may_retract(actor, self.course, reasons):
            self.course = moves.retracted(self.course)

    @precondition(lambda self: self.course.in_force)
    @rule(actor=people, view=words)
    def dissent(self, actor, view):
        if not may_dissent(actor, self.course, view):
            before = self.course.in_force.decided
            self.course = moves.dissented(self.course, Differing(by=actor.id, view=view, on=ON))
            assert self.course.in_force.decided == before

    @precondition(lambda self: len(self.course.versions) > 1)
    @rule(actor=mostly(DENIZ), reasons=words)
    def withdraw(self, actor, reasons):
        if not may_withdraw(actor, self.course, reasons):
            self.course = moves.withdrawn(self.course, reasons)

    @precondition(lambda self: self.course.working.state in CLOSED)
    @rule(actor=mostly(AMARA))
    def open_draft(self, actor):
        before = self.course.in_force
        if not may_open_draft(actor, self.course):
            self.course = moves.draft_opened(self.course)
            assert self.course.in_force == before

    @invariant()
    def one_outcome_is_in_force(self):
        assert sum(version.state in ("decided", "screened_out") for version in self.course.versions) <= 1

    @invariant()
    def only_the_last_version_is_under_way(self):
        for version in self.course.versions[:-1]:
            assert version.state in ("decided", "screened_out", "withdrawn", "superseded")
        assert [version.number for version in self.course.versions] == list(range(1, len(self.course.versions) + 1))

    @invariant()
    def nobody_reviews_advises_or_decides_on_their_own_work(self):
        """Whoever wrote before a step. Once decided, a reviewer may write: to a later version, or work on actions."""
        working = self.course.working
        if working.state not in (*EDITABLE, "decided"):
            held = working.round
            assert self.wrote.isdisjoint(held.reviewers if held else ())
            assert self.wrote.isdisjoint(given.by for given in working.own_advice)

    @invariant()
    def decisions_name_what_was_submitted(self):
        for version in self.course.versions:
            if version.decided:
                assert version.decided.digest == version.digest
                assert version.decided.by not in version.reviewers

    @invariant()
    def what_is_submitted_does_not_change(self):
        if self.course.working.state in ("submitted", "in_review", "reviewed", "decided"):
            assert self.course.working.digest == assessment_digest(self.record)
            assert self.stored.completeness.finished

    @invariant()
    def views_are_hidden_until_all_are_given(self):
        for version in self.course.versions:
            for held in version.rounds:
                if not held.complete:
                    assert all(visible_views(held, actor.id) == () for actor in CAST if actor.id in held.waiting_for)

    @invariant()
    def a_proposal_waits_only_for_its_signature(self):
        for version in self.course.versions:
            assert version.proposed is None or version.state == "reviewed"

    @invariant()
    def whatever_is_waited_for_can_be_given_by_somebody_of_the_right_duty(self):
        for held in awaited(self.course):
            able = [each for each in CAST if set(each.duties) & set(AWAITED[held.what]) and each.id not in held.apart]
            assert able
            assert not held.person or held.person not in held.apart or held.what == "returned"

    @invariant()
    def authors_are_those_who_wrote(self):
        assert set(self.course.authors) == self.wrote


TestProceedings = Proceedings.TestCase
TestProceedings.settings = settings(stateful_step_count=100)


def test_a_whole_life_meets_every_state():
    """The one path that a machine drawn by chance seldom walks to its end."""
    course = Course()
    states = [course.working.state]
    for step in (
        lambda c: moves.screened_out(c, "Adults only.", "sha256:" + "0" * 64),
        moves.draft_opened,
        lambda c: moves.submitted(c, AMARA.id, "sha256:" + "1" * 64),
        lambda c: moves.round_opened(c, (BRAM.id,)),
        lambda c: moves.reviewed(c, BRAM.id, "return", "No.", ON),
        lambda c: moves.returned(c, "No."),
        lambda c: moves.withdrawn(c, "Not built."),
    ):
        course = step(course)
        states.append(course.working.state)
    after = moves.draft_opened(decided())
    assert after.in_force is not None
    assert after.in_force.number == 1
    for step in (
        lambda c: moves.submitted(c, AMARA.id, "sha256:" + "2" * 64),
        lambda c: moves.round_opened(c, (BRAM.id,)),
        lambda c: moves.reviewed(c, BRAM.id, "supports", "", ON),
        lambda c: moves.decided(c, DENIZ.id, Ruling(outcome="stop", reasons="So."), ON),
    ):
        after = step(after)
    assert [version.state for version in after.versions] == ["superseded", "decided"]
    assert {*states, "superseded", "decided"} == set(ALL_STATES)
