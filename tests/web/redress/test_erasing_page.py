"""The page on which a case is erased for good, as those see it who may, who may not, and who sent it."""

from __future__ import annotations

import datetime as dt
import random
import re
import threading

import pytest
from django.db import connections
from django.utils import timezone

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress.actions.erasing import erase
from bestinterests.web.redress.models import Case, ErasedCase, Item
from bestinterests.workflow.casework.erasing import ERASING
from bestinterests.workflow.casework.policies import Handler
from tests.web.assessments.cast import begun
from tests.web.cast import joined
from tests.web.redress.cast import RING, portal, received
from tests.web.redress.desk import Desk
from tests.web.redress.many import receipt_of
from tests.web.requests import text

CHANCE = re.compile(r'name="csrf" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture
def desks(cast, client, settings, tmp_path):
    settings.CASE_KEYS, settings.DATA = RING, tmp_path
    cast.people["second"] = joined(cast.organisation, "Cora", frozenset({"case-handler"}), cast.people["administrator"])
    roles = ("case-handler", "second", "safeguarding-lead", "data-protection-officer", "assessor")
    return {role: Desk(client, cast.people[role], cast.organisation) for role in roles}


@pytest.fixture
def door(cast, desks):
    return portal(begun(where=cast.organisation))


def came(place, sent="one", /, **given):
    return received(place, sent=sent, at=timezone.now() - dt.timedelta(days=7), **given)


def taken(desk, place, sent="one", /, **given):
    row = came(place, sent, **given).row
    desk.post("case_take", row)
    return row


def goes(desk, row, ground="by-mistake"):
    """Erase it on its page; what the inbox says then."""
    answer = desk.post("case_erase", row, ground=ground, number=f" {row.number.upper()} ")
    assert answer.status_code == 302, text(answer)
    assert answer["Location"] == desk.address("cases")
    return text(desk.get("cases"))


def test_what_goes_and_stays_is_said_first_and_nothing_goes_without_a_ground_and_its_number(desks, door, client):
    callum, dov = desks["case-handler"], desks["data-protection-officer"]
    row = came(door).row
    callum.post("case_take", row)
    assert "Erase it for good" in callum.reads(row)
    page = text(callum.get("case_erase", row))
    for words in ("What goes", "What stays", "Nobody can undo this", "still to be answered", row.number):
        assert words in page
    assert ERASING["unreadable"] not in page
    told = callum.told("erase", row, status=422)
    assert "Choose the ground" in told
    assert f"Type the number of the case: {row.number}" in told
    again = callum.post("case_erase", row, ground="twice", number="abcdef").content.decode()
    assert "This is not the number of the case" in again
    assert 'value="twice" checked' in again
    assert 'value="abcdef"' in again
    callum.told("erase", row, status=422, ground="unreadable", number=row.number)
    assert Case.objects.filter(pk=row.pk).exists()
    assert "erased for good" in goes(callum, row)
    kept = ErasedCase.objects.get()
    assert (kept.case, kept.ground, kept.by) == (row.public_id, "by-mistake", callum.person.public_id)
    told = Notice.objects.get(person=dov.person)
    assert told.address == dov.address("erased")
    assert not Notice.objects.filter(person=callum.person, address=told.address).exists()
    listed = text(dov.get("erased"))
    for words in (row.number, "Callum", ERASING["by-mistake"]):
        assert words in listed
    assert "erased for good" in text(callum.get("case", row))
    assert callum.get("case", row).status_code == 403


def test_whoever_sent_it_is_told_what_somebody_with_a_code_that_never_was_is_told(desks, door, client):
    callum, mine = desks["case-handler"], came(door)
    row = mine.row
    callum.post("case_take", row)
    client.logout()
    address = f"/ask/{door.slug}/back/"
    opened = client.post(address, {"code": mine.receipt})
    assert opened.status_code == 302
    client.cookies.clear()
    goes(callum, row)
    client.logout()
    absent = receipt_of(random.Random(7))
    never, gone = (client.post(address, {"code": code}) for code in (absent, mine.receipt))
    assert never.status_code == gone.status_code == 200
    plain = [
        CHANCE.sub("", each.content.decode().replace(code, ""))
        for each, code in ((never, absent), (gone, mine.receipt))
    ]
    assert plain[0] == plain[1]


def test_a_hold_beats_every_ground_and_says_what_holds_it(desks, door):
    callum = desks["case-handler"]
    row = taken(callum, door, door="my-data", requests=("access",))
    page = callum.get("case_erase", row)
    assert page.status_code == 403
    assert "an access request is open, or a legal hold" in text(page)
    assert "Type the number" not in text(page)
    assert 'name="number"' not in page.content.decode()
    assert "on hold" in callum.told("erase", row, status=403, ground="ordered", number=row.number)
    other = taken(callum, door, "two")
    callum.does("hold", other, reason="A court asked.")
    callum.told("erase", other, status=403, ground="ordered", number=other.number)
    callum.does("release", other, reason="It is done.")
    goes(callum, other, "ordered")
    assert Case.objects.filter(pk=row.pk).exists()


def test_what_was_ever_with_the_lead_is_erased_by_the_lead_alone(desks, door):
    callum, lead = desks["case-handler"], desks["safeguarding-lead"]
    row = taken(callum, door)
    callum.does("flag", row, reason="Somebody may not be safe.")
    assert "with the safeguarding lead" in callum.told("erase", row, status=403, ground="twice", number=row.number)
    lead.does("settle", row, did="I spoke to the school.", hand_back="yes")
    assert "who alone erases it" in callum.reads(row)
    assert "who alone erases it" in callum.told("erase", row, status=403, ground="twice", number=row.number)
    assert Case.objects.filter(pk=row.pk).exists()
    goes(lead, row, "erasure")
    assert not Case.objects.exists()


def test_nobody_erases_a_case_about_themselves_nor_one_that_they_do_not_work_on(desks, door):
    callum, cora = desks["case-handler"], desks["second"]
    row = taken(callum, door)
    assert "Somebody else works on this case" in cora.told("erase", row, status=403, ground="twice", number=row.number)
    for desk in (desks["data-protection-officer"], desks["assessor"]):
        assert desk.post("case_erase", row, ground="twice", number=row.number).status_code == 403
    callum.does("named", row, people=[callum.person.public_id])
    assert "about you" in callum.told("erase", row, status=403, ground="twice", number=row.number)
    assert "Nobody works on this case yet" in cora.told("erase", row, status=403, ground="twice", number=row.number)
    cora.post("case_take", row)
    goes(cora, row, "erasure")


def test_without_its_key_it_is_erased_by_whoever_works_on_it_or_the_lead(desks, door, settings):
    callum, cora, lead = desks["case-handler"], desks["second"], desks["safeguarding-lead"]
    mine, free = taken(callum, door), came(door, "two").row
    settings.CASE_KEYS = ""
    shut = callum.get("case", mine)
    assert shut.status_code == 403
    assert callum.address("case_erase", mine) in shut.content.decode()
    page = text(callum.get("case_erase", mine))
    assert "key is not at hand" in page
    assert ERASING["unreadable"] in page
    assert "whom this case is about" in cora.told("erase", mine, status=403, ground="twice", number=mine.number)
    assert lead.post("case_take", free)["Location"] == lead.address("case", free)
    assert lead.address("case_erase", free) in lead.get("case", free).content.decode()
    assert lead.address("case_erase", free) not in cora.get("case", free).content.decode()
    goes(callum, mine, "unreadable")
    goes(lead, free, "unreadable")
    assert not Case.objects.exists()


def test_what_the_assessment_counts_is_taken_back_before_its_case_is_called_a_mistake(desks, door):
    callum = desks["case-handler"]
    row = taken(callum, door)
    Item.objects.filter(case=row).update(evidence="E01")
    assert "E01" in text(callum.get("case_erase", row))
    for ground in ("by-mistake", "twice", "trial"):
        assert "Decide it anew" in callum.told("erase", row, status=409, ground=ground, number=row.number)
    assert "cannot be taken back afterwards" in text(callum.get("case_erase", row))
    goes(callum, row, "erasure")


def test_the_same_form_twice_is_one_erasure_and_calm(desks, door):
    callum, cora = desks["case-handler"], desks["second"]
    row = taken(callum, door)
    goes(callum, row)
    assert "erased already" in goes(callum, row)
    assert "erased already" in goes(cora, row)
    assert ErasedCase.objects.count() == 1
    assert "erased for good" in callum.told("reply", row, status=403, text="Hello.")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_erase_it_once(desks, door):
    callum = desks["case-handler"]
    row = taken(callum, door)
    who = Handler(id=callum.person.public_id, handles=True)
    ready, came_of = threading.Barrier(2), []

    def at_once():
        ready.wait()
        try:
            came_of.append(erase(row=row, ground="erasure", who=who, name="Callum", at=timezone.now()).case)
        except Refusing as refusing:
            came_of.append(refusing.refusals[0].code)
        finally:
            connections.close_all()

    both = [threading.Thread(target=at_once) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(came_of) == sorted([row.public_id, "case.erased"])
    assert ErasedCase.objects.count() == 1


def test_many_that_were_erased_are_listed_a_page_at_a_time(desks, door, django_assert_max_num_queries):
    callum, at = desks["case-handler"], timezone.now()
    ErasedCase.objects.bulk_create(
        ErasedCase(case=f"{number:026d}", organisation=door.organisation, ground="retention", at=at)
        for number in range(120)
    )
    callum.get("cases")
    with django_assert_max_num_queries(12):
        page = text(callum.client.get(callum.address("erased")))
    assert page.count("by the clock") == 50
    assert "After these" in page
