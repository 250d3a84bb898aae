"""The service, its children and the people who take part: asked in pages, saved as one, read where closed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.assessments.models import Participant
from tests.web.doors import INSIDE
from tests.web.forms import sent
from tests.web.requests import text

LEAVES = ("service", "service_organisation", "service_ages", "service_assessment", "review_plan")


def test_every_page_of_the_service_saves_what_it_shows_and_nothing_else(filled, signed):
    client = signed("assessor")
    before, revision = filled.judged, filled.revision
    for route in LEAVES:
        page = client.get(filled.page(route))
        assert len(sent(page)["asked"]) <= 12
        assert client.post(filled.page(route), sent(page)).status_code == 302
    assert (filled.judged, filled.revision) == (before, revision)


def test_the_service_is_written_in_parts(empty, signed):
    client = signed("assessor")
    said = {
        "service": {"name": "Pond Pals", "kind": "game", "stage": "trial", "reach": "Few."},
        "service_organisation": {"controller__name": "Pond Ltd", "controller__dpo": "Dov"},
        "service_ages": {"minimum_age": "13", "age_assurance_methods": "self-declaration"},
        "service_assessment": {"assessment-title": "Pond Pals, spring", "assessment-depth": "short"},
        "review_plan": {"owner": "Lead", "next_review": "16 March 2027", "triggers": "A feature\nA complaint"},
    }
    for route, values in said.items():
        address = empty.page(route)
        assert client.post(address, sent(client.get(address), **values)).status_code == 302
    judged = empty.judged
    assert (judged.title, judged.depth) == ("Pond Pals, spring", "short")
    assert (judged.service.name, judged.service.stage, judged.service.minimum_age) == ("Pond Pals", "trial", 13)
    assert judged.service.controller.name == "Pond Ltd"
    assert judged.service.age_assurance_methods == ("self-declaration",)
    assert judged.review.triggers == ("A complaint", "A feature") or judged.review.triggers == (
        "A feature",
        "A complaint",
    )
    assert judged.review.next_review == dt.date(2027, 3, 16)


def test_an_assessment_needs_a_title_and_every_fault_is_said(filled, signed):
    client = signed("assessor")
    address = filled.page("service_assessment")
    shown = sent(client.get(address))
    shown |= {"assessment-title": [" "], "assessment-assessed_on": ["31 Febru"]}
    answer = client.post(address, shown)
    assert answer.status_code == 422
    assert "There are 2 problems" in text(answer)
    assert "31 Febru" in answer.content.decode()


def test_the_short_pass_says_what_it_leaves_out(filled, signed):
    said = text(signed("assessor").get(filled.page("service_assessment")))
    assert "On this record it leaves out 24 rights" in said
    assert "Education" in said


def test_all_ages_are_saved_in_one_line(empty, signed):
    client = signed("assessor")
    address = empty.page("children")
    revision = empty.revision
    answer = client.post(
        address,
        sent(
            client.get(address),
            **{"0-5-in_scope": None, "0-5-reason": "It cannot be read to them.", "13-15-share": "41.5 %"},
        ),
    )
    assert answer.status_code == 302
    assert empty.revision == revision + 1
    children = {use.band: use for use in empty.judged.children}
    assert (children["0-5"].in_scope, children["0-5"].reason) == (False, "It cannot be read to them.")
    assert (children["13-15"].share, children["6-9"].in_scope) == (41.5, True)


def test_every_age_is_shown_with_what_is_known_of_it(filled, signed):
    page = text(signed("assessor").get(filled.page("children")))
    assert "Rewards have a particular pull at this age. (from a secondary source, " not in page  # brackets are drawn
    assert "Rewards have a particular pull at this age. from a secondary source" in page
    assert page.count("Children of this age are likely to use it") == 5


def test_a_wrong_number_is_said_at_its_age_and_nothing_is_saved(filled, signed):
    client = signed("assessor")
    address = filled.page("children")
    answer = client.post(address, sent(client.get(address), **{"6-9-share": "140", "10-12-children": "many"}))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert 'href="#6-9-share"' in said
    assert 'href="#10-12-children"' in said
    assert 'value="many"' in said
    assert "Ages 10–12: How many children? Write a whole number, in digits." in text(answer)


def test_a_stated_age_against_known_users_is_said_where_both_are_written(filled, signed):
    client = signed("assessor")
    address = filled.page("service_ages")
    client.post(address, sent(client.get(address), minimum_age="13"))
    for route in ("children", "service_ages"):
        said = text(client.get(filled.page(route)))
        assert "The terms say 13 and over, yet the record knows of users aged 0–5, 6–9 and 10–12." in said


def test_days_that_cannot_be_are_said_where_they_are_written(filled, signed):
    client = signed("assessor")
    later = timezone.localdate() + dt.timedelta(days=30)
    for route, name, words in (
        ("service_assessment", "assessment-assessed_on", "after the day this is read for"),
        ("service", "service-processing_starts_on", "The service is called live, but processing starts later."),
    ):
        address = filled.page(route)
        sending = sent(client.get(address), **{name: later.isoformat()})
        assert client.post(address, sending).status_code == 302
        assert words in text(client.get(address))


@pytest.mark.parametrize("role", [role for role in INSIDE if role != "assessor"])
def test_members_who_do_not_assess_read_items_and_do_not_write_them(filled, signed, role):
    client = signed(role)
    for route, item in (("group", "G01"), ("group_delete", "G01"), ("person", "P01"), ("person_delete", "P01")):
        address = filled.page(route, item)
        assert client.get(address).status_code == 200
        assert client.post(address, {"asked": "name"}).status_code == 403
    assert client.post(filled.page("person_me", "P01")).status_code == 403


@pytest.mark.parametrize("who, status", [("outsider", 404), ("nowhere", 404), ("", 302)])
def test_items_are_nothing_to_outsiders(filled, signed, who, status):
    client = signed(who)
    for route, item in (("group", "G01"), ("group_delete", "G01"), ("person", "P01"), ("person_delete", "P01")):
        assert client.get(filled.page(route, item)).status_code == status
        assert client.post(filled.page(route, item)).status_code == status
    assert client.post(filled.page("person_me", "P01")).status_code == status


def test_groups_come_change_and_go(empty, signed):
    client = signed("assessor")
    assert "No group yet." in text(client.get(empty.page("groups")))
    assert "Disabled children cannot use the service." in text(client.get(empty.page("group_new")))
    client.post(empty.page("group_new"), sent(client.get(empty.page("group_new")), name="Children in care"))
    [group] = empty.judged.groups
    address = empty.page("group", group.id)
    client.post(address, sent(client.get(address), bands=("6-9", "10-12"), why="No parent to ask."))
    assert "Ages 6–9, 10–12" in text(client.get(empty.page("groups")))
    client.post(empty.page("group_delete", group.id))
    assert empty.judged.groups == ()
    assert client.get(address).status_code == 404


def test_a_person_says_who_they_are_and_goes_back_to_where_they_came_from(filled, signed, cast):
    client = signed("assessor")
    page = text(client.get(filled.page("people_here")))
    assert "Which of these are you?" in page
    back = filled.page("scope_decided")
    answer = client.post(filled.page("person_me", "P01"), {"back": back})
    assert answer.url == back
    assert Participant.objects.get().item == "P01"
    assert "You are Assessor (P01)" in text(client.get(back))
    elsewhere = client.post(filled.page("person_me", "P03"), {"back": "https://elsewhere.example/"})
    assert elsewhere.url == filled.page("people_here")
    assert Participant.objects.get().item == "P03"


def test_people_take_part_by_role_and_only_assessors_say_so(filled, signed):
    client = signed("assessor")
    address = filled.page("person_new")
    assert client.post(address, sent(client.get(address))).status_code == 422
    client.post(address, sent(client.get(address), role="Youth worker", duties="child-rights-adviser", senior="yes"))
    person = filled.judged.people[-1]
    assert (person.role, person.duties, person.senior) == ("Youth worker", ("child-rights-adviser",), True)
    client.post(filled.page("person_delete", person.id))
    assert person not in filled.judged.people
    client = signed("observer")
    assert client.get(filled.page("people_here")).status_code == 200
    assert client.post(filled.page("person_me", "P01")).status_code == 403
    assert not Participant.objects.exists()


def test_what_is_closed_is_read(closed, signed):
    client = signed("assessor")
    for route in (*LEAVES, "children", "groups", "people_here"):
        page = client.get(closed.page(route))
        assert "It cannot be edited while it is submitted." in text(page)
        assert 'method="post"' not in page.content.decode().split("<main")[1]


def test_the_pages_ask_the_database_little(filled, signed, django_assert_max_num_queries):
    client = signed("assessor")
    for route in (*LEAVES, "children", "groups", "people_here", "person_new"):
        client.get(filled.page(route))
        with django_assert_max_num_queries(8):
            assert client.get(filled.page(route)).status_code == 200


def test_samples_are_read_by_everybody_signed_in(filled, signed, cast):
    cast.organisation.is_sample = True
    cast.organisation.save()
    client = signed("nowhere")
    assert client.get(filled.page("children")).status_code == 200
    assert client.post(filled.page("children"), {"asked": "x"}).status_code == 403
    assert reverse("assessments:group_new", args=[filled.id]) not in client.get(filled.page("groups")).content.decode()
