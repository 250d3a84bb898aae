"""The home page: what asks for a person and why, what asks for nothing, and how to begin."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.measure import Measure
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments import actions, evaluating
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.home import work
from bestinterests.web.assessments.models import FIRST_DAY, Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.samples import load_samples
from tests.web.requests import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def begun(cast, now):
    """An assessment that the assessor began today."""
    return actions.create(
        organisation=cast.organisation, title="Pond Pals", patterns=("chat",), actor=actor(cast, "assessor"), at=now
    )


def actor(cast, role):
    return actor_of(standings_of(cast.people[role])[0])


def change(cast, row, at, **fields):
    """What is judged, with other values."""
    document = read(row.pk).document
    theirs = replace(document, assessment=replace(document.assessment, **fields))
    revision = read(row.pk).revision
    actions.bring_in(assessment=row, base_revision=revision, theirs=theirs, actor=actor(cast, "assessor"), at=at)


def tasks(cast, role, at):
    return [(task.title, task.kind, task.due) for task in work(standings_of(cast.people[role]), at).tasks]


def test_nothing_needs_a_person_who_has_nothing_and_the_page_teaches(signed):
    said = text(signed("assessor").get("/"))
    assert "Nothing needs you today." in said
    assert "There are three ways to begin:" in said
    said = text(signed("nowhere").get("/"))
    assert "There are no assessments that you may see." in said


def test_an_unfinished_draft_asks_its_writer_and_nobody_else(cast, begun, now):
    assert tasks(cast, "assessor", now) == [("Go on with Pond Pals", "Unfinished", None)]
    assert tasks(cast, "reviewer", now) == []
    beside = work(standings_of(cast.people["reviewer"]), now).beside
    assert [(task.title, task.reason.split(" wrote")[0]) for task in beside] == [("Pond Pals", "Amara")]
    assert work(standings_of(cast.people["assessor"]), now).beside == ()
    assert work(standings_of(cast.people["reviewer"]), now + dt.timedelta(days=15)).beside == ()


def test_a_finished_draft_waits_to_be_handed_in(cast, begun, now):
    Assessment.objects.update(open_count=0)
    assert tasks(cast, "assessor", now) == [("Submit Pond Pals", "Draft", None)]


def test_a_returned_assessment_asks_every_assessor(cast, begun, now):
    Assessment.objects.update(state="returned")
    ((title, kind, _),) = tasks(cast, "assessor", now)
    assert (title, kind) == ("Answer the reasons for which Pond Pals was sent back", "Returned")
    assert tasks(cast, "decider", now) == []


def test_what_was_typed_and_not_saved_comes_first_to_mind(cast, begun, now):
    place = ("assessment", "summary")
    actions.keep_draft(assessment=begun, place=place, value="x", base_revision=1, actor=actor(cast, "assessor"), at=now)
    (typed, *_) = work(standings_of(cast.people["assessor"]), now).tasks
    assert (typed.title, typed.kind) == ("Save what you typed in Pond Pals", "Draft")
    assert typed.reason.startswith("1 field typed and not saved")
    assert tasks(cast, "observer", now) == []


def test_overdue_actions_ask_those_who_work_on_actions_by_day(cast, begun, now):
    today = timezone.localdate(now)
    measures = (
        Measure(id="M01", title="Late", due=today - dt.timedelta(2), owner="studio"),
        Measure(id="M02", title="Done", due=today - dt.timedelta(9), status="implemented"),
        Measure(id="M03", title="Later", due=today + dt.timedelta(2)),
        Measure(id="M04", title="Latest", due=today - dt.timedelta(9)),
    )
    change(cast, begun, now, measures=measures)
    found = [task for task in work(standings_of(cast.people["action-owner"]), now).tasks if task.kind == "Action"]
    assert [(task.title, task.due) for task in found] == [
        ("Latest", today - dt.timedelta(9)),
        ("Late", today - dt.timedelta(2)),
    ]
    assert "Owner: studio." in found[1].reason
    assert "Nobody owns it." in found[0].reason
    assert not any(kind == "Action" for _, kind, _ in tasks(cast, "observer", now))


def test_many_overdue_actions_are_summed_up(cast, begun, now, signed):
    today = timezone.localdate(now)
    measures = tuple(Measure(id=f"M{n:02}", title=f"Late {n}", due=today - dt.timedelta(n)) for n in range(1, 16))
    change(cast, begun, now, measures=measures)
    found = [title for title, kind, _ in tasks(cast, "action-owner", now) if kind == "Action"]
    assert len(found) == 11
    assert found[-1] == "5 more actions are overdue"
    assert "5 more actions are overdue" in text(signed("action-owner").get("/"))


@pytest.mark.parametrize("days, asks", [(-3, True), (20, True), (60, False)])
def test_a_review_asks_from_a_month_before_its_day(cast, begun, now, days, asks):
    due = timezone.localdate(now) + dt.timedelta(days)
    change(cast, begun, now, review=replace(read(begun.pk).document.assessment.review, next_review=due))
    assert (("Review Pond Pals", "Review", due) in tasks(cast, "assessor", now)) is asks


def test_nothing_is_due_of_what_is_withdrawn(cast, begun, now):
    today = timezone.localdate(now)
    change(cast, begun, now, measures=(Measure(id="M01", title="Late", due=today - dt.timedelta(2)),))
    Assessment.objects.update(state="withdrawn")
    assert tasks(cast, "assessor", now) == []


def test_a_verdict_that_cannot_be_given_is_said(cast, begun, now):
    Assessment.objects.update(state="decided", now_worst="", open_count=None, evaluated=1, asks_on=FIRST_DAY)
    assert ("Look at Pond Pals", "Verdict", None) in tasks(cast, "assessor", now)


def test_fictional_records_ask_for_nothing_and_stand_apart(cast, signed, now):
    load_samples(now)
    assert tasks(cast, "assessor", now) == []
    said = text(signed("assessor").get("/"))
    assert said.index("Your assessments") < said.index("Samples to learn from") < said.index("Bramble")
    assert "Nothing needs you today." in said


def test_assessments_are_shown_in_small_with_the_verdict_in_both_views(cast, begun, signed):
    said = text(signed("observer").get("/"))
    assert "Cannot be judged yet: 6 judgements are open." in said
    assert "If all is done, tested and signed: not shown" in said
    assert "0–5 : not asked yet" in said
    assert "All assessments" in said
    assert "Start an assessment" not in said


def test_home_is_read_in_few_queries_and_evaluates_nothing(cast, begun, signed, now, monkeypatch):
    load_samples(now)
    client = signed("assessor")

    def never(*_):
        raise AssertionError("the home page evaluates")

    monkeypatch.setattr(evaluating, "evaluated", never)
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    sent = [query["sql"] for query in queries]
    # Four say who it is and where they belong, two what reviews wait for, two what changes do, one
    # what rounds of rating do, one what they have not been told yet.
    assert len(sent) <= 17, sent
    assert not any('"head"' in query for query in sent)


def test_a_person_of_two_organisations_sees_which_is_whose(cast, begun, signed, now):
    from bestinterests.web.accounts import actions as people

    people._join(cast.organisation, cast.people["outsider"], frozenset({"observer"}), now)
    said = text(signed("outsider").get("/"))
    assert "Tern and Tide Games. Draft." in said
    assert "All of Larkspur Lane" in said
