"""Feature balance sheets: both sides, nothing carried over, and what is missing for a harm to be tolerated."""

from __future__ import annotations

import re

from tests.web.forms import sent
from tests.web.requests import text
from tests.web.weighing.cast import judged, page


def balance(held, feature):
    return next((each for each in judged(held).balances if each.feature == feature), None)


def test_both_sides_stand_beside_each_other_and_nothing_is_carried(held, signed):
    said = text(signed("observer").get(page(held, "balance", "F04")))
    for words in (
        "What children gain",
        "What children lose",
        "Nothing is carried from one side to the other.",
        "Each gain, and what it rests on",
        "Each loss, and what it rests on",
        "Before and after the measures",
        "Rights first, now Rights first, if every action is done ICO scales, now ICO scales, if every action is done",
        "A critical harm is never tolerated.",
    ):
        assert words in said


def test_what_is_missing_is_said_in_words_and_each_leads_to_where_it_is_given(held, signed):
    """A balance that names a harm and says nothing else lacks everything else that the method asks."""
    client = signed("assessor")
    address = page(held, "balance", "F03")
    assert "A named person who tolerates it in the feature's balance, with reasons" in text(client.get(address))
    assert client.post(address, sent(client.get(address), **{"F03-tolerates": ["I05"]})).status_code == 302
    answer = client.get(address)
    panel = answer.content.decode().split("What is missing on this record")[1].split("</div>")[0]
    links = dict(re.findall(r'<a href="#([^"]+)">([^<]+)</a>', panel))
    assert {
        key: words.split(":")[0] for key, words in links.items() if key.startswith("F03-") or key == "alternatives"
    } == {
        "alternatives": "Alternatives without a reason other than cost",
        "F03-less_harmful_exists": "An answer that no less harmful way exists",
        "F03-core_untouched": "An answer that the core of the right is untouched",
        "F03-children_said": "What children said about it",
        "F03-reason": "A named person&#39;s reason",
        "F03-expires_on": "A date on which it lapses, not yet past",
    }
    assert all(f'id="{key}"' in answer.content.decode() for key in links)


def test_a_harm_is_tolerated_once_everything_asked_is_written(held, signed):
    client = signed("assessor")
    address = page(held, "balance", "F03")
    kinds = ("do-not-offer", "less-data", "off-by-default", "older-bands-only")
    asked = {
        f"F03-alternatives-{kind}-reason": "It would take the pace away from children who need it." for kind in kinds
    }
    form = sent(
        client.get(address),
        **{
            "F03-tolerates": ["I05"],
            "F03-benefits": ["I03", "I04"],
            "F03-less_harmful_exists": "no",
            "F03-core_untouched": "yes",
            "F03-children_said": "They like that it waits for them.",
            "F03-reason": "It is small, watched and can be put right.",
            "F03-by": "P01",
            "F03-expires_on": "31 December 2090",
        },
        **asked,
    )
    assert client.post(address, form).status_code == 302
    written = balance(held, "F03")
    assert {each.kind for each in written.alternatives if each.reason} == set(kinds)
    assert (written.tolerates, written.by) == (("I05",), "P01")
    assert "Nothing that has to be tolerated is without its reasons" in text(client.get(address))


def test_an_alternative_alone_brings_its_balance_along(held, signed):
    client = signed("assessor")
    address = page(held, "balance", "F03")
    answer = client.post(address, sent(client.get(address), **{"F03-alternatives-less-data-what": "One day of play."}))
    assert answer.status_code == 302
    assert [(each.kind, each.what) for each in balance(held, "F03").alternatives] == [("less-data", "One day of play.")]


def test_nothing_said_writes_nothing(held, signed):
    client = signed("assessor")
    address = page(held, "balance", "F03")
    assert client.post(address, sent(client.get(address))).status_code == 302
    assert balance(held, "F03") is None


def test_only_harms_of_the_feature_are_offered_to_be_tolerated(held, signed):
    said = text(signed("assessor").get(page(held, "balance", "F03"))).split("Which harms that remain are tolerated?")[1]
    assert "A lasting label of ability I05" in said
    assert "Pushed to spend" not in said.split("What else was considered")[0]


def test_what_is_written_is_deleted_after_saying_so(held, signed):
    client = signed("assessor")
    assert balance(held, "F04") is not None
    address = page(held, "balance_delete", "F04")
    assert "The balance of Friend codes" in text(client.get(address))
    assert client.post(address).status_code == 302
    assert balance(held, "F04") is None
    assert client.get(address).status_code == 404
