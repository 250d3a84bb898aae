"""Who may erase a case, on which ground: a hold, the safeguarding lead and whom it is about come before any ground."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from bestinterests.workflow.casework import case as states
from bestinterests.workflow.casework import events as e
from bestinterests.workflow.casework.erasing import (
    ERASING,
    IN_LAW,
    NEVER_ONE,
    may_erase,
    may_erase_locked,
    may_ground,
)
from tests.workflow.casework.story import AT, LEAD, NONE, ONE, TWO, told

LATER = AT + dt.timedelta(hours=1)


def codes(found):
    return [refusal.code for refusal in found]


def mine(**given):
    """A case that one handler works on, and nothing holds."""
    case = states.begun(told(**{"requests": ("erasure",)} | given))
    return states.assigned(case, e.Assigned(to="one", by="one", at=AT))


def test_whoever_works_on_it_may_and_nobody_else():
    case = mine()
    assert [codes(may_erase(case, who)) for who in (ONE, TWO, LEAD, NONE)] == [
        [],
        ["case.not-yours"],
        ["case.not-yours"],
        ["case.no-duty"],
    ]
    assert codes(may_erase(replace(case, handler=""), ONE)) == ["case.not-taken"]


def test_nobody_may_erase_a_case_about_themselves_be_they_the_lead():
    case = replace(mine(), named=("one", "lead"))
    assert codes(may_erase(case, ONE)) == ["case.about-you"]
    flagged = states.flagged(case, e.Flagged(reason="x", at=LATER, by="two"))
    assert codes(may_erase(flagged, LEAD)) == ["case.about-you"]


def test_what_was_ever_with_the_lead_is_theirs_also_after_it_came_back():
    flagged = states.flagged(mine(), e.Flagged(reason="x", at=LATER, by="one"))
    assert codes(may_erase(flagged, ONE)) == ["case.with-lead"]
    assert codes(may_erase(flagged, LEAD)) == []
    back = states.settled(flagged, e.Settled(did="x", hand_back=True, by="lead", at=LATER))
    assert not back.with_lead
    assert codes(may_erase(back, ONE)) == ["case.lead-erases"]
    assert codes(may_erase(back, LEAD)) == []


def test_a_hold_is_stronger_than_everybody():
    held = states.held(mine(), e.Held(reason="x", by="one", at=LATER))
    assert codes(may_erase(held, ONE)) == ["case.on-hold"]
    assert codes(may_erase(mine(requests=("access",)), ONE)) == ["case.on-hold"]
    flagged = states.flagged(held, e.Flagged(reason="x", at=LATER, by="one"))
    assert codes(may_erase(flagged, LEAD)) == ["case.on-hold"]
    freed = states.released(held, e.Released(reason="x", by="one", at=LATER))
    assert codes(may_erase(freed, ONE)) == []


@pytest.mark.parametrize(
    "who, handler, flagged, said",
    [
        (ONE, "one", False, []),
        (TWO, "one", False, ["case.locked-yours"]),
        (ONE, "", False, ["case.locked-yours"]),
        (ONE, "one", True, ["case.lead-erases"]),
        (LEAD, "one", True, []),
        (LEAD, "", False, []),
        (NONE, "none", False, ["case.no-duty"]),
    ],
)
def test_without_its_key_whoever_works_on_it_or_the_lead_may(who, handler, flagged, said):
    assert codes(may_erase_locked(who, handler=handler, flagged=flagged, on_hold=False)) == said
    held = may_erase_locked(who, handler=handler, flagged=flagged, on_hold=True)
    assert codes(held) == [*said, "case.on-hold"]


def test_a_ground_is_one_of_the_list_and_says_of_nothing_that_is_counted_that_it_never_was():
    for ground in ERASING:
        found = codes(may_ground(ground, locked=True, evidence=("E01",)))
        assert found == (["case.counted"] if ground in NEVER_ONE else [])
        assert codes(may_ground(ground, locked=True, evidence=())) == []
    assert codes(may_ground("unreadable", locked=False, evidence=())) == ["case.no-ground-erasing"]
    assert codes(may_ground("because", locked=True, evidence=())) == ["case.no-ground-erasing"]
    assert set(IN_LAW) <= set(ERASING)
    assert set(ERASING) > NEVER_ONE
