"""What two people do to one record, with before and after in full."""

from __future__ import annotations

import pytest

from bestinterests.changes import merge
from bestinterests.domain.balance import Balance
from bestinterests.domain.conformity import ObligationAnswer
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.feature import Feature, PracticeUse
from bestinterests.domain.impact import StatedRating
from bestinterests.domain.measure import Measure
from bestinterests.domain.record import Decision
from bestinterests.domain.service import Person
from tests.changes.records import DIGEST, get, impact, judged, minus, plus, put, record_of_a_chat, remembering

BASE = record_of_a_chat()


def told(result):
    return [(conflict.id, conflict.kind) for conflict in result.conflicts]


def test_half_a_rating_from_each_side_is_a_conflict_and_never_mixed():
    ours = put(BASE, "impacts I01", before=judged("likely", "moderate"))
    theirs = put(BASE, "impacts I01", before=judged("possible", "serious"))

    result = merge(BASE, ours, theirs)

    assert told(result) == [("assessment.impacts[I01].before", "slot")]
    assert get(result.document, "impacts", "I01").before == judged("likely", "moderate")
    [conflict] = result.conflicts
    assert conflict.base["agreed"] == [
        {"scale": "severity", "level": "serious"},
        {"scale": "likelihood", "level": "likely"},
    ]
    assert conflict.theirs == {
        "agreed": [{"scale": "severity", "level": "serious"}, {"scale": "likelihood", "level": "possible"}]
    }
    assert conflict.sentence == (
        "impacts[I01].before was judged anew on both sides. "
        "Judgements are not mixed: ours stands until somebody chooses."
    )


def test_different_slots_of_one_impact_do_not_meet():
    ours = put(BASE, "impacts I01", now=judged("possible", "serious", ("M01",)))
    theirs = put(BASE, "impacts I01", expected=judged("remote", "serious", ("M02",)))

    result = merge(BASE, ours, theirs)

    merged = get(result.document, "impacts", "I01")
    assert (merged.now.credits, merged.expected.credits) == (("M01",), ("M02",))
    assert not result.conflicts


def test_a_cited_item_that_the_other_side_deletes_is_kept():
    ours = put(BASE, "impacts I02", evidence=("E02",))
    theirs = minus(BASE, "evidence", "E02")

    for result, keeper, deleter in (
        (merge(BASE, ours, theirs), "ours", "theirs"),
        (merge(BASE, theirs, ours), "theirs", "ours"),
    ):
        assert told(result) == [("assessment.evidence[E02]", "item-delete-reference")]
        assert get(result.document, "evidence", "E02") == Evidence(id="E02", title="Survey")
        assert get(result.document, "impacts", "I02").evidence == ("E02",)
        [conflict] = result.conflicts
        assert getattr(conflict, keeper) == conflict.base == {"id": "E02", "title": "Survey"}
        assert getattr(conflict, deleter) is None
        assert conflict.sentence == (
            f"evidence[E02] was deleted in {deleter}, and impacts[I02].evidence refers to it. "
            "It is kept until somebody chooses."
        )


def test_what_a_kept_item_needs_is_kept_too():
    base = plus(BASE, "features", Feature(id="F03", name="Lobby"))
    base = plus(base, "impacts", impact("I03", "Crowding", features=("F03",)))
    theirs = minus(minus(base, "impacts", "I03"), "features", "F03")
    ours = put(base, "measures M02", acts_on=("I03",))

    result = merge(base, ours, theirs)

    assert told(result) == [
        ("assessment.features[F03]", "item-delete-reference"),
        ("assessment.impacts[I03]", "item-delete-reference"),
    ]
    assert result.conflicts[0].sentence.startswith("features[F03] was deleted in theirs, and impacts[I03].features")


def test_a_deleted_measure_is_kept_while_a_slot_in_conflict_counts_on_it():
    base = put(BASE, "impacts I01", now=judged("likely", "serious", ("M02",)))
    ours = put(base, "impacts I01", now=judged("possible", "serious", ("M02",)))
    theirs = minus(put(base, "impacts I01", now=judged("likely", "moderate")), "measures", "M02")

    for result in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert told(result) == [
            ("assessment.impacts[I01].now", "slot"),
            ("assessment.measures[M02]", "item-delete-reference"),
        ]
        assert get(result.document, "measures", "M02") is not None


def test_two_people_who_both_add_i30_get_i30_and_i31():
    ours = plus(BASE, "impacts", impact("I30", "Bullying"))
    theirs = plus(BASE, "impacts", impact("I30", "Grooming", evidence=("E01",)))
    theirs = put(theirs, "measures M02", acts_on=("I30",))

    result = merge(BASE, ours, theirs)

    assert get(result.document, "impacts", "I30") == impact("I30", "Bullying")
    assert get(result.document, "impacts", "I31") == impact("I31", "Grooming", evidence=("E01",))
    assert get(result.document, "measures", "M02").acts_on == ("I31",)
    assert not result.conflicts
    assert [(edit.kind, edit.place) for edit in result.from_theirs] == [
        ("add", "assessment.impacts[I31]"),
        ("include", "assessment.measures[M02].acts_on"),
    ]
    [renumbering] = result.renumberings
    assert (renumbering.letter, renumbering.old, renumbering.new, renumbering.side) == ("I", "I30", "I31", "theirs")
    assert renumbering.sentence == ("I30 was added on both sides with different content; the one of theirs is now I31.")
    assert result.document.numbering.highest["I"] == 31
    assert list(result.imported.values()) == ["I31"]
    assert result.document.numbering.keys == result.imported


def test_theirs_keeps_i30_where_theirs_is_the_head():
    ours = plus(BASE, "impacts", impact("I30", "Bullying"))
    theirs = plus(BASE, "impacts", impact("I30", "Grooming"))

    result = merge(BASE, ours, theirs, head="theirs")

    assert get(result.document, "impacts", "I30").title == "Grooming"
    assert get(result.document, "impacts", "I31").title == "Bullying"
    assert result.renumberings[0].side == "ours"


def test_two_people_who_add_the_same_i30_added_one():
    added = plus(BASE, "impacts", impact("I30", "Bullying", bands=("10-12", "6-9")))
    other = plus(BASE, "impacts", impact("I30", "Bullying", bands=("6-9", "10-12")))

    result = merge(BASE, added, other)

    assert [item.id for item in result.document.assessment.impacts] == ["I01", "I02", "I30"]
    assert not result.renumberings


def test_items_that_look_alike_are_two_where_they_refer_to_different_things():
    ours = plus(BASE, "features", Feature(id="F03", name="Lobby"))
    theirs = plus(BASE, "features", Feature(id="F03", name="Voice"))
    ours, theirs = (plus(side, "impacts", impact("I30", "Crowding", features=("F03",))) for side in (ours, theirs))
    ours, theirs = (plus(side, "measures", Measure(id="M03", acts_on=("I30",))) for side in (ours, theirs))

    result = merge(BASE, ours, theirs)

    assert get(result.document, "features", "F04").name == "Voice"
    assert get(result.document, "impacts", "I30").features == ("F03",)
    assert get(result.document, "impacts", "I31").features == ("F04",)
    assert get(result.document, "measures", "M03").acts_on == ("I30",)
    assert get(result.document, "measures", "M04").acts_on == ("I31",)
    assert [(r.old, r.new) for r in result.renumberings] == [("F03", "F04"), ("I30", "I31"), ("M03", "M04")]


def test_references_in_the_record_and_keys_of_balances_go_along():
    ours = plus(BASE, "features", Feature(id="F03", name="Lobby"))
    theirs = plus(BASE, "features", Feature(id="F03", name="Voice"))
    theirs = plus(theirs, "balances", Balance(feature="F03", reason="Asked for."))
    theirs = plus(theirs, "measures", Measure(id="M+blue-1", title="Mute"))
    decision = Decision(id="Z02", decider="Head", assessment_digest=DIGEST, outcome="proceed", measures=("M+blue-1",))
    theirs = plus(theirs, "decisions", decision, part="record")

    result = merge(BASE, ours, theirs)

    assert get(result.document, "balances", "F04").reason == "Asked for."
    assert get(result.document, "decisions", "Z02").measures == ("M03",)


def test_two_people_who_link_evidence_to_one_impact_both_see_it_linked():
    base = plus(BASE, "evidence", Evidence(id="E10", title="Panel"))
    ours = put(base, "impacts I01", evidence=("E01", "E10"))
    theirs = put(base, "impacts I01", evidence=("E02",))

    result = merge(base, ours, theirs)

    assert get(result.document, "impacts", "I01").evidence == ("E02", "E10")
    assert not result.conflicts


def test_importing_one_file_twice_changes_nothing():
    theirs = plus(BASE, "impacts", impact("I+blue-7", "Grooming"), impact("I30", "Loneliness"))
    theirs = put(theirs, "measures M02", acts_on=("I+blue-7", "I30"))
    head = plus(BASE, "impacts", impact("I30", "Bullying"))

    once = merge(BASE, head, theirs)
    twice = merge(BASE, once.document, theirs)

    assert {item.id: item.title for item in once.document.assessment.impacts} == {
        "I01": "Strangers write",
        "I02": "Pressure to pay",
        "I30": "Bullying",
        "I31": "Grooming",
        "I32": "Loneliness",
    }
    assert get(once.document, "measures", "M02").acts_on == ("I31", "I32")
    assert once.document.numbering.keys["I+blue-7"] == "I31"
    assert twice.document == once.document
    assert not twice.conflicts
    assert not twice.imported
    assert twice.renumberings == once.renumberings


@pytest.mark.parametrize("key", ["I+blue-7", "I30"])
def test_an_import_that_was_edited_or_deleted_since_then_is_not_undone_by_the_same_file(key):
    theirs = plus(BASE, "impacts", impact(key, "Grooming"))
    once = merge(BASE, plus(BASE, "impacts", impact("I30", "Bullying")), theirs).document
    assert get(once, "impacts", "I31").title == "Grooming"
    edited = put(once, "impacts I31", title="Grooming by adults")
    deleted = minus(once, "impacts", "I31")

    for head in (edited, deleted):
        again = merge(BASE, head, theirs)
        assert again.document == head
        assert not again.conflicts


def test_an_import_that_was_deleted_and_comes_again_with_other_content_is_a_conflict():
    once = merge(BASE, BASE, plus(BASE, "impacts", impact("I+blue-7", "Grooming"))).document
    head = minus(once, "impacts", "I30")

    again = merge(BASE, head, plus(BASE, "impacts", impact("I+blue-7", "Grooming by adults")))

    assert told(again) == [("assessment.impacts[I30]", "item-delete-edit")]
    assert again.conflicts[0].ours is None
    assert again.conflicts[0].sentence == (
        "impacts[I30] was deleted in ours, and theirs brings it again. It is kept until somebody chooses."
    )
    assert get(again.document, "impacts", "I30").title == "Grooming by adults"
    other = merge(BASE, plus(BASE, "impacts", impact("I+blue-7", "New")), head, head="theirs")
    assert other.conflicts[0].theirs is None
    assert other.conflicts[0].ours["title"] == "New"


def test_an_import_with_further_edits_is_still_the_same_item():
    once = merge(BASE, BASE, plus(BASE, "impacts", impact("I+blue-7", "Grooming"))).document

    again = merge(BASE, once, plus(BASE, "impacts", impact("I+blue-7", "Grooming", mechanism="Open chat.")))

    assert get(again.document, "impacts", "I30").mechanism == "Open chat."
    assert not again.conflicts
    assert len(again.document.assessment.impacts) == 3


def test_deleting_against_editing_keeps_the_edited_item():
    ours = minus(BASE, "impacts", "I02")
    theirs = put(BASE, "impacts I02", title="Pressure to spend")

    for result in (merge(BASE, ours, theirs), merge(BASE, theirs, ours)):
        assert told(result) == [("assessment.impacts[I02]", "item-delete-edit")]
        assert get(result.document, "impacts", "I02").title == "Pressure to spend"
    assert "was deleted in ours and edited in theirs" in merge(BASE, ours, theirs).conflicts[0].sentence
    assert "was deleted in theirs and edited in ours" in merge(BASE, theirs, ours).conflicts[0].sentence


def test_what_both_delete_is_gone_and_its_number_is_not_given_again():
    gone = minus(BASE, "impacts", "I02")
    result = merge(BASE, gone, put(gone, "impacts I01", title="Strangers call"))

    assert get(result.document, "impacts", "I02") is None
    assert not result.conflicts

    comes_back = plus(gone, "impacts", impact("I02", "Something else"))
    later = merge(gone, gone, comes_back)
    assert get(later.document, "impacts", "I02") is None
    assert get(later.document, "impacts", "I30").title == "Something else"
    assert later.renumberings[0].sentence == (
        "I02 was used before and is not given twice; the one of theirs is now I30."
    )
    assert merge(gone, later.document, comes_back).document == later.document


def test_one_side_deletes_what_nobody_else_touches():
    result = merge(BASE, put(BASE, "measures M01", owner="Safety lead"), minus(BASE, "evidence", "E02"))

    assert get(result.document, "evidence", "E02") is None
    assert not result.conflicts
    assert [edit.place for edit in result.from_theirs] == ["assessment.evidence[E02]"]
    assert [edit.place for edit in result.from_ours] == ["assessment.measures[M01].owner"]


def test_one_side_edits_one_item_of_a_list_and_the_other_deletes_another():
    result = merge(BASE, put(BASE, "evidence E01", says="Twelve."), minus(BASE, "evidence", "E02"))

    assert result.document.assessment.evidence == (Evidence(id="E01", title="Complaints", says="Twelve."),)
    assert not result.conflicts


def test_a_deleted_person_is_kept_while_a_name_in_conflict_is_theirs():
    base = plus(BASE, "people", *(Person(id=f"P0{number}", role="Lead") for number in (1, 2, 3)))
    base = put(base, "statement", by="P01")
    ours = minus(put(base, "statement", by="P02"), "people", "P03")
    theirs = put(base, "statement", by="P03")

    result = merge(base, ours, theirs)

    assert told(result) == [
        ("assessment.people[P03]", "item-delete-reference"),
        ("assessment.statement.by", "value"),
    ]
    assert result.document.assessment.statement.by == "P02"
    assert result.conflicts[0].sentence.startswith("people[P03] was deleted in ours, and statement.by refers to it.")


def test_a_text_in_conflict_that_reads_like_an_id_refers_to_nothing():
    ours = minus(put(BASE, "impacts I02", title="E02"), "evidence", "E02")

    result = merge(BASE, ours, put(BASE, "impacts I02", title="E02 and more"))

    assert told(result) == [("assessment.impacts[I02].title", "value")]
    assert get(result.document, "evidence", "E02") is None


def test_a_place_in_the_record_is_named_as_one():
    ours, theirs = (put(BASE, "record decisions Z01", decider=who) for who in ("Board", "Owner"))

    [conflict] = merge(BASE, ours, theirs).conflicts

    assert conflict.id == "record.decisions[Z01].decider"
    assert conflict.sentence.startswith("record.decisions[Z01].decider was changed on both sides")


def test_what_both_sides_remember_is_no_conflict():
    ours = remembering(put(BASE, "", title="Ours"), highest={**BASE.numbering.highest, "I": 40})
    theirs = remembering(put(BASE, "", summary="Theirs."), highest={**BASE.numbering.highest, "I": 35})

    result = merge(BASE, ours, theirs)

    assert not result.conflicts
    assert result.document.numbering.highest["I"] == 40


def test_moving_never_conflicts_with_editing():
    ours = put(BASE, "features F02", order="a")
    theirs = put(BASE, "features F02", name="Presents")

    result = merge(BASE, ours, theirs)

    assert [(item.id, item.name) for item in result.document.assessment.features] == [
        ("F02", "Presents"),
        ("F01", "Chat"),
    ]
    assert not result.conflicts
    assert not result.settled


def test_two_moves_are_settled_by_rule_and_told():
    ours, theirs = put(BASE, "features F02", order="a"), put(BASE, "features F02", order="d")

    one, two = merge(BASE, ours, theirs), merge(BASE, theirs, ours)

    assert one.document == two.document
    assert get(one.document, "features", "F02").order == "a"
    assert not one.conflicts
    assert [(each.id, each.kind) for each in one.settled] == [("assessment.features[F02].order", "order")]
    assert (one.settled[0].base, one.settled[0].ours, one.settled[0].theirs) == ("c", "a", "d")
    assert one.settled[0].sentence == (
        "features[F02].order was moved on both sides. The place that sorts first was taken."
    )
    assert [edit.kind for edit in one.from_ours] == ["reorder"]
    assert not one.from_theirs


def test_one_value_changed_on_both_sides_is_a_conflict_unless_it_is_the_same():
    ours, theirs = put(BASE, "impacts I01", title="A"), put(BASE, "impacts I01", title="B")

    result = merge(BASE, ours, theirs)

    assert told(result) == [("assessment.impacts[I01].title", "value")]
    [conflict] = result.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Strangers write", "A", "B")
    assert conflict.sentence == (
        "impacts[I01].title was changed on both sides in different ways. Ours stands until somebody chooses."
    )
    assert not result.from_ours
    assert not result.from_theirs
    assert not merge(BASE, ours, ours).conflicts


def test_a_stated_rating_is_whole_and_may_be_gone_on_one_side():
    base = put(BASE, "impacts I01", stated=StatedRating(level="high"))
    ours, theirs = put(base, "impacts I01", stated=None), put(base, "impacts I01", stated=StatedRating(level="low"))

    for result in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert told(result) == [("assessment.impacts[I01].stated", "value")]
    assert merge(base, ours, theirs).conflicts[0].theirs == {"level": "low"}


def test_members_that_each_side_takes_out_and_puts_in():
    base = put(BASE, "impacts I01", linked_rights=("article-12", "article-13", "article-19"))
    ours = put(base, "impacts I01", linked_rights=("article-13", "article-19", "article-31"))
    theirs = put(base, "impacts I01", linked_rights=("article-12", "article-19", "article-34"))

    result = merge(base, ours, theirs)

    assert get(result.document, "impacts", "I01").linked_rights == ("article-19", "article-31", "article-34")
    assert [(edit.kind, edit.before or edit.after) for edit in result.from_ours] == [
        ("exclude", "article-12"),
        ("include", "article-31"),
    ]
    assert [(edit.kind, edit.before or edit.after) for edit in result.from_theirs] == [
        ("exclude", "article-13"),
        ("include", "article-34"),
    ]


def test_a_record_with_a_fault_is_not_mended_by_a_merge_with_itself_or_its_base():
    faulty = put(minus(BASE, "evidence", "E01"), "impacts I02", title="Pressure")

    for result in (merge(BASE, faulty, faulty), merge(BASE, BASE, faulty), merge(BASE, faulty, BASE)):
        assert result.document == faulty
        assert not result.conflicts


def test_everything_that_is_needed_is_kept_once():
    base = plus(BASE, "evidence", Evidence(id="E03", title="Panel"))
    theirs = minus(minus(base, "evidence", "E02"), "evidence", "E03")
    ours = put(put(base, "impacts I01", evidence=("E01", "E02")), "impacts I02", evidence=("E02", "E03"))

    result = merge(base, ours, theirs)

    assert [id_ for id_, _ in told(result)] == ["assessment.evidence[E02]", "assessment.evidence[E03]"]
    assert result.document.assessment.evidence == base.assessment.evidence


def test_paragraphs_of_one_text_merge_and_the_same_paragraph_does_not():
    ours = put(BASE, "", summary="First, reworded.\n\nSecond.")
    theirs = put(BASE, "", summary="First.\n\nSecond.\n\nThird.")
    against = put(BASE, "", summary="First, again.\n\nSecond.")

    assert merge(BASE, ours, theirs).document.assessment.summary == "First, reworded.\n\nSecond.\n\nThird."
    result = merge(BASE, ours, against)
    assert told(result) == [("assessment.summary", "text")]
    assert result.document.assessment.summary == "First, reworded.\n\nSecond."
    assert result.conflicts[0].base == "First.\n\nSecond."
    assert result.conflicts[0].sentence == (
        "summary was rewritten on both sides, in the same paragraphs. Ours stands until somebody chooses."
    )


def test_answers_to_one_question_given_on_both_sides_are_one_answer():
    ours = plus(BASE, "obligations", ObligationAnswer(obligation="s7-1", answer="met", evidence=("E01",)))
    answer = ObligationAnswer(obligation="s7-1", answer="partly", reason="Not yet for gifts.", evidence=("E02",))

    result = merge(BASE, ours, plus(BASE, "obligations", answer))

    assert told(result) == [("assessment.obligations[s7-1].answer", "value")]
    assert result.conflicts[0].base is None
    assert result.document.assessment.obligations == (
        ObligationAnswer(obligation="s7-1", answer="met", reason="Not yet for gifts.", evidence=("E01", "E02")),
    )
    assert not result.from_ours
    assert not result.from_theirs


def test_items_within_items_merge_by_their_keys():
    asked = PracticeUse(practice="nudging")
    base = put(BASE, "features F01", practices=(asked,))
    ours = put(base, "features F01 practices nudging", present="no")
    theirs = put(base, "features F01 practices nudging", reason="None was found.")
    theirs = put(
        theirs, "features F01", practices=(*get(theirs, "features", "F01").practices, PracticeUse(practice="profiling"))
    )

    result = merge(base, ours, theirs)

    assert get(result.document, "features", "F01").practices == (
        PracticeUse(practice="nudging", present="no", reason="None was found."),
        PracticeUse(practice="profiling"),
    )
    assert not result.conflicts


def test_an_item_that_stands_twice_is_not_lost():
    twice = plus(BASE, "evidence", Evidence(id="E02", title="Survey again"))

    result = merge(BASE, put(BASE, "impacts I01", title="A"), twice)

    assert [item.title for item in result.document.assessment.evidence] == ["Complaints", "Survey", "Survey again"]
