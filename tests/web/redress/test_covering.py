"""A portal opens once everything stands, shuts by itself when something goes, and a moved holiday moves open cases."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings as given
from django.core import mail
from django.utils import timezone

from bestinterests.web.accounts.actions import Refusing, change_roles
from bestinterests.web.config.jobs import JOBS
from bestinterests.web.jobs.running import run_due
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress import keys
from bestinterests.web.redress.actions import covering, holidays, portals, safeguarding
from bestinterests.web.redress.models import Case, Deadline, Portal
from bestinterests.web.redress.readiness import conditions, door_of
from bestinterests.workflow.casework import covering as hours
from tests.web.assessments.cast import begun
from tests.web.cast import AT
from tests.web.redress.cast import portal, received

WEEK = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
PULSE = tuple(job for job in JOBS if job.name == "doors")


@pytest.fixture
def assessment(cast):
    return begun(where=cast.organisation)


def settled(cast, at=AT):
    """Everything that a portal needs, done by those who do it."""
    who, where = cast.people, cast.organisation
    told = {"lead": who["safeguarding-lead"], "deputy": None, "hours": WEEK, "page_to": "lead@example.org"}
    told |= {"nation": "england", "safeguarding_hours": 4, "outcome_days": 28, "keep_months": 24}
    covering.settle_cover(organisation=where, told=told, actor=who["administrator"].public_id, at=at)
    for role in ("administrator", "decider"):
        covering.name_custodian(organisation=where, person=who[role], at=at)
        covering.confirm_custody(
            organisation=where, person=who[role], fingerprint=keys.ring().fingerprint().upper(), at=at
        )
    covering.try_paging(organisation=where, actor=who["administrator"].public_id, at=at)
    return who, where


def letters():
    return re.search(r"enter these letters: (\S+)", mail.outbox[-1].body)[1]


def test_it_opens_once_everything_stands_and_shuts_when_one_of_it_goes(
    cast, assessment, settings, django_capture_on_commit_callbacks
):
    who, where = cast.people, cast.organisation
    door = portals.make_portal(assessment=assessment, told={"name": "Pond Pals"}, at=AT)
    with pytest.raises(Refusing) as refused:
        portals.open_portal(portal=door, actor=who["administrator"].public_id, at=AT)
    missing = [each for each in conditions(where, AT) if not each.met]
    assert [each.key for each in missing] == ["custodians", "lead", "hours", "paging", "clock"]
    assert len(refused.value.refusals) == len(missing)
    with django_capture_on_commit_callbacks(execute=True):
        settled(cast)
    assert not door_of(Portal.objects.get(), AT).is_open
    for code, person in ((letters(), who["decider"]), ("wrong", who["safeguarding-lead"])):
        with pytest.raises(Refusing):
            covering.confirm_paging(organisation=where, person=person, code=code, at=AT)
    covering.confirm_paging(organisation=where, person=who["safeguarding-lead"], code=letters().upper(), at=AT)
    run_due(PULSE, AT)
    portals.open_portal(portal=door, actor=who["administrator"].public_id, at=AT)
    door = Portal.objects.get()
    assert door_of(door, AT) == (True, "")

    later = AT + dt.timedelta(minutes=16)
    assert door_of(door, later) == (False, "clock")
    run_due(PULSE, later)
    assert door_of(door, later).is_open
    assert door_of(door, AT + dt.timedelta(days=93)).why == "paging"
    change_roles(
        membership=who["safeguarding-lead"].memberships.get(),
        roles=frozenset({"observer"}),
        actor=who["administrator"],
        at=AT,
    )
    assert door_of(door, later).why == "lead"
    settings.CASE_KEYS = keys.written(keys.new_ring("2026-04-01"))
    assert door_of(door, later).why == "custodians"
    settings.CASE_KEYS = "{"
    assert door_of(door, later).why == "keys"
    settings.CASE_KEYS = ""
    assert not Path(given.DATA, keys.FILE).exists()
    assert door_of(door, later).why == "keys"


def test_the_lead_is_called_without_a_word_of_the_case_and_again_where_nobody_looks(
    cast, assessment, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        settled(cast)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        row = received(portal(assessment), unsafe=True, happened="My canary words.", name="Canary Name").row
    row = Case.objects.get(pk=row.pk)
    assert row.with_lead
    assert timezone.localtime(row.look_by) == timezone.localtime(AT) + dt.timedelta(hours=4)
    sent = "".join(letter.subject + letter.body for letter in mail.outbox)
    assert {letter.to[0] for letter in mail.outbox} == {"lead@example.org", "lerato@example.org"}
    assert "anary" not in sent
    assert row.public_id not in sent
    told = Notice.objects.filter(kind="safeguarding")
    assert {each.person.display_name for each in told} == {"Lerato"}
    with django_capture_on_commit_callbacks(execute=True):
        assert safeguarding.chase(row.look_by - dt.timedelta(minutes=1)) == 0
        assert safeguarding.chase(row.look_by + dt.timedelta(minutes=1)) == 1
        assert safeguarding.chase(row.look_by + dt.timedelta(minutes=2)) == 0
    assert {each.person.display_name for each in told.all()} == {"Lerato", "Edda", "Dov"}


def test_a_holiday_that_is_said_late_counts_open_cases_anew_and_says_so(cast, assessment):
    settled(cast)
    who, where = cast.people, cast.organisation
    at = dt.datetime(2026, 5, 15, 10, tzinfo=dt.UTC)
    given_in = {"door": "my-data", "requests": ("access",), "at": at}
    row = received(portal(assessment, at), **given_in).row
    assert Case.objects.get(pk=row.pk).due_on == dt.date(2026, 6, 15)
    say = {"organisation": where, "day": dt.date(2026, 6, 15), "actor": who["administrator"].public_id, "at": at}
    holidays.say_holiday(**say, divisions=["scotland"], name="One-off", off=False)
    assert not Deadline.objects.exists()
    holidays.say_holiday(**say, divisions=["england-and-wales"], name="One-off", off=False)
    assert Case.objects.get(pk=row.pk).due_on == dt.date(2026, 6, 16)
    moved = Deadline.objects.get()
    assert (moved.item, moved.before, moved.after) == (1, dt.date(2026, 6, 15), dt.date(2026, 6, 16))
    assert moved.why == "15 June 2026 is now counted as a bank holiday"
    assert Notice.objects.filter(kind="case", sentence__contains="has moved").count() == 1
    holidays.recount(where, "again", at)
    assert Deadline.objects.count() == 1


def test_hours_are_read_said_and_counted():
    assert hours.read_day("mon", "9:00-12.30, 14:00 to 17:00") == [["09:00", "12:30"], ["14:00", "17:00"]]
    assert (
        hours.said(WEEK | {"sat": [["10:00", "12:00"]]}) == "Monday to Friday, 9 am to 5 pm; Saturday, 10 am to 12 noon"
    )
    for wrong in ("nine to five", "17:00-09:00", "09:00-12:00, 11:00-13:00", "25:00-26:00"):
        with pytest.raises(ValueError, match="Monday: "):
            hours.read_day("mon", wrong)
    friday = dt.datetime(2026, 3, 13, 16, 0, tzinfo=dt.UTC)

    def no(day):
        return False

    assert hours.covered_by(friday, 1, WEEK, no) == friday + dt.timedelta(hours=1)
    assert hours.covered_by(friday, 2, WEEK, no) == dt.datetime(2026, 3, 16, 10, 0, tzinfo=dt.UTC)
    assert hours.covered_by(friday, 2, WEEK, lambda day: day == dt.date(2026, 3, 16)).day == 17
    assert hours.covered_by(friday, 2, {}, no) is None
    assert not hours.is_covered(friday + dt.timedelta(hours=1), WEEK, no)


def test_pages_settle_it_all(signed, cast, assessment, django_capture_on_commit_callbacks):
    own = f"/organisations/{cast.organisation.public_id}/portals/"
    client = signed("administrator")
    sent = {"lead": cast.people["safeguarding-lead"].public_id, "mon": "9-5", "page_to": "lead@example.org"}
    sent |= {"nation": "england", "safeguarding_hours": "0", "outcome_days": "28", "keep_months": "24"}
    answer = client.post(f"{own}cover/", sent)
    assert answer.status_code == 422
    assert b"9-5 is not one" in answer.content
    assert b"hours from 1 to 72" in answer.content
    assert client.post(f"{own}cover/", sent | {"mon": "09:00-17:00", "safeguarding_hours": "4"}).status_code == 302
    client.post(f"{own}keys/name/", {"person": cast.people["administrator"].public_id})
    assert client.post(f"{own}keys/", {"fingerprint": "not these letters"}).status_code == 409
    assert client.post(f"{own}keys/", {"fingerprint": keys.ring().fingerprint()}).status_code == 302
    client.post(f"{own}new/", {"assessment": assessment.public_id})
    page = f"{own}{Portal.objects.get().public_id}/"
    words = {"name": "Pond Pals", "F01_6-9": "Chat"}
    assert client.post(page, words).status_code == 302
    assert "Mend" in client.get(own).content.decode()
    assert client.post(f"{page}open/").status_code == 200
    assert Portal.objects.get().opened_at is None
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{own}calling/try/")
    signed("safeguarding-lead").post(f"{own}calling/", {"code": letters()})
    assert "Arrived" in client.get(f"{own}calling/").content.decode()
