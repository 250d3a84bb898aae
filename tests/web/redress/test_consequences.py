"""An upheld case becomes evidence by counts, opens a judgement again, and its sender learns what came of it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.domain.measure import Measure
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.actions import bring_in
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.web.change_requests.models import Trigger
from bestinterests.web.ledger.exporting import exported
from bestinterests.web.redress.actions import answering, handling
from bestinterests.web.redress.actions.consequences import follow_waiting
from bestinterests.web.redress.actions.news import tell_in_words, tell_what_changed
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.models import Case, CaseKey, Item
from bestinterests.workflow.casework.events import About, Decided, Sorted
from bestinterests.workflow.casework.policies import Handler
from tests.web.assessments.cast import AMARA, from_example
from tests.web.forms import sent
from tests.web.redress.cast import portal, received
from tests.web.reviews.cast import AT as BEGUN
from tests.web.reviews.cast import EXPIRY, Story

CANARY = "Marigold Teapot wrote this"
IMPACT = "I01"


@pytest.fixture
def assessment(cast):
    return from_example(where=cast.organisation)


def handler(cast):
    return Handler(id=cast.people["case-handler"].public_id, handles=True)


def held(row):
    return case_of(Case.objects.get(pk=row.pk))


def about(*impacts):
    return About(features=("F01",), rights=("article-16",), impacts=impacts)


def sorted_(cast, row, *items):
    """The case handler takes a case, and says what it is."""
    who, at = handler(cast), timezone.now()
    if not held(row).handler:
        handling.assign(row=row, to=who.id, who=who, at=at)
    handling.classify(row=row, items=items, reason="Read.", who=who, at=at)


def decided(cast, row, outcome="upheld", item="1", at=None):
    """The case handler says which judgement a case contradicts, and decides."""
    who = handler(cast)
    if not held(row).handler:
        sorted_(cast, row, Sorted(id="1", kind="feedback", about=about(IMPACT)))
    at = at or timezone.now()
    said = Decided(item=item, outcome=outcome, reason="Read the log.", words="You were right.", by=who.id, at=at)
    return answering.decide(row=row, said=said, who=who, at=at)


def told(cast, row, at=None):
    """They tell the outcome, at the portal."""
    return answering.tell_outcome(row=row, items=("1",), channel="portal", who=handler(cast), at=at or timezone.now())


def weighed(assessment, evidence, at):
    """Amara has judged again in its light: the level stays, and she says why."""
    head = head_of(assessment.pk)
    before = next(each for each in head.document.assessment.impacts if each.id == IMPACT).before
    again = replace(before, agreed=tuple(replace(j, reason=f"It stays, with {evidence}.") for j in before.agreed))
    entries = [
        Entry(("assessment", "impacts", IMPACT), {"before": msgspec.to_builtins(again)}),
        Entry(("assessment", "evidence", evidence), {"weighed": [IMPACT]}),
    ]
    save(assessment=assessment, base_revision=head.revision, entries=entries, actor=AMARA, at=at)


def evidence_of(assessment):
    """Evidence that came of cases."""
    found = head_of(assessment.pk).document.assessment.evidence
    return [each for each in found if each.title.startswith("Cases that were upheld")]


def in_state(assessment, state):
    """As if the record stood there; returns its course as it was."""
    kept = bytes(Assessment.objects.get(pk=assessment.pk).course)
    course = head_of(assessment.pk).course
    version = replace(course.working, state=state)
    moved = replace(course, versions=(*course.versions[:-1], version))
    Assessment.objects.filter(pk=assessment.pk).update(course=msgspec.json.encode(moved))
    return kept


def test_upheld_it_opens_the_judgement_again_by_counts_alone(cast, assessment, signed):
    door = portal(assessment)
    row = received(door, happened=CANARY, name=CANARY).row
    case = decided(cast, row)
    (found,) = evidence_of(assessment)
    assert found.contradicts == found.reopens == (IMPACT,)
    assert found.says.startswith("Fewer than five cases were upheld")
    assert case.item("1").consequence.evidence == found.id
    head = head_of(assessment.pk)
    evaluation = evaluated(head.document, dt.date(2026, 11, 27))
    assert any(found.id in each.what for each in evaluation.completeness.open)
    # Whoever decides a case has not judged in the record, so that they may review it and advise on it.
    assert history(head)[0].kind == "cases.taken_up"
    assert handler(cast).id not in head.course.authors
    for number in range(4):
        decided(cast, received(door, sent=f"again {number}", happened=CANARY).row)
    (found,) = evidence_of(assessment)
    assert found.says.startswith("5 cases were upheld")

    content = msgspec.json.encode(head_of(assessment.pk).document) + exported(assessment.ledger)
    for secret in ("Marigold", row.public_id, *Case.objects.values_list("receipt", flat=True)):
        assert secret.encode() not in content

    # An outcome that was not told yet is told by nothing else either.
    assert held(row).news == ()
    assert tell_what_changed(timezone.now()) == 0
    assert told(cast, row).news[-1].facts == ("news.reopened",)
    own = f"/assessments/{assessment.public_id}"
    client = signed("assessor")
    assert "This judgement is open again" in client.get(f"{own}/impacts/{IMPACT}/rating/").content.decode()
    assert found.title in client.get(f"{own}/cases/").content.decode()
    rated = f"{own}/impacts/{IMPACT}/rating/"
    tick = sent(client.get(rated), judged_again=found.id)
    assert client.post(rated, tick).status_code == 409
    why = next(name for name in tick if name.endswith("-why"))
    for _ in range(2):
        assert client.post(rated, {**tick, why: "We read what they wrote."}).status_code == 302
    assert evidence_of(assessment)[0].reopens == ()
    assert (tell_what_changed(timezone.now()), tell_what_changed(timezone.now())) == (1, 0)
    assert held(row).news[-1].facts == ("news.judged_again",)
    # Somebody has judged in the light of the first five: the sixth is evidence of its own.
    decided(cast, received(door, sent="six").row)
    assert [each.reopens for each in evidence_of(assessment)] == [(), (IMPACT,)]


def again(story, minute, *measures):
    """The record is submitted, read, advised on and decided anew."""
    head = story.head
    judged = head.document.assessment
    theirs = replace(judged, measures=(*judged.measures, *measures))
    document = replace(head.document, assessment=theirs)
    bring_in(assessment=story.row, base_revision=head.revision, theirs=document, actor=story.who("assessor"), at=minute)
    story.advised()
    story.decide(expires_on=EXPIRY)


def test_its_sender_reads_what_was_decided_with_what_changed_and_what_did_not(cast):
    story = Story(cast).decided()
    door = portal(story.row, BEGUN)
    row = received(door, happened=CANARY, at=BEGUN).row
    decided(cast, row, at=story.at())
    assert story.head.course.working.number == 2
    assert Trigger.objects.filter(assessment=story.row, reason="redress", item=IMPACT).exists()
    told(cast, row, at=story.at())
    handling.close(row=row, why="Told.", who=handler(cast), at=story.at())
    # What is still to be told is still to be read.
    assert Case.objects.get(pk=row.pk).receipt_ends_at is None
    (found,) = evidence_of(story.row)
    with pytest.raises(Refusing, match="so it is made again"):
        story.submitted()
    weighed(story.row, found.id, story.at())
    again(story, story.at(), Measure(id="M+hide", title="Names are hidden", acts_on=(IMPACT,), status="planned"))
    at = story.at()
    assert (tell_what_changed(at), tell_what_changed(at)) == (1, 0)
    news = held(row).news[-1]
    assert (news.facts, news.version) == (("news.judged_again", "news.decided_changed"), 2)
    assert Case.objects.get(pk=row.pk).receipt_ends_at == at + dt.timedelta(days=90)
    assert not Trigger.objects.filter(assessment=story.row, reason="redress").exists()

    other = received(door, sent="other", at=BEGUN).row
    decided(cast, other, at=story.at())
    told(cast, other, at=story.at())
    weighed(story.row, evidence_of(story.row)[-1].id, story.at())
    # A measure on something else is no change of what they spoke about.
    again(story, story.at(), Measure(id="M+else", title="Scores are hidden", acts_on=("I02",), status="planned"))
    assert tell_what_changed(story.at()) == 1
    assert held(other).news[-1].facts == ("news.judged_again", "news.decided_same")
    tell_in_words(row=other, words="Names can be hidden now.", who=handler(cast), at=story.at())
    assert held(other).news[-1].words

    head = story.head
    held_now = Assessed(framework_of(head.document), head.document, evaluated(head.document, BEGUN.date()))
    text = repr([PAPERS[name].build(held_now) for name in ("report", "dpia")])
    assert "Contradicted, and judged again" in text
    for secret in ("Marigold", row.public_id):
        assert secret not in text


def test_decided_otherwise_it_is_taken_back_also_where_that_had_to_wait(cast, assessment):
    door = portal(assessment)
    one, two = received(door).row, received(door, sent="two").row
    decided(cast, one)
    decided(cast, two)
    case = decided(cast, one, "not-upheld")
    assert case.item("1").consequence is None
    assert evidence_of(assessment)[0].contradicts == (IMPACT,)
    kept = in_state(assessment, "in_review")
    decided(cast, two, "not-upheld")
    assert Item.objects.get(case=two).waits
    assert (follow_waiting(timezone.now()), evidence_of(assessment)[0].contradicts) == (0, (IMPACT,))
    Assessment.objects.filter(pk=assessment.pk).update(course=kept)
    assert (follow_waiting(timezone.now()), follow_waiting(timezone.now())) == (1, 0)
    (found,) = evidence_of(assessment)
    assert found.contradicts == ()
    assert "decided otherwise" in found.note
    assert not Item.objects.exclude(evidence="", waits=False).exists()


def test_what_cannot_be_written_waits_and_one_that_is_locked_keeps_none_waiting(cast, assessment):
    door = portal(assessment)
    shut, row = received(door).row, received(door, sent="two").row
    kept = in_state(assessment, "in_review")
    decided(cast, shut)
    decided(cast, row)
    told(cast, row)
    CaseKey.objects.filter(case=shut).update(version=99)
    assert follow_waiting(timezone.now()) == 0
    Assessment.objects.filter(pk=assessment.pk).update(course=kept)
    assert (follow_waiting(timezone.now()), follow_waiting(timezone.now())) == (1, 0)
    assert [item.waits for item in Item.objects.order_by("case")] == [True, False]
    assert held(row).news[-1].facts == ("news.reopened",)


def test_a_case_counts_once_and_follows_when_it_is_sorted_anew(cast, assessment):
    door = portal(assessment)
    for number in range(3):
        decided(cast, received(door, sent=f"{number}").row)
    row = received(door, sent="last").row
    both = [Sorted(id=key, kind="feedback", about=about(IMPACT)) for key in ("1", "2")]
    sorted_(cast, row, *both)
    decided(cast, row)
    decided(cast, row, item="2")
    assert evidence_of(assessment)[0].says.startswith("Fewer than five")
    decided(cast, row, "not-upheld", item="2")
    assert held(row).item("1").consequence
    assert evidence_of(assessment)[0].contradicts == (IMPACT,)
    sorted_(cast, row, replace(both[0], about=about("I02")), both[1])
    assert [each.contradicts for each in evidence_of(assessment)] == [(IMPACT,), ("I02",)]
    # What somebody wrote there stays as they wrote it.
    first = evidence_of(assessment)[0].id
    entries = [Entry(("assessment", "evidence", first), {"says": "We looked: it is the search."})]
    head = head_of(assessment.pk)
    save(assessment=assessment, base_revision=head.revision, entries=entries, actor=AMARA, at=timezone.now())
    decided(cast, received(door, sent="more").row)
    assert [each.says[:11] for each in evidence_of(assessment)] == ["We looked: ", "Fewer than ", "Fewer than "]
