"""Which ids a thing refers to, where, and what becomes of them when items get other ids."""

from __future__ import annotations

from bestinterests.changes.references import cited, lists_with_ids, renamed
from bestinterests.domain.balance import Balance
from bestinterests.domain.impact import Judgement, Slot
from tests.changes.records import get, impact, record_of_a_chat

BASE = record_of_a_chat()


def test_every_reference_is_told_with_its_place():
    item = impact(
        "I40",
        "Grooming",
        before=Slot(given=(Judgement(scale="severity", level="grave", by="P01"),), credits=("M01", "M02")),
        evidence=("E01",),
    )
    assert sorted(cited(item, ("impacts", "I40"))) == [
        ("E01", ("impacts", "I40", "evidence")),
        ("F01", ("impacts", "I40", "features")),
        ("M01", ("impacts", "I40", "before", "credits")),
        ("M02", ("impacts", "I40", "before", "credits")),
        ("P01", ("impacts", "I40", "before", "given", "by")),
    ]


def test_a_single_reference_is_one_id():
    assert ("P01", ("by",)) in list(cited(Balance(feature="F01", by="P01")))


def test_renaming_what_nobody_refers_to_gives_the_thing_itself():
    item = get(BASE, "impacts", "I01")
    assert renamed(item, {"E09": "E10"}) is item
    assert renamed(BASE, {"E09": "E10"}) is BASE


def test_what_is_not_renamed_stays_beside_what_is():
    item = impact("I40", "Grooming", evidence=("E01", "E02", "E03"))
    assert renamed(item, {"E02": "E07"}).evidence == ("E01", "E07", "E03")
    assert renamed(item, {"E02": "E03"}).evidence == ("E01", "E03")


def test_lists_of_the_record_stand_under_the_record():
    paths = {path for path, _, _ in lists_with_ids(BASE)}
    assert ("record", "decisions") in paths
    assert ("assessment", "impacts") in paths
    assert {part for part, _ in paths} == {"assessment", "record"}
