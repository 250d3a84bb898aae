"""Tensions, remedies, the five questions, other interests, signatures, the regulator."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.web.forms import sent
from tests.web.requests import text
from tests.web.weighing.cast import judged, page


def found(items, key):
    return next(each for each in items if each.id == key)


def test_a_tension_is_begun_with_its_items_and_never_with_reasons(held, signed):
    client = signed("assessor")
    listed = client.get(page(held, "tensions")).content.decode()
    address = next(unescape(a) for a in re.findall(r'href="([^"]+)"', listed) if "between=rights" in a and "I11" in a)
    form = sent(client.get(address))
    assert set(form["impacts"]) == {"I11", "I08", "I10"}
    assert [form[name] for name in ("title", "pulls_apart", "resolution", "reason")] == [[""]] * 4
    answer = client.post(address, {**form, "title": ["Company against being left out"], "resolution": ["Quiet exits."]})
    assert answer.status_code == 302
    new = judged(held).tensions[-1]
    assert (set(new.impacts), new.between, new.resolution) == ({"I11", "I08", "I10"}, "rights", "Quiet exits.")
    said = text(client.get(page(held, "tensions")))
    assert f"Resolved Recorded in {new.id}" in said
    assert "14 found on this record: 7 without a record" in said


def test_a_tension_without_a_title_is_sent_back_with_what_was_typed(held, signed):
    client = signed("assessor")
    answer = client.post(page(held, "tension_new"), sent(client.get(page(held, "tension_new")), reason="Because."))
    assert (answer.status_code, "Because." in text(answer)) == (422, True)


def test_what_no_route_covers_is_said_for_now_and_for_later(held, signed):
    said = text(signed("observer").get(page(held, "remedies")))
    assert "Not covered now" in said
    assert "Not covered if every action is done" in said
    assert "No working way to be put right, tested with ages 13–15 and 16–17, covers Protection from violence" in said


def test_a_route_counts_once_it_works_and_children_have_tried_it(held, signed):
    client = signed("assessor")
    before = text(client.get(page(held, "remedies"))).split("Not covered if")[0].count("No working way")
    address = page(held, "remedy_new")
    filled = sent(client.get(address), name="Ask Otter", status="working", tested_on="2 March 2026")
    assert client.post(address, filled).status_code == 302
    after = text(client.get(page(held, "remedies"))).split("Not covered if")[0].count("No working way")
    assert (before > 0, after) == (True, 0)


def test_the_five_questions_stand_beside_what_the_record_adds_up_to(held, signed):
    client = signed("assessor")
    answer = client.get(page(held, "whole"))
    said = text(answer)
    assert "Rights that lose most, and who is worst off" in said
    assert "Safety from violence, ages 6–17" in said
    filled = sent(answer, revision="A rise in contact tickets.")
    assert client.post(page(held, "whole"), filled).status_code == 302
    assert judged(held).statement.revision == "A rise in contact tickets."


def test_other_interests_say_that_no_rule_reads_them(held, signed):
    client = signed("assessor")
    for address in (page(held, "interests"), page(held, "interest_new"), page(held, "interest", "X01")):
        assert "No rule reads this before the conclusion on children" in text(client.get(address))
    answer = client.post(page(held, "interest_new"), sent(client.get(page(held, "interest_new")), interest="Growth"))
    assert (answer.status_code, "Whose interest is it? Choose one." in text(answer)) == (422, True)


def test_a_signature_counts_with_two_people_and_says_what_keeps_it_from_counting(held, signed):
    client = signed("assessor")
    senior = next(person.id for person in judged(held).people if person.senior)
    other = next(person.id for person in judged(held).people if person.id != senior)
    listed = client.get(page(held, "signatures")).content.decode()
    address = next(unescape(a) for a in re.findall(r'href="([^"]+)"', listed) if "rule=veto.grave-harm" in a)
    form = sent(client.get(address), reason="Controls were tested.", by=senior, second=senior)
    answer = client.post(address, form)
    assert (answer.status_code, "The second signature has to be of somebody else." in text(answer)) == (422, True)
    assert client.post(address, {**form, "second": []}).status_code == 302
    signed_now = judged(held).overrides[-1]
    assert (signed_now.rule, signed_now.items, signed_now.by) == ("veto.grave-harm", ("I09",), senior)
    assert "Does not count yet : nobody has signed second." in text(client.get(page(held, "signatures")))
    own = page(held, "signature", signed_now.id)
    assert client.post(own, sent(client.get(own), second=other)).status_code == 302
    assert "Counts ." in text(client.get(page(held, "signatures")))


@pytest.mark.parametrize("rule, status", [("no.such-rule", 404), ("method.escalate", 200)])
def test_a_signature_is_for_a_rule_that_there_is(held, signed, rule, status):
    assert signed("assessor").get(page(held, "signature_new") + f"?rule={rule}").status_code == status


def test_the_law_on_consulting_the_regulator_is_said_and_an_outcome_answers_it(held, signed):
    client = signed("assessor")
    address = page(held, "regulator")
    said = text(client.get(address))
    assert "UK GDPR Article 36" in said
    assert "High risk remains in First start" in said
    listed = client.get(address).content.decode()
    new = next(unescape(a) for a in re.findall(r'href="([^"]+)"', listed) if "impacts=" in a)
    filled = sent(client.get(new), sent_on="1 April 2026", outcome="may-proceed", outcome_on="1 May 2026")
    assert client.post(new, filled).status_code == 302
    assert set(judged(held).regulator_consultations[0].impacts) >= {"I07", "I09", "I14"}
    assert "no high risk remains on which the regulator has not answered" in text(client.get(address))
