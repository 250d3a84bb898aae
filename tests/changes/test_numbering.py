"""Which id an item gets, from which memory, and what happens at the edges."""

from __future__ import annotations

import hashlib

import pytest

from bestinterests.changes import merge
from bestinterests.changes.memory import marked
from bestinterests.domain.balance import Tension
from bestinterests.domain.consultation import Consultation, ConsultationFinding
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.feature import Feature
from bestinterests.domain.problem import Refused
from tests.changes.records import get, impact, minus, plus, put, record_of_a_chat, remembering

BASE = record_of_a_chat()
GROOMING = impact("I+blue-7", "Grooming")


def titles(document):
    return {item.id: item.title for item in document.assessment.impacts}


def test_provisional_items_get_the_next_numbers_in_the_order_of_their_keys():
    theirs = plus(BASE, "impacts", impact("I+blue-10", "Ten"), impact("I+blue-9", "Nine"))

    result = merge(BASE, BASE, theirs)

    assert titles(result.document) == {"I01": "Strangers write", "I02": "Pressure to pay", "I30": "Nine", "I31": "Ten"}
    assert [(r.letter, r.old, r.new, r.side, r.reason) for r in result.renumberings] == [
        ("I", "I+blue-9", "I30", "theirs", "provisional"),
        ("I", "I+blue-10", "I31", "theirs", "provisional"),
    ]
    assert result.renumberings[0].sentence == "I+blue-9 came without a number and is now I30."
    assert (
        result.imported
        == result.document.numbering.keys
        == {
            "I+blue-10": "I31",
            marked("I+blue-10", impact("I+blue-10", "Ten")): "I31",
            "I+blue-9": "I30",
            marked("I+blue-9", impact("I+blue-9", "Nine")): "I30",
        }
    )
    assert result.document.numbering.highest == {**BASE.numbering.highest, "I": 31}
    assert not result.conflicts
    assert list(result.document.numbering.highest) == sorted(result.document.numbering.highest)


def test_a_mark_names_the_content_and_not_the_order_of_its_members():
    item = impact("I30", "A", bands=("6-9", "10-12"))
    assert marked("I30", item) == marked("I30", impact("I30", "A", bands=("10-12", "6-9")))
    assert marked("I30", item) != marked("I30", impact("I30", "B", bands=("6-9", "10-12")))
    name, digest = marked("I30", item).split("@")
    assert (name, len(digest)) == ("I30", 16)


def test_a_mark_stays_the_same_in_every_release():
    """Marks are kept in files: a file written today has to be known by a release in which fields stand otherwise."""
    content = b'{"id":"E01","says":"Twelve.","title":"Complaints"}'
    item = Evidence(id="E01", title="Complaints", says="Twelve.")
    assert marked("E01", item) == f"E01@{hashlib.sha256(content).hexdigest()[:16]}"


def test_the_head_gives_its_own_provisional_items_a_number_too():
    ours = plus(BASE, "impacts", impact("I+desk-1", "Loneliness"))
    ours = put(ours, "measures M02", acts_on=("I+desk-1",))

    result = merge(BASE, ours, BASE)

    assert titles(result.document)["I30"] == "Loneliness"
    assert get(result.document, "measures", "M02").acts_on == ("I30",)
    assert result.renumberings[0].side == "ours"
    assert merge(BASE, BASE, ours, head="theirs").renumberings[0].side == "theirs"
    assert result.imported == {"I+desk-1": "I30"}


def test_one_key_is_one_item_on_every_side():
    base = plus(BASE, "impacts", GROOMING)

    result = merge(base, put(base, "impacts I+blue-7", mechanism="How."), put(base, "impacts I+blue-7", title="New"))

    assert get(result.document, "impacts", "I30") == impact("I30", "New", mechanism="How.")
    assert len(result.renumberings) == 1
    assert not result.conflicts


def test_a_key_in_the_base_that_has_its_number_in_the_head_is_that_item():
    base = plus(BASE, "impacts", GROOMING)
    head = merge(BASE, BASE, base).document

    result = merge(base, head, put(base, "impacts I+blue-7", title="New"))

    assert titles(result.document)["I30"] == "New"
    assert len(result.document.assessment.impacts) == 3
    assert not result.conflicts


def test_a_known_key_beside_the_item_it_became_is_a_new_item():
    head = merge(BASE, BASE, plus(BASE, "impacts", GROOMING)).document
    theirs = plus(head, "impacts", impact("I+blue-7", "Another"))

    result = merge(head, head, theirs)

    assert titles(result.document)["I30"] == "Grooming"
    assert titles(result.document)["I31"] == "Another"
    assert merge(head, result.document, theirs).document == result.document


def test_references_to_known_keys_are_read_even_where_the_item_did_not_come():
    head = merge(BASE, BASE, plus(BASE, "impacts", GROOMING)).document
    theirs = put(BASE, "measures M02", acts_on=("I+blue-7",))

    result = merge(BASE, head, theirs)

    assert get(result.document, "measures", "M02").acts_on == ("I30",)


def test_a_free_number_above_the_highest_is_accepted():
    result = merge(BASE, BASE, plus(BASE, "impacts", impact("I50", "Bullying")))

    assert titles(result.document)["I50"] == "Bullying"
    assert not result.renumberings
    assert not result.imported
    assert result.document.numbering.highest["I"] == 50
    assert (
        merge(result.document, result.document, plus(result.document, "impacts", GROOMING)).imported["I+blue-7"]
        == "I51"
    )


def test_a_number_is_new_to_every_side_when_it_is_given():
    ours = plus(BASE, "impacts", impact("I30", "Bullying"))
    theirs = plus(BASE, "impacts", impact("I30", "Grooming"), impact("I31", "Loneliness"))

    result = merge(BASE, ours, theirs)

    assert titles(result.document) == {
        "I01": "Strangers write",
        "I02": "Pressure to pay",
        "I30": "Bullying",
        "I31": "Loneliness",
        "I32": "Grooming",
    }


def test_a_record_without_memory_counts_what_it_holds():
    base = remembering(BASE, highest={})

    result = merge(base, base, plus(base, "impacts", GROOMING))

    assert titles(result.document)["I03"] == "Grooming"
    assert result.document.numbering.highest == {"F": 2, "I": 3, "E": 2, "M": 2, "Z": 1}


def test_nothing_is_given_where_nothing_is_left():
    base = remembering(BASE, highest={"I": 999_999})

    with pytest.raises(Refused) as refused:
        merge(base, base, plus(base, "impacts", GROOMING))

    [problem] = refused.value.problems
    assert (problem.code, problem.path) == ("changes.no-number", "numbering.highest")
    assert problem.sentence == "No number above I999999 can be given."
    assert problem.remedy.startswith("Take the entry I of numbering.highest, or the item with that number")


def test_the_last_number_can_be_given():
    base = remembering(BASE, highest={"I": 999_998})

    assert titles(merge(base, base, plus(base, "impacts", GROOMING)).document)["I999999"] == "Grooming"


def test_new_numbers_of_one_side_stand_beside_clashes():
    ours = plus(BASE, "impacts", impact("I31", "Bullying"))
    theirs = plus(BASE, "impacts", impact("I30", "Loneliness"), impact("I31", "Grooming"))

    result = merge(BASE, ours, theirs)

    assert [(r.old, r.new, r.reason) for r in result.renumberings] == [
        ("I30", "I32", "number-used-before"),
        ("I31", "I33", "added-on-both-sides"),
    ]


def test_a_key_comes_back_in_the_place_of_its_number():
    base = merge(BASE, BASE, plus(BASE, "impacts", GROOMING)).document
    theirs = plus(minus(base, "impacts", "I30"), "impacts", impact("I+blue-7", "Grooming by adults"))

    result = merge(base, minus(base, "impacts", "I30"), theirs)

    assert [(conflict.id, conflict.kind) for conflict in result.conflicts] == [
        ("assessment.impacts[I30]", "item-delete-edit")
    ]
    assert result.conflicts[0].base["title"] == "Grooming"


def test_a_key_that_the_head_puts_back_gets_its_number_back():
    once = merge(BASE, BASE, plus(BASE, "impacts", GROOMING)).document
    head = plus(minus(once, "impacts", "I30"), "impacts", impact("I+blue-7", "Grooming by adults"))

    result = merge(BASE, head, BASE)

    assert titles(result.document)["I30"] == "Grooming by adults"
    assert not result.conflicts


def test_the_first_number_of_a_kind_is_one():
    accepted = merge(BASE, BASE, plus(BASE, "tensions", Tension(id="T01", title="Accepted")))
    given = merge(BASE, BASE, plus(BASE, "tensions", Tension(id="T+blue-1", title="Given")))

    for result in (accepted, given):
        assert [item.id for item in result.document.assessment.tensions] == ["T01"]
        assert result.document.numbering.highest["T"] == 1
    assert not accepted.renumberings


def test_a_kind_of_which_no_number_was_used_begins_with_one():
    base = remembering(BASE, highest={**BASE.numbering.highest, "T": 0})
    result = merge(base, base, plus(base, "tensions", Tension(id="T+blue-1", title="Given")))
    assert [item.id for item in result.document.assessment.tensions] == ["T01"]


def test_the_highest_number_itself_is_not_given_again():
    result = merge(BASE, BASE, plus(BASE, "impacts", impact("I29", "Bullying")))

    assert titles(result.document)["I30"] == "Bullying"


def test_a_memory_beyond_all_numbers_is_not_believed():
    theirs = remembering(put(BASE, "", title="New"), highest={"I": 10**30, "E": -4, "Q": 3})

    numbering = merge(BASE, BASE, theirs).document.numbering

    assert numbering.highest == {**BASE.numbering.highest, "Q": 3}


def test_the_memory_of_both_sides_is_kept_and_the_head_is_believed():
    ours = remembering(BASE, keys={"I+a-1": "I01", "I+b-1": "I02"}, highest={**BASE.numbering.highest, "I": 33})
    theirs = remembering(BASE, keys={"I+a-1": "I02", "I+c-1": "I02", "I+d-1": "nonsense", "F+e-1": "I01"})

    result = merge(BASE, ours, theirs)

    assert result.document.numbering.keys == {"I+a-1": "I01", "I+b-1": "I02", "I+c-1": "I02"}
    assert list(result.document.numbering.keys) == sorted(result.document.numbering.keys)
    assert result.document.numbering.highest["I"] == 33


def test_memory_of_the_other_side_goes_along_with_its_numbers():
    ours = plus(BASE, "impacts", impact("I30", "Bullying"))
    theirs = merge(BASE, BASE, plus(BASE, "impacts", GROOMING)).document

    result = merge(BASE, ours, theirs)

    assert titles(result.document)["I31"] == "Grooming"
    assert result.document.numbering.keys["I+blue-7"] == "I31"


@pytest.mark.parametrize(
    "keys", [{"I+blue-7": "F01"}, {"I+blue-7": "I+blue-8"}, {"I+blue-7": ""}, {"I01": "I02"}, {"I+blue-7": "I1"}]
)
def test_a_memory_that_makes_no_sense_is_not_used(keys):
    head = remembering(BASE, keys=keys)

    result = merge(BASE, head, plus(BASE, "impacts", GROOMING))

    assert titles(result.document)["I30"] == "Grooming"
    assert titles(result.document)["I01"] == "Strangers write"


def test_ids_of_the_wrong_letter_are_left_for_the_check_to_tell():
    ours = plus(BASE, "features", Feature(id="I88", name="Mine"))
    theirs = plus(BASE, "features", Feature(id="I88", name="Other"), Feature(id="I+blue-9", name="New"))

    result = merge(BASE, ours, theirs)

    assert [(conflict.id, conflict.kind) for conflict in result.conflicts] == [
        ("assessment.features[I88].name", "value")
    ]
    assert get(result.document, "features", "I+blue-9").name == "New"
    assert result.document.numbering.highest["I"] == 29


def test_unequal_items_with_ids_of_the_wrong_letter_are_brought_together_field_by_field():
    """They get no number, so both stand under one id, and what the type wants written starts from nothing."""
    ours = plus(BASE, "impacts", impact("F88", "Mine", features=("F01",)))
    ours = plus(ours, "findings", ConsultationFinding(id="C88", consultation="C01", says="Mine."))
    theirs = plus(BASE, "impacts", impact("F88", "Mine", features=("F02",)))
    theirs = plus(theirs, "findings", ConsultationFinding(id="C88", consultation="C01", says="Other."))

    result = merge(BASE, ours, theirs)

    assert get(result.document, "impacts", "F88").features == ("F01", "F02")
    assert [(conflict.id, conflict.kind, conflict.base) for conflict in result.conflicts] == [
        ("assessment.findings[C88].says", "text", None)
    ]


def test_two_records_with_nothing_in_common_both_stand():
    empty = Document(format=1)
    one = Document(format=1, assessment=Assessment(evidence=(Evidence(id="E01", title="A"),)))
    two = Document(
        format=1, assessment=Assessment(evidence=(Evidence(id="E01", title="B"), Evidence(id="E02", title="C")))
    )

    result = merge(empty, one, two)

    assert {item.id: item.title for item in result.document.assessment.evidence} == {"E01": "A", "E02": "C", "E03": "B"}
    assert not result.conflicts


def test_an_item_known_by_its_content_is_not_given_the_number_of_another_of_that_file():
    ours = plus(BASE, "impacts", impact("I30", "Bullying"))
    once = merge(BASE, ours, plus(BASE, "impacts", impact("I30", "Grooming"))).document
    theirs = plus(BASE, "impacts", impact("I30", "Grooming"), impact("I31", "Loneliness"))

    again = merge(BASE, once, theirs)

    assert sorted(titles(again.document).values()) == [
        "Bullying",
        "Grooming",
        "Grooming",
        "Loneliness",
        "Pressure to pay",
        "Strangers write",
    ]
    assert merge(BASE, again.document, theirs).document == again.document


def test_two_items_of_one_file_stay_two_where_one_has_the_number_the_other_got():
    ours = plus(BASE, "impacts", impact("I30", "Bullying"))
    once = merge(BASE, ours, plus(BASE, "impacts", impact("I30", "Grooming"))).document
    theirs = plus(BASE, "impacts", impact("I30", "Grooming"), impact("I31", "Grooming"))

    again = merge(BASE, once, theirs)

    assert [item.id for item in again.document.assessment.impacts] == ["I01", "I02", "I30", "I31", "I32"]
    assert titles(again.document)["I32"] == "Grooming"


def test_a_number_deleted_by_the_head_is_not_taken_up_by_an_old_file():
    base = plus(BASE, "impacts", impact("I30", "Bullying"))
    head = minus(base, "impacts", "I30")
    assert merge(base, head, base).document.assessment.impacts == head.assessment.impacts
    result = merge(head, head, plus(head, "impacts", GROOMING))
    assert titles(merge(base, result.document, base).document) == titles(result.document)


def test_rows_of_a_table_are_numbered_as_they_are_listed() -> None:
    blank = Document(format=1)
    rows = tuple(impact(key, title) for key, title in (("I+zz", "First"), ("I+aa", "Second")))
    theirs = Document(format=1, assessment=Assessment(features=(Feature(id="F01", name="Chat"),), impacts=rows))
    listed = merge(blank, blank, theirs, as_listed=True).document
    assert {each.id: each.title for each in listed.assessment.impacts} == {"I01": "First", "I02": "Second"}
    again = merge(blank, listed, theirs, as_listed=True)
    assert (again.document, again.conflicts) == (listed, ())


def test_clashes_get_numbers_in_the_order_of_their_numbers():
    ours = plus(BASE, "impacts", impact("I99", "A"), impact("I100", "B"))
    theirs = plus(BASE, "impacts", impact("I99", "C"), impact("I100", "D"))

    result = merge(BASE, ours, theirs)

    assert [(r.old, r.new) for r in result.renumberings] == [("I99", "I101"), ("I100", "I102")]


def test_an_item_added_on_both_sides_with_one_provisional_reference_is_one_item():
    sides = plus(BASE, "impacts", impact("I30", "Bullying", evidence=("E+desk-1",)))
    sides = plus(sides, "evidence", Evidence(id="E+desk-1", title="Diary"))

    result = merge(BASE, put(sides, "", title="Ours"), put(sides, "", summary="Theirs"))

    assert titles(result.document)["I30"] == "Bullying"
    assert get(result.document, "impacts", "I30").evidence == ("E03",)
    assert len(result.document.assessment.impacts) == 3


def test_each_of_two_clashes_takes_along_what_only_looks_alike():
    alike = (Evidence(id="E03", title="On the first", consultation="C01"),)
    alike += (Evidence(id="E04", title="On the second", consultation="C02"),)
    sides = [
        plus(
            plus(BASE, "evidence", *alike),
            "consultations",
            Consultation(id="C01", asked="children", title=f"First, {who}"),
            Consultation(id="C02", asked="children", title=f"Second, {who}"),
        )
        for who in ("ours", "theirs")
    ]

    result = merge(BASE, *sides)

    held = {item.id: item.consultation for item in result.document.assessment.evidence if item.consultation}
    assert held == {"E03": "C01", "E04": "C02", "E05": "C03", "E06": "C04"}
