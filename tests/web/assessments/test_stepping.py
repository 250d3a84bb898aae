"""Steps of the workflow in the workspace: refused with every reason, stored with what they were taken on."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.accounts.roles import ROLES
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment, Submission, Total
from bestinterests.web.assessments.people import DUTIES, actor_of
from bestinterests.web.assessments.verifying import reread, verify_assessment
from bestinterests.web.ledger.models import Snapshot
from tests.web.assessments.cast import AMARA, BRAM, DENIZ, begun, from_example, later

pytestmark = pytest.mark.django_db


def refused(call) -> list[str]:
    """The codes with which an action is refused."""
    with pytest.raises(Refusing) as refusing:
        call()
    return [refusal.code for refusal in refusing.value.refusals]


def test_a_submission_keeps_what_followed_by_which_method_and_packs():
    row = from_example()
    held = actions.submit(assessment=row, revision=1, actor=AMARA, at=later(1))
    stored = msgspec.json.decode(bytes(held.evaluation), type=Evaluation)
    head = read(row.pk)
    assert (held.revision, held.version, held.digest) == (2, 1, stored.assessment_digest)
    assert head.course.working.digest == held.digest
    assert {pack["pack"] for pack in held.packs} == {pack.pack for pack in stored.packs}
    assert all(pack["digest"].startswith("sha256:") for pack in held.packs)
    assert Snapshot.objects.filter(ledger=row.ledger, seq=2).exists()
    assert reread(held).same
    row.refresh_from_db()
    assert row.state == "submitted"
    assert Total.objects.get(state="submitted").number == 1
    assert verify_assessment(row.pk).state == "intact"


def test_what_was_submitted_is_not_edited():
    row = from_example()
    actions.submit(assessment=row, revision=1, actor=AMARA, at=later(1))
    edit = Edit(kind="set", path=("assessment", "summary"), before=read(row.pk).document.assessment.summary, after="x")
    changes = ChangeSet(format=CHANGE_FORMAT, edits=(edit,))
    call = lambda: actions.edit(assessment=row, base_revision=1, changes=changes, actor=AMARA, at=later(2))  # noqa: E731
    assert refused(call) == ["edit.closed"]


def test_unfinished_is_refused_and_so_is_a_record_that_moved_on():
    row = begun()
    codes = refused(lambda: actions.submit(assessment=row, revision=9, actor=BRAM, at=later(1)))
    assert codes == ["submit.other-record", "step.no-duty", "submit.unfinished"]
    assert not Submission.objects.exists()
    assert verify_assessment(row.pk).lines == 1


def test_a_submission_is_recalled_and_handed_in_again():
    row = from_example()
    actions.submit(assessment=row, revision=1, actor=AMARA, at=later(1))
    actions.recall(assessment=row, actor=AMARA, at=later(2))
    assert Assessment.objects.get(pk=row.pk).state == "draft"
    actions.submit(assessment=row, revision=3, actor=AMARA, at=later(3))
    assert list(Submission.objects.order_by("pk").values_list("revision", flat=True)) == [2, 4]


def test_screened_out_needs_its_scope_test_and_stays_readable():
    row = from_example()
    assert refused(lambda: actions.screen_out(assessment=row, actor=DENIZ, at=later(1))) == ["screen-out.scope"]
    before = read(row.pk).document
    scope = replace(before.assessment.scope, outcome="screened-out", reason="A tool for accountants.")
    theirs = replace(before, assessment=replace(before.assessment, scope=scope))
    actions.bring_in(assessment=row, base_revision=1, theirs=theirs, actor=AMARA, at=later(1))
    actions.screen_out(assessment=row, actor=DENIZ, at=later(2))
    actions.open_draft(assessment=row, actor=AMARA, at=later(3))
    course = read(row.pk).course
    assert [version.state for version in course.versions] == ["screened_out", "draft"]
    assert course.in_force.number == 1
    row.refresh_from_db()
    assert (row.state, row.version) == ("draft", 2)


def test_withdrawing_tells_why():
    row = begun()
    assert refused(lambda: actions.withdraw(assessment=row, reasons=" ", actor=DENIZ, at=later(1))) == [
        "step.no-reasons"
    ]
    actions.withdraw(assessment=row, reasons="It will not be built.", actor=DENIZ, at=later(1))
    told = history(read(row.pk))[0]
    assert (told.kind, told.words) == ("assessment.withdrawn", "It will not be built.")


def test_a_stored_evaluation_that_reads_otherwise_is_said_and_left():
    row = from_example()
    held = actions.submit(assessment=row, revision=1, actor=AMARA, at=later(1))
    stored = msgspec.json.decode(bytes(held.evaluation), type=Evaluation)
    older = msgspec.json.encode(replace(stored, method="0.9", profiles=stored.profiles[:1]))
    Submission.objects.filter(pk=held.pk).update(evaluation=older)
    held.refresh_from_db()
    found = reread(held)
    assert not found.same
    assert "0.9" in found.sentence
    assert found.rules
    assert bytes(Submission.objects.get(pk=held.pk).evaluation) == older


@pytest.mark.parametrize(
    "change, why",
    [
        (lambda head: head[:-9], "the record as it is kept cannot be read."),
        (lambda head: head.replace(b"Pond Pals", b"Pond Pols"), "what was written does not lead to the record."),
    ],
)
def test_a_head_that_was_changed_behind_its_ledger_is_found(change, why):
    row = begun()
    Assessment.objects.filter(pk=row.pk).update(head=change(bytes(row.head)))
    found = verify_assessment(row.pk)
    assert (found.state, found.why) == ("broken", why)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_brings_its_duty_or_none(role):
    person = User(public_id="p" * 26, display_name="Pat Lee")
    actor = actor_of(Standing(person, Organisation(), frozenset({role})))
    assert actor.duties == ((DUTIES[role],) if role in DUTIES else ())
    assert set(ROLES) - set(DUTIES) == {"observer", "outside-reader", "case-handler", "safeguarding-lead"}
