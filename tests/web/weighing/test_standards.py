"""Conformity: obligations by force, matters of the law, the minimum list of harms, texts for readers."""

from __future__ import annotations

from tests.web.forms import sent
from tests.web.requests import text
from tests.web.weighing.cast import judged, page


def answers(held):
    return {each.obligation: each for each in judged(held).obligations}


def test_standards_in_play_come_first_with_how_far_they_are(held, signed):
    said = text(signed("observer").get(page(held, "standards")))
    assert "In play on this record 1. Best interests of the child" in said
    assert "13 of 13 answered" in said
    assert "7 of 7 written" in said


def test_obligations_are_answered_on_one_page_and_what_is_not_answered_stays_so(held, signed):
    client = signed("assessor")
    address = page(held, "standard", "standard-1")
    before = answers(held)
    answer = client.get(address)
    said = text(answer)
    assert said.index("Should (code)") < said.index("Could (option)")
    filled = sent(
        answer, **{"s1-2-answer": "met", "s1-2-reason": "Each feature was looked at.", "s1-2-features": ["F01"]}
    )
    assert client.post(address, filled).status_code == 302
    after = answers(held)
    assert set(after) == {*before, "s1-2"}
    assert (after["s1-2"].answer, after["s1-2"].features) == ("met", ("F01",))
    assert {key: each for key, each in after.items() if key != "s1-2"} == {
        key: each for key, each in before.items() if key != "s1-2"
    }


def test_a_reason_without_an_answer_is_said_at_its_field(held, signed):
    client = signed("assessor")
    address = page(held, "standard", "standard-8")
    key = next(o for o in ("s8-2", "s8-3", "s8-4") if o not in answers(held))
    answer = client.post(address, sent(client.get(address), **{f"{key}-reason": "We keep little."}))
    assert (answer.status_code, "There is a problem" in text(answer)) == (422, True)
    assert "Is it met today? Choose one." in text(answer)
    assert f'id="{key}-answer-error"'.encode() in answer.content


def test_the_minimum_list_says_which_effects_name_a_harm(held, signed):
    client = signed("assessor")
    answer = client.get(page(held, "minimum_harms"))
    assert "Effects that name it: " in text(answer) or "Which effects record it?" in text(answer)
    filled = sent(answer, **{"sleep-answer": "no", "sleep-reason": "Nothing runs after six."})
    assert client.post(page(held, "minimum_harms"), filled).status_code == 302
    sleep = next(each for each in judged(held).minimum_harms if each.harm == "sleep")
    assert (sleep.answer, sleep.reason) == ("no", "Nothing runs after six.")


def test_matters_of_the_law_are_answered_together(held, signed):
    client = signed("assessor")
    address = page(held, "matters")
    filled = sent(client.get(address), **{"needs-by-age-how": "Visits open with age."})
    assert client.post(address, filled).status_code == 302
    matter = next(each for each in judged(held).higher_protection if each.matter == "needs-by-age")
    assert matter.how == "Visits open with age."


def test_a_text_for_children_is_a_draft_until_children_have_tested_it(held, signed):
    client = signed("assessor")
    address = page(held, "texts")
    before = {each.audience: each.text for each in judged(held).texts}
    assert text(client.get(address)).count("Draft, not yet tested with children.") == 5
    filled = sent(client.get(address), **{"6-9-text": "You can visit friends.", "6-9-tested": "Six children, May 2026"})
    assert client.post(address, filled).status_code == 302
    assert {each.audience: each.text for each in judged(held).texts} == before | {"6-9": "You can visit friends."}
    assert text(client.get(address)).count("Draft, not yet tested with children.") == 4
    assert "Tested: Six children, May 2026" in text(client.get(address))


def test_a_standard_that_there_is_not_is_not_found(held, signed):
    assert signed("assessor").get(page(held, "standard", "standard-99")).status_code == 404
