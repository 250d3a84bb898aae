"""While upheld cases rest on evidence, whatever people do in whatever order closes no judgement in silence; whatever
closes none may be written; and of a change that could close none nobody need ask what rests on anything."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.changes.deleting import taken_out
from bestinterests.changes.splitting import split_by_age
from bestinterests.domain.document import Document, PackPin
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.workflow.reopening import at_stake, not_in_silence
from tests.evaluation.build import assessment, benefit, harm

CASES, OTHER = "E01", "E02"
OPENED = ("I01", "I02")
THEN = assessment(
    harm("I01"),
    benefit("I02"),
    harm("I03"),
    evidence=(
        Evidence(id=CASES, title="Cases that were upheld", contradicts=OPENED),
        Evidence(id=OTHER, title="A study", contradicts=("I01", "I03")),
    ),
)
ANEW = Judgement(scale="likelihood", level="likely", reason="The cases show it.", on=dt.date(2026, 6, 2))
SILENT = replace(ANEW, reason=" ")


def with_evidence(record, key, **fields):
    return replace(record, evidence=tuple(replace(e, **fields) if e.id == key else e for e in record.evidence))


def with_impact(record, key, **fields):
    return replace(record, impacts=tuple(replace(i, **fields) if i.id == key else i for i in record.impacts))


def judged(record, key, judgement=ANEW, slot="before"):
    return with_impact(record, key, **{slot: Slot(agreed=(judgement,))})


def noted(record, *keys):
    return with_evidence(record, CASES, weighed=keys)


def refused(before, after, resting=(CASES,), then=THEN):
    return [each.code for each in not_in_silence(before, after, resting, lambda _: then)]


def without(record, collection, key):
    return taken_out(Document(format=1, assessment=record), ("assessment", collection, key)).document.assessment


def divided(record, key):
    try:
        return split_by_age(Document(format=1, assessment=record), key, ("13-15",), f"I+{key.lower()}").assessment
    except (KeyError, ValueError):
        return record


REASONED = judged(THEN, "I01")
BLANK = with_impact(THEN, "I01", before=Slot(), certainty=Slot())


@pytest.mark.parametrize(
    "before, after, expected",
    [
        (THEN, without(THEN, "evidence", CASES), ["reopened.evidence"]),
        (THEN, with_evidence(THEN, CASES, contradicts=("I02",)), ["reopened.contradiction"]),
        (THEN, with_evidence(THEN, CASES, contradicts=()), ["reopened.contradiction"] * 2),  # all at once
        (THEN, without(THEN, "impacts", "I01"), ["reopened.impact"]),
        (THEN, without(without(THEN, "impacts", "I01"), "evidence", CASES), ["reopened.impact", "reopened.evidence"]),
        (THEN, noted(THEN, "I01"), ["reopened.not-judged"]),
        (THEN, noted(judged(THEN, "I01", SILENT), "I01"), ["reopened.not-judged"]),  # no reason
        (THEN, noted(judged(THEN, "I02"), "I01"), ["reopened.not-judged"]),  # another one was
        (THEN, noted(REASONED, "I01"), []),  # in one go
        (REASONED, noted(REASONED, "I01"), []),  # or one after the other
        (THEN, noted(judged(THEN, "I01", slot="certainty"), "I01"), []),
        (noted(REASONED, "I01"), without(noted(REASONED, "I01"), "impacts", "I01"), []),
        (noted(REASONED, "I01"), noted(THEN, "I01"), ["reopened.put-back"]),
        (noted(REASONED, "I01"), noted(BLANK, "I01"), []),  # a blank is open whatever is noted
        (noted(BLANK, "I01"), noted(THEN, "I01"), ["reopened.put-back"]),  # by whatever way round
        (noted(REASONED, "I01"), THEN, []),  # put back, and open again
        (noted(REASONED, "I01"), noted(judged(THEN, "I01", SILENT), "I01"), []),  # yet another judgement
        (
            noted(REASONED, "I01"),
            with_evidence(noted(REASONED, "I01"), CASES, contradicts=("I02",)),
            ["reopened.contradiction"],
        ),
        (noted(THEN, "I01"), noted(with_impact(THEN, "I01", title="New"), "I01"), []),  # closed before there was a rule
        (THEN, without(THEN, "impacts", "I03"), []),
        (THEN, with_evidence(THEN, OTHER, contradicts=(), weighed=("I03",)), []),  # no case rests on it
        (THEN, divided(THEN, "I01"), []),
        (divided(THEN, "I01"), noted(judged(divided(THEN, "I01"), "I01"), "I01", "I+i01"), ["reopened.not-judged"]),
    ],
)
def test_what_is_refused(before, after, expected):
    assert refused(before, after) == expected
    assert refused(before, after, resting=()) == []


def test_a_pack_that_gives_levels_other_names_judges_nothing():
    newer = replace(THEN, packs=(PackPin(pack="uncrc", version="9.9.9"),))
    moved = judged(newer, "I01", replace(THEN.impacts[0].before.agreed[0], level="likely"))
    assert refused(newer, noted(moved, "I01")) == ["reopened.not-judged"]
    assert refused(newer, noted(judged(newer, "I01"), "I01")) == []


def test_where_the_record_of_then_is_not_kept_a_reason_is_enough():
    assert refused(THEN, noted(THEN, "I01"), then=None) == []
    assert refused(BLANK, noted(judged(BLANK, "I01", SILENT), "I01"), then=None) == ["reopened.not-judged"]


KEYS = st.sampled_from(("I01", "I02", "I03"))
ITEMS = st.sampled_from((CASES, OTHER))
SETS = st.lists(KEYS, unique=True).map(tuple)
SLOTS = st.sampled_from(
    (Slot(), Slot(agreed=(ANEW,)), Slot(agreed=(SILENT,)), Slot(given=(ANEW,)), THEN.impacts[0].before)
)
DIRECT = st.sampled_from(
    (
        lambda r, _: judged(r, "I01"),
        lambda r, _: judged(r, "I01", SILENT),
        lambda r, _: with_impact(r, "I01", before=THEN.impacts[0].before, certainty=THEN.impacts[0].certainty),
        lambda r, _: replace(r, impacts=tuple(i if i.id != "I01" else BLANK.impacts[0] for i in r.impacts)),
        lambda r, _: noted(r, "I01"),
        lambda r, _: noted(r),
        lambda r, _: noted(judged(r, "I01"), "I01"),
        lambda r, _: without(r, "impacts", "I01"),
    )
)
DEEDS = st.one_of(
    DIRECT,
    DIRECT,
    st.builds(lambda key: lambda r, _: without(r, "evidence", key), ITEMS),
    st.builds(lambda key: lambda r, _: without(r, "impacts", key), KEYS),
    st.builds(lambda key, ids: lambda r, _: with_evidence(r, key, contradicts=ids), ITEMS, SETS),
    st.builds(lambda key, ids: lambda r, _: with_evidence(r, key, weighed=ids), ITEMS, SETS),
    st.builds(lambda key, slot: lambda r, _: with_impact(r, key, before=slot), KEYS, SLOTS),
    st.builds(lambda key: lambda r, _: divided(r, key), KEYS),
    st.builds(lambda back: lambda r, past: past[-1 - back % len(past)], st.integers(0, 9)),
)
"""What people do: each from the record as it stands, and all records before it, to another record."""


def judgements(impact):
    return {each for slot in (impact.before, impact.now, impact.certainty) for each in (*slot.agreed, *slot.given)}


@settings(max_examples=200)
@given(st.lists(DEEDS, max_size=25))
def test_whatever_is_done_in_whatever_order_closes_nothing_in_silence(deeds):
    old = {each for impact in THEN.impacts if impact.id in OPENED for each in judgements(impact)}
    record, past = THEN, [THEN]
    reasoned, was_noted = set(), set()
    for deed in deeds:
        after = deed(record, past)
        stake = at_stake(record, after)
        if refused(record, after):
            assert CASES in stake  # it would not have been asked about otherwise
            continue
        record, past = after, [*past, after]
        cases = next(each for each in record.evidence if each.id == CASES)
        for impact in record.impacts:
            if any(each.reason.strip() for each in judgements(impact) - old):
                reasoned.add(impact.id)
        for key in OPENED:
            impact = next((each for each in record.impacts if each.id == key), None)
            if impact is None:
                assert key in was_noted
                continue
            if key not in was_noted:
                assert key in cases.contradicts
            if key in cases.contradicts and key in cases.weighed:
                assert key in reasoned
                assert judgements(impact) - old or not judgements(impact)
                was_noted.add(key)


TEXTS = {
    "title": "Seen",
    "says": "We looked.",
    "limits": "Few.",
    "strength": "weak",
    "note": "Ours.",
    "fictional": True,
}


@given(st.sampled_from(sorted(TEXTS)), ITEMS, KEYS, SLOTS)
def test_texts_and_judgements_are_written_whatever_rests_on_them(field, item, key, slot):
    after = judged(with_evidence(THEN, item, **{field: TEXTS[field]}), key)
    after = with_impact(after, key, title="Another title", now=slot)
    assert at_stake(THEN, after) == frozenset()
    assert refused(THEN, after, resting=(CASES, OTHER)) == []
