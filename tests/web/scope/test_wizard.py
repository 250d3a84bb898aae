"""The scope test: one question a page, saved as it is answered, resumed where it stopped; it tells, never decides."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import NoReverseMatch, reverse

from bestinterests.domain.service import ScopeTest
from bestinterests.web.assessments import scoping
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.models import Draft
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.workflow.people import Actor
from bestinterests.workflow.submitting import may_screen_out
from tests.web.assessments.cast import example
from tests.web.forms import sent
from tests.web.requests import text

WHY = "factors-intended-for-children-"


def answer(client, address, **said):
    response = client.post(address, sent(client.get(address), **said))
    assert response.status_code == 302, text(response)
    return response.url


def test_nothing_is_chosen_before_somebody_answers(empty, signed):
    client = signed("assessor")
    page = client.get(empty.page("scope"))
    assert "Nothing is answered yet." in text(page)
    assert empty.page("scope_factor", "intended-for-children") in page.content.decode()
    first = client.get(empty.page("scope_factor", "intended-for-children"))
    assert " checked" not in first.content.decode()
    refused = client.post(first.request["PATH_INFO"], sent(first))
    assert refused.status_code == 422
    assert "Your answer: Choose one." in text(refused)
    assert empty.judged.scope == ScopeTest()


def test_made_for_children_is_written_twice_over_and_leads_past_the_other_factors(empty, signed):
    client = signed("assessor")
    address = empty.page("scope_factor", "intended-for-children")
    after = answer(client, address, **{"scope-intended_for_children": "yes", f"{WHY}reason": "A toy."})
    assert after == empty.page("scope_outcome")
    test = empty.judged.scope
    assert test.intended_for_children == "yes"
    assert [(each.factor, each.answer, each.reason) for each in test.factors] == [
        ("intended-for-children", "yes", "A toy.")
    ]
    said = text(client.get(empty.page("scope")))
    assert said.count("Not needed: the service is made for children") == 7
    assert "need not be answered. You may." in text(client.get(empty.page("scope_factor", "similar-services")))


def test_the_way_through_a_service_for_everybody_is_resumed_where_it_stopped(empty, signed):
    client = signed("assessor")
    next_page = answer(
        client, empty.page("scope_factor", "intended-for-children"), **{"scope-intended_for_children": "no"}
    )
    asked = []
    while "/factors/" in next_page:
        asked.append(next_page.rstrip("/").rpartition("/")[2])
        start = client.get(empty.page("scope"))
        assert f'href="{next_page}"' in start.content.decode()
        next_page = answer(client, next_page, answer="unknown")
    assert len(asked) == 7
    assert next_page == empty.page("scope_outcome")
    assert {each.answer for each in empty.judged.scope.factors} == {"no", "unknown"}
    assert len(empty.judged.scope.factors) == 8
    assert empty.judged.scope.outcome == "undecided"
    again = client.get(empty.page("scope_factor", asked[0]))
    assert sent(again)["answer"] == ["unknown"]


def test_screened_out_asks_for_the_gate_and_the_day_and_leaves_the_rest_to_a_decider(empty, signed):
    client = signed("assessor")
    answer(client, empty.page("scope_factor", "intended-for-children"), **{"scope-intended_for_children": "no"})
    after = answer(client, empty.page("scope_outcome"), outcome="screened-out", reason="Adults prove their age.")
    assert after == empty.page("scope_age_gate")
    assert "What users say about their own age does not show" in text(client.get(after))
    after = answer(client, after, age_gate="A bank card check, tested in May.")
    assert after == empty.page("scope_next_review")
    blank = client.post(after, sent(client.get(after)))
    assert blank.status_code == 422
    decider = Actor(id="d" * 26, name="Deniz", duties=("decider",))
    course = _course(empty)
    assert [each.code for each in may_screen_out(decider, course, empty.judged)] == ["screen-out.no-review"]
    after = answer(client, after, next_review="16 March 2027")
    assert may_screen_out(decider, course, empty.judged) == ()
    assert after == empty.page("scope_decided")
    said = text(client.get(empty.page("scope")))
    assert "It is looked at again on 16 March 2027." in said
    assert "A decider who did not assess records it" in said
    assert _review(empty) in client.get(empty.page("scope")).content.decode()


def _course(held):
    return read(held.pk).course


def _review(held):
    try:
        return reverse("reviews:review", args=[held.id])
    except NoReverseMatch:
        return ""


def test_the_decider_of_scope_is_proposed_and_written_only_by_a_press(filled, empty, signed):
    client = signed("assessor")
    answer(client, empty.page("person_new"), role="Product lead")
    assert "Say who you are" in text(client.get(empty.page("scope_decided")))
    client.post(empty.page("person_me", "P01"), {"back": empty.page("scope_decided")})
    shown = sent(client.get(empty.page("scope_decided")))
    assert shown["by"] == ["P01"]
    assert empty.judged.scope.by is None
    assert answer(client, empty.page("scope_decided")) == empty.page("scope")
    assert (empty.judged.scope.by, type(empty.judged.scope.on)) == ("P01", dt.date)


def test_a_change_leads_back_to_the_answers(filled, signed):
    client = signed("assessor")
    page = client.get(filled.page("scope"))
    address = filled.page("scope_factor", "weak-age-assurance") + "?change=1"
    assert f'href="{address}"' in page.content.decode()
    assert answer(client, address, answer="no") == filled.page("scope")
    factors = {each.factor: each for each in filled.judged.scope.factors}
    assert factors["weak-age-assurance"].answer == "no"
    assert factors["weak-age-assurance"].evidence == ("E03", "E04")


def test_two_people_who_answer_alike_and_one_who_does_not(filled, signed, cast):
    client = signed("assessor")
    address = filled.page("scope_outcome")
    first, second = (sent(client.get(address)) for _ in range(2))
    client.post(address, first | {"reason": ["One."]})
    client.raise_request_exception = False
    client.post(address, second | {"reason": ["Two."]})
    assert filled.judged.scope.reason == "One."
    assert bytes(Draft.objects.get(place="assessment/scope/reason").value) == b'"Two."'


def test_what_is_closed_is_read_and_not_written(closed, signed):
    client = signed("assessor")
    page = text(client.get(closed.page("scope")))
    assert "It cannot be edited while it is submitted." in page
    assert not re.search(r"\bChange\b", page)
    question = client.get(closed.page("scope_factor", "weak-age-assurance"))
    assert '<form method="post"' not in question.content.decode().split("<main")[1]
    assert client.post(closed.page("scope_outcome"), {"asked": "reason", "reason": "x"}).status_code == 403


def test_what_is_typed_into_a_question_is_kept_and_shown_until_it_is_saved(empty, signed):
    client = signed("assessor")
    address = empty.page("scope_factor", "similar-services")
    shown = sent(client.get(address))
    for name, value in (("answer", "no"), ("reason", "Nobody plays")):
        place = f"assessment/scope/factors/similar-services/{name}"
        kept = client.post(empty.page("typed_keep"), {"place": place, "value": value, "base": shown["base"][0]})
        assert kept.status_code == 200
    again = client.get(address)
    assert "2 fields hold what you typed and did not save." in text(again)
    assert empty.judged.scope.factors == ()
    client.post(address, sent(again))
    [factor] = empty.judged.scope.factors
    assert (factor.answer, factor.reason) == ("no", "Nobody plays")
    assert not Draft.objects.exists()


def test_a_factor_that_no_pack_has_is_nowhere(filled, signed):
    assert signed("assessor").get(filled.page("scope_factor", "never-heard")).status_code == 404


def test_hostile_and_long_reasons_are_shown_as_they_were_typed(empty, signed):
    client = signed("assessor")
    long = "<script>alert(1)</script> " + "é" * 3970
    answer(client, empty.page("scope_outcome"), outcome="in-scope", reason=long)
    page = client.get(empty.page("scope")).content.decode()
    assert "<script>alert" not in page
    assert "é" * 3970 in page


def test_the_pages_ask_the_database_little(filled, signed, django_assert_max_num_queries):
    client = signed("assessor")
    for route in (("scope",), ("scope_factor", "similar-services"), ("scope_decided",)):
        client.get(filled.page(*route))
        with django_assert_max_num_queries(8):
            assert client.get(filled.page(*route)).status_code == 200


def test_every_fact_is_told_with_a_source_that_the_packs_have():
    framework = framework_of(example())
    keys = ("in-scope", "screened-out", "undecided", "outcome", "age-gate", "decided", "similar-services", scoping.MADE)
    for key in keys:
        told = scoping.told(framework, key)
        assert told, key
        for said in told:
            assert set(said.sources) <= set(framework.sources), said
            assert said.sources or said.provenance == "ours"


@pytest.mark.parametrize("name", ["puddlehop-islands", "larkspur-lane", "harbour-classroom", "bramble-badger"])
def test_the_questions_are_those_of_the_packs_each_once(name):
    document = example(name)
    framework = framework_of(document)
    asked = [each.key for each in scoping.factors(framework, document.assessment)]
    assert sorted(asked) == sorted(framework.vocabularies["scope-factors"])
    assert asked[0] == scoping.MADE
