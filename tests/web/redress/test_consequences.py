"""An upheld case becomes evidence by counts, opens a judgement again, and its sender learns what came of it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.ledger.exporting import exported
from bestinterests.web.redress.actions import answering, handling
from bestinterests.web.redress.actions.consequences import follow_waiting
from bestinterests.web.redress.actions.news import tell_what_changed
from bestinterests.web.redress.actions.patterns import accept, propose
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.models import Case, Item, Pattern
from bestinterests.workflow.casework.events import About, Decided, Sorted
from bestinterests.workflow.casework.policies import Handler
from tests.web.assessments.cast import from_example
from tests.web.redress.cast import portal, received

CANARY = "Marigold Teapot wrote this"
IMPACT = "I01"


@pytest.fixture
def assessment(cast):
    return from_example(where=cast.organisation)


def decided(cast, row, outcome="upheld", at=None):
    """The case handler takes a case, says which judgement it contradicts, and decides."""
    at = at or timezone.now()
    who = Handler(id=cast.people["case-handler"].public_id, handles=True)
    if not case_of(Case.objects.get(pk=row.pk)).handler:
        handling.assign(row=row, to=who.id, who=who, at=at)
    about = About(features=("F01",), rights=("article-16",), impacts=(IMPACT,))
    if not case_of(Case.objects.get(pk=row.pk)).item("1").decisions:
        items = (Sorted(id="1", kind="feedback", about=about),)
        handling.classify(row=row, items=items, reason="Read.", who=who, at=at)
    said = Decided(item="1", outcome=outcome, reason="Read the log.", words="You were right.", by=who.id, at=at)
    return answering.decide(row=row, said=said, who=who, at=at)


def evidence_of(assessment):
    return [each for each in head_of(assessment.pk).document.assessment.evidence if "complaints" in each.kinds]


def test_upheld_it_opens_the_judgement_again_and_its_sender_learns_of_it(cast, assessment, signed):
    door = portal(assessment)
    before = len(evidence_of(assessment))
    row = received(door, happened=CANARY, name=CANARY).row
    case = decided(cast, row)
    (found,) = evidence_of(assessment)[before:]
    assert found.contradicts == found.reopens == (IMPACT,)
    assert found.says.startswith("Fewer than five cases were upheld")
    assert case.item("1").consequence.evidence == found.id
    evaluation = evaluated(head_of(assessment.pk).document, dt.date(2026, 11, 27))
    assert any(found.id in each.what for each in evaluation.completeness.open)
    for number in range(4):
        decided(cast, received(door, sent=f"again {number}", happened=CANARY).row)
    (found,) = evidence_of(assessment)[before:]
    assert found.says.startswith("5 cases were upheld")

    content = msgspec.json.encode(head_of(assessment.pk).document) + exported(assessment.ledger)
    for secret in ("Marigold", row.public_id, cast.people["case-handler"].display_name + " wrote"):
        assert secret.encode() not in content

    assert case_of(Case.objects.get(pk=row.pk)).news[-1].facts == ("news.reopened",)
    assert tell_what_changed(timezone.now()) == 0
    own = f"/assessments/{assessment.public_id}"
    client = signed("assessor")
    assert "This judgement is open again" in client.get(f"{own}/impacts/{IMPACT}/rating/").content.decode()
    assert found.title in client.get(f"{own}/cases/").content.decode()
    assert client.post(f"{own}/evidence/{found.id}/judged-again/", {"impact": IMPACT}).status_code == 302
    assert evidence_of(assessment)[before:][0].reopens == ()
    assert tell_what_changed(timezone.now()) == 5
    assert tell_what_changed(timezone.now()) == 0
    assert case_of(Case.objects.get(pk=row.pk)).news[-1].facts == ("news.judged_again",)


def test_decided_otherwise_it_is_taken_back(cast, assessment):
    before = len(evidence_of(assessment))
    row = received(portal(assessment)).row
    decided(cast, row)
    case = decided(cast, row, "not-upheld")
    (found,) = evidence_of(assessment)[before:]
    assert found.contradicts == ()
    assert found.note
    assert case.item("1").consequence is None
    assert Item.objects.get(case=row).evidence == ""


def test_what_cannot_be_written_waits_for_the_clock(cast, assessment):
    door = portal(assessment)
    row = received(door).row
    held = head_of(assessment.pk)
    version = msgspec.structs.replace(held.course.working, state="in_review")
    course = msgspec.structs.replace(held.course, versions=(*held.course.versions[:-1], version))
    kept = bytes(Assessment.objects.get(pk=assessment.pk).course)
    Assessment.objects.filter(pk=assessment.pk).update(course=msgspec.json.encode(course))
    decided(cast, row)
    assert Item.objects.get(case=row).waits
    assert follow_waiting(timezone.now()) == 0
    Assessment.objects.filter(pk=assessment.pk).update(course=kept)
    assert follow_waiting(timezone.now()) == 1
    assert follow_waiting(timezone.now()) == 0
    assert not Item.objects.get(case=row).waits


def test_five_cases_that_say_the_same_are_proposed_once_and_again_when_they_have_doubled(cast, assessment):
    door = portal(assessment)
    for number in range(4):
        received(door, sent=f"{number}")
    assert propose(timezone.now()) == 0
    received(door, sent="five")
    assert propose(timezone.now()) == 1
    assert propose(timezone.now()) == 0
    pattern = Pattern.objects.get()
    assert (pattern.feature, pattern.right, pattern.number) == ("F01", "article-16", 5)
    standing = standings_of(cast.people["assessor"])[0]
    evidence = accept(pattern=pattern, actor=actor_of(standing), at=timezone.now())
    found = next(each for each in head_of(assessment.pk).document.assessment.evidence if each.id == evidence)
    assert found.says.startswith("5 cases are about")
    assert found.contradicts == ()
    received(door, sent="six")
    assert propose(timezone.now()) == 0
    for number in range(10, 14):
        received(door, sent=f"{number}")
    assert propose(timezone.now()) == 1
