"""Rating apart: whatever the order in which ratings come in the same record results; what is not asked stays as it was;
a blank in a later slot stands for what somebody said before; and each policy says every reason at once."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.domain.change import ChangeSet, Edit
from bestinterests.domain.document import Document
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import (
    Apart,
    GivenRating,
    Rated,
    may_close,
    may_give,
    may_leave_draft,
    may_open,
    may_rate,
    shows,
    some,
    untouched,
)
from bestinterests.workflow.sealing import seal
from bestinterests.workflow.spreading import spread
from tests.evaluation.build import assessment, benefit, harm
from tests.workflow.cast import AMARA, ANTON, BRAM, submitted

ON = dt.date(2026, 6, 1)
BEA = Actor(id="bea", name="Bea Long", duties=("assessor",))
SLOTS = ("before", "now", "expected", "certainty")
SCALES = ("likelihood", "severity")
COUNTED = Slot(
    agreed=(Judgement(scale="likelihood", level="possible"), Judgement(scale="reach", level="few")),
    given=(Judgement(scale="likelihood", level="remote", by="P09"),),
    credits=("M01",),
)
RECORD = Document(format=1, assessment=assessment(harm(now=COUNTED, expected=COUNTED), benefit()))
ALL = {"I01": dict.fromkeys(SLOTS, SCALES)}
RATINGS = st.dictionaries(
    st.tuples(st.sampled_from(SLOTS), st.sampled_from(SCALES)),
    st.sampled_from(("low", "high", "low..high", "unknown")),
    max_size=6,
)


def by(number: int, **levels: str) -> GivenRating:
    """What one person gives: levels by slot and scale, as in before_likelihood."""
    return told(number, {tuple(name.split("_")): level for name, level in levels.items()})


def told(number, levels):
    ratings = tuple(
        Rated(impact="I01", slot=slot, scale=scale, level=level, reason=f"Reason {number}.")
        for (slot, scale), level in levels.items()
    )
    return GivenRating(by=f"person-{number}", item=f"P{number:02}", on=ON, ratings=ratings, salt=f"{number}")


def rated(document, slot):
    return getattr(document.assessment.impacts[0], slot)


@given(st.lists(RATINGS, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_whatever_the_order_the_same_document_results(ratings, random):
    said = [told(number, levels) for number, levels in enumerate(ratings, 1)]
    first = spread(RECORD, ALL, said)
    random.shuffle(said)
    assert spread(RECORD, ALL, said) == first
    for slot in SLOTS:
        held, was = rated(first, slot), rated(RECORD, slot)
        assert held.credits == was.credits
        assert [each for each in held.agreed if each.scale not in SCALES] == [
            each for each in was.agreed if each.scale not in SCALES
        ]
        assert not {each.scale for each in held.agreed} & set(SCALES)
        pairs = [(each.scale, each.by) for each in held.given]
        assert len(pairs) == len(set(pairs))
        for (where, scale), level in ((key, level) for levels in ratings for key, level in levels.items()):
            if where == slot:
                assert level in {each.level for each in held.given if each.scale == scale}
    assert first.assessment.impacts[1:] == RECORD.assessment.impacts[1:]


def test_a_blank_in_a_later_slot_stands_for_what_somebody_said_before_else_for_the_record():
    done = spread(
        RECORD, ALL, [by(1, before_likelihood="likely", now_likelihood="remote"), by(2, before_likelihood="possible")]
    )
    assert [(each.by, each.level) for each in rated(done, "now").given] == [("P01", "remote"), ("P02", "possible")]
    assert [each.level for each in rated(done, "expected").given] == ["remote", "possible"]
    only_later = {"I01": {"expected": ("likelihood",)}}
    done = spread(RECORD, only_later, [by(1, expected_likelihood="remote"), by(2)])
    assert [each.level for each in rated(done, "expected").given] == ["remote", "possible"], "as it is now, on record"
    assert rated(done, "now") == COUNTED


def test_earlier_ratings_on_what_is_asked_are_put_aside_and_nothing_else():
    done = spread(RECORD, {"I01": {"now": ("severity",)}}, [by(1, now_severity="low"), by(2, now_severity="high")])
    held = rated(done, "now")
    assert held.agreed == COUNTED.agreed
    assert held.given[0] == COUNTED.given[0]
    assert [each.reason for each in held.given[1:]] == ["Reason 1.", "Reason 2."]


def test_a_seal_holds_all_of_a_rating_and_its_salt():
    held = by(1, before_likelihood="likely")
    others = (
        msgspec.structs.replace(held, salt="2"),
        msgspec.structs.replace(held, item="P02"),
        by(1, before_likelihood="remote"),
    )
    assert len({seal(each) for each in (held, *others)}) == 4


def running(**changed):
    fields = {"asks": {"I01": {"before": SCALES}}, "raters": (AMARA.id, ANTON.id), "opened_by": AMARA.id, **changed}
    return Apart(id="r", until=ON, **fields)


def codes(refusals):
    return {refusal.code for refusal in refusals}


def test_a_round_is_opened_by_an_assessor_of_a_draft_for_two_who_assess():
    assert may_open(AMARA, Course(), [AMARA, ANTON], ALL, (), ON, ON) == ()
    found = may_open(BRAM, submitted(), [BRAM, BRAM], {"I01": {"before": ()}}, ("I01",), ON - dt.timedelta(1), ON)
    assert codes(found) == {
        "edit.closed",
        "step.no-duty",
        "apart.too-few",
        "apart.no-duty",
        "apart.twice",
        "apart.nothing",
        "apart.busy",
        "apart.past",
    }


def test_a_rating_is_given_once_by_who_was_asked_and_says_who_they_are():
    assert may_give(AMARA, Course(), running(), "P01", ()) == ()
    given_ = running(given=(AMARA.id,), items=("P01",))
    assert codes(may_give(AMARA, Course(), given_, None, ["I01 before"])) == {
        "apart.given",
        "apart.who",
        "apart.unfinished",
    }
    assert codes(may_give(ANTON, Course(), given_, "P01", ())) == {"apart.same-person"}
    assert codes(may_rate(BEA, submitted(), running(running=False))) == {"edit.closed", "apart.not-asked", "apart.over"}


@pytest.mark.parametrize(
    "changed, waits, complete",
    [
        ({}, (AMARA.id, ANTON.id), False),
        ({"given": (AMARA.id, ANTON.id)}, (), True),
        ({"given": (AMARA.id,), "here": (AMARA.id,)}, (), False),
        ({"raters": (AMARA.id, ANTON.id, BEA.id), "given": (AMARA.id, BEA.id), "here": (AMARA.id,)}, (), True),
    ],
)
def test_nobody_waits_for_somebody_who_left_and_one_rating_is_never_all(changed, waits, complete):
    held = running(**changed)
    assert (held.waiting_for, held.complete) == (waits, complete)
    assert shows(held, ()) is (len(held.given) >= 2)
    assert shows(held, may_rate(AMARA, submitted(), held)) is False


def test_a_round_is_closed_by_who_opened_it_or_by_any_assessor_once_they_left():
    assert may_close(AMARA, running(), "Late.") == ()
    assert codes(may_close(AMARA, running(running=False), " ")) == {"apart.over", "step.no-reasons"}
    assert codes(may_close(ANTON, running(here=(AMARA.id, ANTON.id)))) == {"apart.not-opener"}
    assert may_close(ANTON, running(here=(ANTON.id,))) == ()
    assert codes(may_close(BRAM, running(here=(ANTON.id,)))) == {"apart.not-opener"}


@pytest.mark.parametrize(
    "path, kind, still",
    [
        (("assessment", "impacts", "I01", "before"), "set", True),
        (("assessment", "impacts", "I01", "certainty"), "set", True),
        (("assessment", "impacts", "I01", "bands"), "exclude", True),
        (("assessment", "impacts", "I01", "features"), "include", True),
        (("assessment", "impacts", "I01"), "delete", True),
        (("assessment", "impacts", "I01", "title"), "set", False),
        (("assessment", "impacts", "I02", "before"), "set", False),
        (("assessment", "people", "P01"), "delete", True),
        (("assessment", "people", "P01", "role"), "set", False),
        (("assessment", "people", "P02"), "delete", False),
        (("assessment", "packs", "code"), "delete", True),
        (("assessment", "title"), "set", False),
        (("numbering", "highest"), "set", False),
    ],
)
def test_what_is_rated_stands_still_and_whatever_else_does_not(path, kind, still):
    changes = ChangeSet(format=1, edits=(Edit(kind=kind, path=path),))
    assert bool(untouched(changes, [running(given=(AMARA.id,), items=("P01",))])) is still
    assert untouched(changes, []) == ()


def test_a_record_is_not_handed_in_while_it_is_rated_apart():
    assert codes(may_leave_draft([running()])) == {"submit.rating-apart"}
    assert may_leave_draft([]) == ()
    assert some(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
