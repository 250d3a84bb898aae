"""Choices where two sides contradict each other: what was chosen stands, nothing else moves, nothing dangles."""

from __future__ import annotations

import msgspec
from hypothesis import given

from bestinterests.changes import merge
from bestinterests.changes.choosing import ITEM_KINDS, Choice, choose, fits
from bestinterests.changes.difference import diff
from bestinterests.changes.spread import spread
from bestinterests.domain.impact import Judgement, Slot
from tests.changes.records import judged, put, record_of_a_chat
from tests.changes.strategies import dangling, versions

SCALES = {"likelihood": ("remote", "possible", "likely", "certain"), "severity": ("minor", "moderate", "serious")}


@given(versions())
def test_choosing_here_everywhere_moves_no_field(v):
    result = merge(v.base, v.ours, v.theirs)
    fields = {each.id: Choice(take="ours") for each in result.conflicts if each.kind not in ITEM_KINDS}
    chosen = choose(result, fields)
    assert chosen.document == result.document
    assert not chosen.problems
    assert [each.id for each in chosen.open] == [each.id for each in result.conflicts if each.kind in ITEM_KINDS]


@given(versions())
def test_choosing_theirs_moves_exactly_what_was_in_conflict(v):
    result = merge(v.base, v.ours, v.theirs)
    fields = [each for each in result.conflicts if each.kind not in ITEM_KINDS]
    chosen = choose(result, {each.id: Choice(take="theirs") for each in fields})
    moved = {edit.path: edit.after for edit in diff(result.document, chosen.document).edits}
    if not chosen.problems:
        assert moved == {each.path: each.theirs for each in fields}


@given(versions())
def test_no_choice_leaves_a_reference_to_nothing_without_saying_so(v):
    result = merge(v.base, v.ours, v.theirs)
    before = set(dangling(result.document))
    for take in ("ours", "theirs"):
        chosen = choose(result, {each.id: Choice(take=take) for each in result.conflicts})
        assert chosen.problems or set(dangling(chosen.document)) <= before


def conflicted(ours, theirs):
    base = record_of_a_chat()
    return merge(base, ours(base), theirs(base))


def test_what_was_before_and_own_words_can_be_chosen():
    result = conflicted(lambda d: put(d, "", title="Here"), lambda d: put(d, "", title="There"))
    (conflict,) = result.conflicts
    for choice, title in (
        (Choice(take="base"), "Chat"),
        (Choice(take="own", own="Both"), "Both"),
        (Choice(take="theirs"), "There"),
    ):
        chosen = choose(result, {conflict.id: choice})
        assert (chosen.document.assessment.title, chosen.open, chosen.problems) == (title, (), ())


def test_a_value_that_the_field_cannot_hold_is_a_problem_and_is_not_written():
    result = conflicted(lambda d: put(d, "", title="Here"), lambda d: put(d, "", title="There"))
    chosen = choose(result, {"assessment.title": Choice(take="own", own=7)})
    assert [problem.code for problem in chosen.problems] == ["changes.value-invalid"]
    assert chosen.document.assessment.title == "Here"
    assert not fits(("assessment", "title"), 7)
    assert fits(("assessment", "impacts", "I01", "title"), "Words")
    assert not fits(("assessment", "impacts", "I01"), "Words")


def without(document, impact):
    held = document.assessment.impacts
    return put(document, "", impacts=tuple(each for each in held if each.id != impact))


def test_an_item_that_one_side_deleted_is_kept_or_goes_with_its_mentions():
    result = conflicted(lambda d: put(d, "impacts I01", title="Adults write"), lambda d: without(d, "I01"))
    (conflict,) = result.conflicts
    assert conflict.kind == "item-delete-edit"
    kept = choose(result, {conflict.id: Choice(take="ours")})
    assert kept.document == result.document
    gone = choose(result, {conflict.id: Choice(take="theirs")})
    assert [each.id for each in gone.document.assessment.impacts] == ["I02"]
    assert all("I01" not in each.acts_on for each in gone.document.assessment.measures)
    assert not gone.problems


def test_an_item_that_a_decision_names_cannot_be_chosen_away():
    def deleted(document):
        held = document.assessment.measures
        return put(document, "", measures=tuple(each for each in held if each.id != "M01"))

    result = conflicted(lambda d: put(d, "measures M01", title="Friends of friends"), deleted)
    conflict = next(each for each in result.conflicts if each.path[-1] == "M01")
    chosen = choose(result, {conflict.id: Choice(take="theirs")})
    assert [problem.code for problem in chosen.problems] == ["changes.still-cited"]
    assert any(each.id == "M01" for each in chosen.document.assessment.measures)


def test_a_range_reaches_over_both_and_keeps_every_reason():
    ours = Slot(agreed=(Judgement(scale="likelihood", level="remote", reason="Rare."),), credits=("M01",))
    theirs = Slot(agreed=(Judgement(scale="likelihood", level="possible..likely", reason="Seen."),), credits=("M02",))
    both = spread(ours, theirs, SCALES)
    assert both == Slot(
        agreed=(Judgement(scale="likelihood", level="remote..likely", reason="Rare.\n\nSeen."),),
        credits=("M01", "M02"),
    )
    assert spread(theirs, ours, SCALES).agreed[0].level == "remote..likely"


def test_there_is_no_range_where_nobody_knows_or_nothing_is_ordered():
    known = judged("likely", "serious")
    assert spread(known, Slot(), SCALES) is None
    assert spread(known, judged("unknown", "serious"), SCALES) is None
    assert spread(known, judged("often", "serious"), SCALES) is None
    assert spread(known, judged("remote", "minor"), {}) is None
    mine = msgspec.structs.replace(known, given=(Judgement(scale="severity", level="minor", by="P01"),))
    other = msgspec.structs.replace(known, given=(Judgement(scale="severity", level="serious", by="P01"),))
    assert spread(mine, other, SCALES) is None
