"""Steps of review and decision move course and record together, in one line, and history still leads to the head."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bestinterests.formats.yaml_writing import write_yaml
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import actions as steps
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment, Awaited
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.history import entries
from bestinterests.web.ledger.models import Snapshot
from bestinterests.web.reviews import actions
from bestinterests.workflow.signing import mark
from tests.web.cast import joined
from tests.web.reviews.cast import AT, EXPIRY, ON, ONE, Story, acting, ruling

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    return Story(cast)


def refused(call) -> list[str]:
    """The codes with which an action is refused."""
    with pytest.raises(Refusing) as refusing:
        call()
    return [refusal.code for refusal in refusing.value.refusals]


def waiting(story):
    return sorted(Awaited.objects.filter(assessment=story.row).values_list("what", "person"))


def test_a_whole_course_stands_in_record_and_ledger_and_can_be_verified(story):
    story.decided()
    record = story.head.document.record
    assert [(held.id, held.reviewer, held.view) for held in record.reviews] == [
        ("V01", "Reviewer", "supports-with-remarks"),
        ("V02", "Child-rights reviewer", "supports"),
    ]
    assert [(held.id, held.followed, held.overruled_by) for held in record.advice] == [("Y01", "accepted", "")]
    (decision,) = record.decisions
    assert (decision.id, decision.decider, decision.outcome, decision.on) == ("Z01", "Deniz", "proceed", ON)
    assert decision.expires_on == EXPIRY
    assert decision.method.startswith("Method ")
    digests = {held.assessment_digest for held in (*record.reviews, *record.advice, decision)}
    assert digests == {story.digest} == {story.head.course.working.digest}
    kinds = [entry.kind for entry in reversed(entries(story.row.ledger))]
    assert kinds == [
        "assessment.created",
        "assessment.submitted",
        "review.round_opened",
        "review.given",
        "review.round_closed",
        "advice.given",
        "assessment.decided",
    ]
    assert Snapshot.objects.filter(ledger=story.row.ledger, seq=7).exists()
    assert verify_assessment(story.row.pk).state == "intact"
    assert document_at(story.head, 6).record.decisions == ()
    row = Assessment.objects.get(pk=story.row.pk)
    assert (row.state, row.lapses_on, row.evaluated) == ("decided", EXPIRY, row.revision)


def test_history_tells_reasons_and_what_was_written(story):
    story.decided()
    told = {line.kind: line for line in history(story.head)}
    assert told["assessment.decided"].words == "Low and watched."
    assert [change.item for change in told["review.round_closed"].differences] == ["reviews V01", "reviews V02"]
    assert told["review.given"].words == ""
    assert told["review.given"].differences == ()


def test_a_view_is_nowhere_but_with_its_giver_until_all_are_given(story):
    story.in_review()
    assert not story.view("reviewer", "return", "Quokkas see everything.")
    assert story.head.document.record.reviews == ()
    assert b"Quokkas" not in b"".join(entry.content for entry in entries(story.row.ledger))
    assert "Quokkas" not in write_yaml(story.head.document)
    assert verify_assessment(story.row.pk).state == "intact"
    assert story.view("child-rights-reviewer")
    assert [held.remarks for held in story.head.document.record.reviews] == ["Quokkas see everything.", ""]
    assert verify_assessment(story.row.pk).state == "intact"


def test_a_view_that_was_changed_behind_its_seal_is_found(story):
    story.in_review()
    story.view("reviewer", "return", "Quokkas see everything.")
    course = bytes(Assessment.objects.get(pk=story.row.pk).course)
    Assessment.objects.filter(pk=story.row.pk).update(course=course.replace(b"Quokkas see", b"Nobody sees"))
    found = verify_assessment(story.row.pk)
    assert (found.state, found.why) == ("broken", "what somebody said was changed after they said it.")


def test_what_was_said_can_be_removed_lawfully_and_the_rest_still_stands(story):
    story.decided()
    steps.remove_lawfully(
        assessment=story.row,
        text="how long names are kept",
        ground="confidential",
        actor=story.who("administrator"),
        at=story.at(),
    )
    assert story.head.document.record.advice[0].advice == "Shorten [removed]."
    assert b"names are kept" not in bytes(Assessment.objects.get(pk=story.row.pk).course)
    assert not any(b"names are kept" in entry.content for entry in entries(story.row.ledger))
    assert verify_assessment(story.row.pk).state == "removed"


def test_numbers_of_what_is_said_are_never_given_twice(story):
    story.decided()
    steps.open_draft(assessment=story.row, actor=story.who("assessor"), at=story.at())
    story.decided()
    record = story.head.document.record
    assert [held.id for held in record.reviews] == ["V01", "V02", "V03", "V04"]
    assert [held.id for held in record.decisions] == ["Z01", "Z02"]
    assert [version.state for version in story.head.course.versions] == ["superseded", "decided"]
    assert verify_assessment(story.row.pk).state == "intact"


def test_nobody_writes_reviews_or_decisions_by_a_file(story):
    story.decided()
    steps.open_draft(assessment=story.row, actor=story.who("assessor"), at=story.at())
    before = story.head
    record = before.document.record
    forged = replace(record, decisions=(replace(record.decisions[0], outcome="proceed", reasons="All is well."),))
    done = steps.bring_in(
        assessment=story.row,
        base_revision=before.revision,
        theirs=replace(before.document, record=forged),
        actor=story.who("assessor"),
        at=story.at(),
    )
    assert [problem.code for problem in done.problems] == ["record.by-steps"]
    assert "Z01" in done.problems[0].sentence
    assert story.head.document == before.document
    theirs = replace(before.document, assessment=replace(before.document.assessment, summary="New."))
    done = steps.bring_in(
        assessment=story.row,
        base_revision=before.revision,
        theirs=theirs,
        actor=story.who("assessor"),
        at=story.at(),
    )
    assert not done.problems
    assert story.head.document.assessment.summary == "New."


def test_nobody_reviews_advises_or_decides_on_their_own_work(story, cast):
    everything = frozenset({"assessor", "reviewer", "data-protection-officer", "decider"})
    pip = acting(joined(cast.organisation, "Pip", everything, cast.people["administrator"]))
    head = story.head
    changed = replace(head.document.assessment, summary="By Pip.")
    theirs = replace(head.document, assessment=changed)
    steps.bring_in(assessment=story.row, base_revision=head.revision, theirs=theirs, actor=pip, at=story.at())
    story.submitted()
    asked = {"assessment": story.row, "arrangement": ONE, "actor": story.who("decider"), "at": AT}
    assert refused(lambda: actions.open_round(reviewers=[pip], **asked)) == ["round.own-work"]
    actions.open_round(reviewers=[story.who("reviewer")], **asked)
    given = {"assessment": story.row, "seen": story.digest, "role": "x", "on": ON, "actor": pip, "at": AT}
    codes = refused(lambda: actions.review(view="supports", remarks="", **given))
    assert codes == ["review.own-work", "review.not-asked"]
    assert refused(lambda: actions.advise(advice="Go on.", **given)) == ["advise.own-work", "advise.decides"]
    story.view("reviewer")
    story.advise()
    taken = {"assessment": story.row, "seen": story.digest, "arrangement": ONE, "on": ON, "actor": pip, "at": AT}
    assert refused(lambda: actions.decide(ruling=ruling(), **taken)) == ["decide.own-work"]


def test_the_law_stops_whoever_decides(cast):
    story = Story(cast, "article-36").advised()
    before = story.head
    for outcome in ("proceed", "proceed-with-conditions"):
        codes = refused(lambda outcome=outcome: story.decide(outcome=outcome, conditions="Soon."))
        assert "decide.article-36" in codes
    assert story.head.revision == before.revision
    story.decide(outcome="do-not-proceed")
    assert story.head.course.in_force.decided.ruling.outcome == "do-not-proceed"


def test_advice_is_overruled_only_with_reasons_and_the_record_says_by_whom(cast):
    story = Story(cast).advised()
    assert refused(lambda: story.decide(followed="undecided")) == ["decide.advice-undecided"]
    assert refused(lambda: story.decide(followed="overruled")) == ["decide.overruled-without-reasons"]
    story.decide(followed="overruled", overruling_reason="Names are needed for a year.")
    (advice,) = story.head.document.record.advice
    assert (advice.followed, advice.overruled_by, advice.reason) == (
        "overruled",
        "Deniz",
        "Names are needed for a year.",
    )
    assert verify_assessment(story.row.pk).state == "intact"


def test_a_departure_is_decided_by_nobody_alone(cast):
    story = Story(cast, "refused").advised()
    dora = acting(joined(cast.organisation, "Dora", frozenset({"decider"}), cast.people["administrator"]))
    departs = {"outcome": "proceed-with-conditions", "conditions": "Names are hidden by September."}
    assert refused(lambda: story.decide(**departs)) == ["decide.second-signature"]
    forged = refused(lambda: story.decide(**departs, second=dora.id))
    assert forged == ["decide.second-signature"]
    taken = {"assessment": story.row, "arrangement": ONE, "on": ON}
    actions.propose(seen=story.digest, ruling=ruling(**departs), actor=story.who("decider"), at=story.at(), **taken)
    head = story.head
    assert (head.course.working.state, head.course.in_force, head.document.record.decisions) == ("reviewed", None, ())
    assert waiting(story) == [("signature", "")]
    seen = mark(head.course.working.proposed)
    own = refused(lambda: actions.sign(seen=seen, actor=story.who("decider"), at=AT, **taken))
    assert own == ["decide.second-not-independent"]
    assert refused(lambda: actions.sign(seen="x", actor=dora, at=AT, **taken)) == ["sign.other-proposal"]
    actions.sign(seen=seen, actor=dora, at=story.at(), **taken)
    (decision,) = story.head.document.record.decisions
    assert (decision.decider, decision.note) == ("Deniz", "Second signature: Dora.")
    assert story.head.course.in_force.decided.ruling.second == dora.id
    assert [line.kind for line in history(story.head)][:2] == ["decision.signed", "decision.proposed"]
    assert verify_assessment(story.row.pk).state == "intact"


def test_who_refuses_to_sign_says_why_and_nothing_is_decided(cast):
    story = Story(cast, "refused").advised()
    dora = acting(joined(cast.organisation, "Dora", frozenset({"decider"}), cast.people["administrator"]))
    departs = ruling(outcome="proceed-with-conditions", conditions="Soon.")
    actions.propose(
        assessment=story.row,
        seen=story.digest,
        ruling=departs,
        arrangement=ONE,
        on=ON,
        actor=story.who("decider"),
        at=story.at(),
    )
    assert refused(lambda: actions.retract(assessment=story.row, reasons=" ", actor=dora, at=AT)) == ["step.no-reasons"]
    actions.retract(assessment=story.row, reasons="Children were not heard on this.", actor=dora, at=story.at())
    assert waiting(story) == [("decision", "")]
    assert history(story.head)[0].words == "Children were not heard on this."


def test_sent_back_the_record_keeps_why_and_the_assessors_find_it(story):
    story.reviewed()
    actions.return_(
        assessment=story.row,
        seen=story.digest,
        reasons="Hear older children.",
        on=ON,
        actor=story.who("decider"),
        at=story.at(),
    )
    (decision,) = story.head.document.record.decisions
    assert (decision.outcome, decision.reasons) == ("returned", "Hear older children.")
    assert waiting(story) == [("returned", story.who("assessor").id)]
    assert verify_assessment(story.row.pk).state == "intact"


def test_nobody_decides_on_a_text_that_they_did_not_read(story):
    story.advised()
    stale = "sha256:" + "0" * 64
    taken = {"assessment": story.row, "seen": stale, "on": ON, "at": AT}
    for call in (
        lambda: actions.decide(ruling=ruling(), arrangement=ONE, actor=story.who("decider"), **taken),
        lambda: actions.return_(reasons="No.", actor=story.who("decider"), **taken),
        lambda: actions.advise(advice="No.", role="x", actor=story.who("data-protection-officer"), **taken),
    ):
        assert refused(call) == ["step.other-record"]


def test_dissent_is_kept_beside_the_decision_also_while_the_next_draft_is_open(story):
    story.decided()
    steps.open_draft(assessment=story.row, actor=story.who("assessor"), at=story.at())
    call = lambda role: actions.dissent(  # noqa: E731
        assessment=story.row, view="Strangers see names.", role="Observer", on=ON, actor=story.who(role), at=story.at()
    )
    call("observer")
    assert refused(lambda: call("decider")) == ["dissent.own-decision"]
    (kept,) = story.head.document.record.dissent
    decided = story.head.course.in_force.decided
    assert (kept.id, kept.by, kept.assessment_digest) == ("W01", "Observer", decided.digest)
    assert story.head.course.working.state == "draft"
    assert verify_assessment(story.row.pk).state == "intact"


def test_what_is_waited_for_follows_the_course(story):
    bram, chioma = story.who("reviewer").id, story.who("child-rights-reviewer").id
    story.in_review()
    assert waiting(story) == [("advice", ""), *sorted([("review", bram), ("review", chioma)])]
    story.view("reviewer")
    assert waiting(story) == [("advice", ""), ("review", chioma)]
    story.view("child-rights-reviewer")
    story.advise()
    assert waiting(story) == [("decision", "")]
    since = Awaited.objects.get(assessment=story.row).since
    assert since > AT
    story.decide()
    assert waiting(story) == []
