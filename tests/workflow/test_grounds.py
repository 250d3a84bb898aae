"""Refusing a request: on a ground for that right, in words that can be read, with every route that comes after."""

from __future__ import annotations

import pytest

from bestinterests.texts.audiences import EVERYBODY
from bestinterests.texts.texts import texts
from bestinterests.workflow.casework.words import REQUESTS
from bestinterests.workflow.grounds.ladder import LADDER
from bestinterests.workflow.grounds.listed import GROUNDS, grounds_for
from bestinterests.workflow.grounds.sources import SOURCES
from bestinterests.workflow.grounds.telling import MUST_TELL, may_refuse, under

WORDS = "It also tells about your friend, who has not agreed."
TEXTS = texts("13-15", "en")


def codes(*given, **more):
    return tuple(refusal.code for refusal in may_refuse(*given, **more))


@pytest.mark.parametrize("ground", GROUNDS)
def test_an_objection_to_direct_marketing_is_never_refused(ground):
    assert grounds_for("marketing") == grounds_for("marketing", parent_asks=True) == ()
    assert codes("marketing", ground, WORDS, MUST_TELL) == ("ground.marketing",)


@pytest.mark.parametrize(
    "right, ground, words, routes, expected",
    [
        ("access", "others-data", WORDS, MUST_TELL, ()),
        ("erasure", "others-data", WORDS, MUST_TELL, ("ground.other-right",)),
        ("access", "because-we-say-so", WORDS, MUST_TELL, ("ground.other-right",)),
        ("access", "others-data", " ", MUST_TELL, ("ground.no-words",)),
        ("access", "others-data", WORDS, ("look-again", "regulator"), ("ground.not-told",)),  # the court is missing
        ("access", "not-for-parents", WORDS, MUST_TELL, ("ground.other-right",)),  # the child asks
    ],
)
def test_what_a_refusal_needs(right, ground, words, routes, expected):
    assert codes(right, ground, words, routes) == expected


def test_a_parent_may_be_refused_what_a_child_may_not():
    assert codes("access", "not-for-parents", WORDS, MUST_TELL, parent_asks=True) == ()
    ages = {nation: under("not-for-parents", nation) for nation in ("england", "wales", "northern-ireland", "scotland")}
    assert ages == {"england": 18, "wales": 18, "northern-ireland": 18, "scotland": 16}
    assert under("not-for-parents", "unknown") == 16
    assert under("others-data", "scotland") is None


@pytest.mark.parametrize("right", [right for right in REQUESTS if right != "marketing"])
def test_every_right_has_grounds_of_its_own_beside_those_of_all(right):
    held = grounds_for(right)
    assert {"manifestly-unfounded", "manifestly-excessive", "cannot-identify", "exemption"} < {each.id for each in held}
    assert TEXTS.say(f"grounds.asked_{right.replace('-', '_')}")


def test_every_ground_and_rung_is_said_to_every_reader():
    assert {rung.id for rung in LADDER if rung.must_tell} == {"look-again", "regulator", "court"}
    values = {"regulator": "the regulator", "service": "Puddlehop"}
    for audience in EVERYBODY:
        said = texts(audience, "en")
        for key in (*(each.key for each in GROUNDS.values()), *(rung.key for rung in LADDER)):
            assert said.say(key, **values)
    known = {key.removeprefix("grounds.") for key in TEXTS.shown("grounds")}
    assert {each.key.removeprefix("grounds.") for each in GROUNDS.values()} == {
        key for key in known if not key.startswith("asked_")
    }


def test_every_statement_says_where_it_comes_from_and_nothing_unread_is_confirmed():
    statements = [each.staff for each in GROUNDS.values()]
    statements += [each for rung in LADDER for each in (rung.staff, rung.limit) if each]
    for statement in statements:
        assert set(statement.sources) <= set(SOURCES)
        assert (statement.provenance == "ours") == (not statement.sources)
        if statement.provenance == "confirmed":
            assert all(SOURCES[key].read.startswith("Read in a stored copy") for key in statement.sources)
