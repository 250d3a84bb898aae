"""What brings an assessment back: dates that pass, and what has changed since the decision."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import msgspec
import pytest

from bestinterests.domain.document import PackPin
from bestinterests.domain.feature import DataActivity, Feature
from bestinterests.evaluation import evaluate
from bestinterests.workflow.course import Decided
from bestinterests.workflow.triggers import TRIGGERS, InForce, Reason, triggers
from tests.evaluation.build import ON, consultation, finished, measure, signature, tolerated
from tests.evaluation.framework import small
from tests.workflow.cast import DENIZ, SETTLED, read, sound

DAY = dt.timedelta(days=1)
MEASURE = measure("M09", "planned", due=dt.date(2026, 8, 1))
PINNED = finished(packs=(PackPin(pack="uncrc", version="1.0.0"),), measures=(measure(), MEASURE))
LAPSING = tolerated(
    consultations=(consultation(expires_on=dt.date(2026, 12, 1)),),
    overrides=(msgspec.structs.replace(signature(), expires_on=dt.date(2026, 10, 1)),),
)


def held(assessment, **fields):
    """What is in force: this assessment, decided by Deniz."""
    ruling = msgspec.structs.replace(SETTLED, **fields)
    taken = Decided(by=DENIZ.id, on=ON, digest=read(assessment).assessment_digest, ruling=ruling)
    return InForce(assessment=assessment, evaluation=read(assessment), decided=taken)


def reasons(kept, head=None, newest=None, on=ON):
    """Reason and whether due, of each trigger."""
    now = evaluate(small(), kept.assessment, on=on)
    found = triggers(kept, now, head or kept.assessment, newest or {}, on)
    return [(each.reason, each.due) for each in found if each.reason != "verdict"]


def test_every_reason_has_words():
    assert set(TRIGGERS) == set(get_args(Reason))


def test_nothing_brings_back_what_stands():
    assert triggers(held(sound()), read(sound()), sound(), {"uncrc": "9.0.0"}, ON) == ()


@pytest.mark.parametrize(
    "assessment, fields, day, reason",
    [
        (sound(), {"expires_on": None}, dt.date(2027, 3, 1), "review-date"),  # set in the review plan
        (sound(), {"expires_on": dt.date(2026, 9, 1)}, dt.date(2026, 9, 1), "expiry"),  # set in the decision
        (LAPSING, {}, dt.date(2026, 10, 1), "toleration"),  # a signature lapses
        (LAPSING, {}, dt.date(2026, 12, 1), "consultation"),  # children are asked again
        (PINNED, {"measures": ("M09",)}, dt.date(2026, 8, 1), "condition"),  # a condition is not done
    ],
)
def test_a_day_is_announced_for_a_month_and_is_then_due(assessment, fields, day, reason):
    kept = held(assessment, **fields)
    assert (reason, False) not in reasons(kept, on=day - 31 * DAY)
    assert (reason, False) in reasons(kept, on=day - 30 * DAY)
    assert (reason, False) in reasons(kept, on=day - DAY)
    assert (reason, True) in reasons(kept, on=day)
    assert (reason, True) in reasons(kept, on=day + 400 * DAY)


def test_a_condition_that_is_done_or_no_condition_brings_nothing_back():
    late = dt.date(2026, 9, 1)
    done = msgspec.structs.replace(MEASURE, status="implemented")
    head = msgspec.structs.replace(PINNED, measures=(measure(), done))
    assert ("condition", True) not in reasons(held(PINNED, measures=("M09",)), head=head, on=late)
    assert ("condition", True) not in reasons(held(PINNED), on=late)


def test_a_feature_added_since_was_not_decided_on():
    more = (*sound().features, Feature(id="F07", name="Voice chat"))
    (found,) = triggers(held(sound()), read(sound()), msgspec.structs.replace(sound(), features=more), {}, ON)
    assert (found.reason, found.due, found.items) == ("new-feature", True, ("F07",))
    assert "Voice chat" in found.sentence


@pytest.mark.parametrize(
    "before, after, items",
    [
        ((), (("D01", "Voices"),), ("D01",)),  # added
        ((("D01", "Names"),), (), ("D01",)),  # dropped: it may be lower, it is not what was decided on
        ((("D01", "Names"), ("D02", "x")), (("D01", "Names and faces"), ("D02", "x")), ("D01",)),  # changed
        ((("D01", "Names"),), (("D01", "Names"),), ()),  # the same
    ],
)
def test_changed_processing_brings_it_back(before, after, items):
    one, two = (
        finished(data_activities=tuple(DataActivity(id=key, feature="F01", data=data) for key, data in made))
        for made in (before, after)
    )
    found = [each for each in triggers(held(one), read(one), two, {}, ON) if each.reason == "processing"]
    assert [each.items for each in found] == ([items] if items else [])


def test_a_newer_version_of_a_pinned_pack_brings_it_back():
    assert reasons(held(PINNED), newest={"uncrc": "1.0.0", "edtech": "2.0.0"}) == []
    assert reasons(held(PINNED), newest={"uncrc": "1.1.0"}) == [("packs", True)]


def test_a_verdict_that_has_become_worse_by_itself_brings_it_back():
    kept = held(LAPSING, outcome="proceed-with-conditions", conditions="Watch it.")
    later = dt.date(2027, 7, 1)
    found = triggers(kept, evaluate(small(), LAPSING, on=later), LAPSING, {}, later)
    assert [each.sentence for each in found if each.reason == "verdict"] == [
        "It was decided on 'with conditions' and reads 'not consistent' today."
    ]


def test_what_was_screened_out_is_looked_at_again_on_its_day():
    kept = InForce(assessment=sound(), evaluation=read(sound()))
    assert reasons(kept, on=dt.date(2027, 3, 1)) == [("review-date", True)]
