"""Who may act for a child: by nation, by band, and by one of three reasons that are recorded first."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from bestinterests.workflow.acting_for import (
    COMPETENCE,
    GROUNDS,
    NEVER,
    PRESUMED_WORDS,
    SOURCES,
    WHO_WORDS,
    Because,
    Claim,
    Presumed,
    Who,
    may_act,
    must_record,
    presumed,
)
from bestinterests.workflow.casework.words import BANDS, NATIONS

YES = Claim(
    by="parent",
    nation="wales",
    band="10-12",
    because="child-authorises",
    understands="yes",
    how_authorised="Said so in a call with Chioma Eze, alone.",
    how_judged="Said in her words what a copy is and who would see it.",
    child_knows="Knows all of it, and wants it.",
)
LACKS = replace(YES, because="child-lacks-understanding", understands="no", responsibility="Birth certificate.")
BEST = replace(LACKS, because="evidently-best-interests", why_evident="The account is used to bully him.")


def codes(claim):
    return tuple(refusal.code for refusal in may_act(claim))


@pytest.mark.parametrize(
    "nation, band, expected",
    [
        ("scotland", "6-9", "not-presumed"),
        ("scotland", "10-12", "depends"),  # the band holds 12 and what is below
        ("scotland", "13-15", "presumed"),
        ("scotland", "16-17", "adult-rule"),
        ("scotland", "unknown", "depends"),
        ("england", "13-15", "not-presumed"),
        ("wales", "16-17", "not-presumed"),
        ("northern-ireland", "10-12", "not-presumed"),
        ("unknown", "13-15", "not-presumed"),
    ],
)
def test_presumption_is_scottish_and_starts_at_twelve(nation, band, expected):
    assert presumed(nation, band) == expected


@pytest.mark.parametrize("claim", [YES, LACKS, BEST])
def test_each_of_three_reasons_carries_a_parent_once_recorded(claim):
    assert codes(claim) == ()


@pytest.mark.parametrize(
    "claim, expected",
    [
        (replace(YES, because=None), ("authority.no-ground",)),
        (replace(YES, how_authorised=" "), ("authority.missing",)),
        (replace(YES, child_knows=""), ("authority.missing",)),  # what the child says is always asked
        (replace(YES, understands="unknown"), ("authority.cannot-authorise",)),
        (replace(YES, understands="unknown", nation="scotland", band="13-15"), ()),  # taken to understand
        (replace(YES, understands="no", nation="scotland", band="13-15"), ("authority.cannot-authorise",)),
        (replace(LACKS, responsibility=""), ("authority.missing",)),
        (replace(LACKS, understands="unknown"), ("authority.may-understand",)),
        (replace(LACKS, nation="scotland", band="13-15", how_judged=""), ("authority.missing",)),  # the contrary, shown
        (replace(BEST, why_evident=""), ("authority.missing",)),
        (replace(LACKS, by="teacher"), ("authority.child-alone",)),  # no standing of their own
        (replace(BEST, by="body"), ("authority.child-alone",)),
        (replace(YES, by="teacher"), ()),  # the child may ask a teacher
        (replace(YES, by="body"), ()),
        (replace(BEST, conflict=True), ("authority.hold",)),  # hold, and ask a person
        (replace(BEST, conflict=True, cleared_by="lena"), ()),
    ],
)
def test_what_has_to_be_recorded_first(claim, expected):
    assert codes(claim) == expected


def test_presumption_asks_for_the_contrary_to_be_shown():
    asks = {
        nation: [record.asks for record in must_record("parent", "child-lacks-understanding", nation, "13-15")]
        for nation in ("scotland", "england")
    }
    assert any("although the law takes it that they do" in ask for ask in asks["scotland"])
    assert not any("although" in ask for ask in asks["england"])


def test_every_table_is_whole_and_says_where_it_comes_from():
    assert set(COMPETENCE) == set(NATIONS)
    assert set(GROUNDS) == set(get_args(Because))
    assert set(WHO_WORDS) == set(get_args(Who))
    assert set(PRESUMED_WORDS) == set(get_args(Presumed))
    for statement in (*(each for held in COMPETENCE.values() for each in held), *GROUNDS.values(), *NEVER):
        assert set(statement.sources) <= set(SOURCES)
        assert (statement.provenance == "ours") == (not statement.sources)
    for who in WHO_WORDS:
        for because in GROUNDS:
            for nation in NATIONS:
                for band in BANDS:
                    records = must_record(who, because, nation, band)
                    assert records[-1].field == "child_knows"
                    assert all(record.field in Claim.__struct_fields__ for record in records)


def test_no_refusal_tells_a_parent_whether_the_child_has_a_case():
    for claim in (replace(YES, because=None), replace(YES, child_knows=""), replace(BEST, conflict=True)):
        assert all("case" not in f"{refusal.sentence} {refusal.who_could_help}" for refusal in may_act(claim))
