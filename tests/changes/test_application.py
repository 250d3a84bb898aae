"""An edit fits or is a Problem; nothing is done by halves and nothing raises."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from bestinterests.changes import apply, diff
from bestinterests.domain.change import ChangeSet, Edit, place
from bestinterests.domain.document import Document, Numbering
from bestinterests.domain.evidence import Evidence
from tests.changes.records import get, impact, judged, minus, plus, put, record_of_a_chat

BASE = record_of_a_chat()
OTHER = put(plus(minus(BASE, "evidence", "E02"), "impacts", impact("I30", "Bullying")), "impacts I01", title="Spam")


def applied(kind: str, *path: str, before=None, after=None, document=BASE):
    return apply(document, ChangeSet(format=1, edits=(Edit(kind=kind, path=path, before=before, after=after),)))


def test_a_difference_says_what_was_done_where():
    other = put(
        OTHER, "impacts I01", before=judged("likely", "grave"), evidence=("E02",), linked_rights=("article-12",)
    )
    other = put(other, "features F01", order="x")
    other = put(other, "", assessed_on=dt.date(2026, 3, 1))
    other = msgspec.structs.replace(other, numbering=Numbering(highest={**other.numbering.highest, "I": 30}))

    assert [(edit.kind, edit.place, edit.before, edit.after) for edit in diff(BASE, other).edits] == [
        ("set", "assessment.assessed_on", None, "2026-03-01"),
        ("reorder", "assessment.features[F01].order", "b", "x"),
        ("set", "assessment.impacts[I01].title", "Strangers write", "Spam"),
        ("include", "assessment.impacts[I01].linked_rights", None, "article-12"),
        (
            "set",
            "assessment.impacts[I01].before",
            msgspec.to_builtins(judged("likely", "serious"))
            | {"agreed": list(map(msgspec.to_builtins, judged("likely", "serious").agreed))},
            {"agreed": list(map(msgspec.to_builtins, judged("likely", "grave").agreed))},
        ),
        ("exclude", "assessment.impacts[I01].evidence", "E01", None),
        ("include", "assessment.impacts[I01].evidence", None, "E02"),
        (
            "add",
            "assessment.impacts[I30]",
            None,
            {
                "id": "I30",
                "title": "Bullying",
                "features": ["F01"],
                "right": "article-16",
                "bands": ["10-12"],
                "direction": "harm",
            },
        ),
        ("delete", "assessment.evidence[E02]", {"id": "E02", "title": "Survey"}, None),
        ("set", "numbering.highest.I", 29, 30),
    ]


def test_order_in_which_items_are_written_is_no_change():
    turned = msgspec.structs.replace(
        BASE, assessment=msgspec.structs.replace(BASE.assessment, impacts=BASE.assessment.impacts[::-1])
    )
    assert diff(BASE, turned) == ChangeSet(format=1)


def test_a_set_with_a_member_twice_is_changed_as_a_whole():
    twice = put(BASE, "impacts I01", evidence=("E01", "E01"))
    [edit] = diff(BASE, twice).edits
    assert (edit.kind, edit.before, edit.after) == ("set", ["E01"], ["E01", "E01"])
    assert apply(BASE, diff(BASE, twice)) == (twice, ())
    assert apply(twice, diff(twice, BASE)) == (BASE, ())


def test_the_difference_turns_one_document_into_the_other():
    assert apply(BASE, diff(BASE, OTHER)) == (OTHER, ())
    assert apply(OTHER, diff(OTHER, BASE)) == (BASE, ())


def test_edits_made_elsewhere_stay_beside_edits_made_here():
    here = put(BASE, "measures M01", owner="Safety lead")
    document, problems = apply(here, diff(BASE, OTHER))
    assert not problems
    assert get(document, "measures", "M01").owner == "Safety lead"
    assert get(document, "impacts", "I01").title == "Spam"


IMPACTS = ("assessment", "impacts")
E02 = {"id": "E02", "title": "Survey"}


@pytest.mark.parametrize(
    "code, edit, why",
    [
        (
            "value-differs",
            ("set", (*IMPACTS, "I01", "title"), "Something else", "New"),
            "no longer holds the value that was edited",
        ),
        (
            "value-differs",
            ("delete", ("assessment", "evidence", "E02"), {**E02, "says": "More."}, None),
            "was edited since it was deleted",
        ),
        ("value-differs", ("set", ("numbering", "highest", "I"), 5, 6), "no longer holds the value that was edited"),
        ("item-missing", ("set", (*IMPACTS, "I77", "title"), "", "New"), "belongs to an item that is not there"),
        (
            "item-exists",
            ("add", ("assessment", "evidence", "E02"), None, {**E02, "says": "More."}),
            "is already there, with different content",
        ),
        ("unknown-field", ("set", (*IMPACTS, "I01", "titel"), "", "New"), "is no field of a document"),
        ("unknown-field", ("set", ("assessmnet", "title"), "", "New"), "is no field of a document"),
        ("unknown-field", ("set", ("numbering", "lowest", "I"), None, 1), "is no field of a document"),
        ("value-invalid", ("set", (*IMPACTS, "I01", "direction"), "harm", "good"), "cannot hold this value (Invalid"),
        ("value-invalid", ("set", (*IMPACTS, "I01", "title"), 7, "New"), "cannot hold this value (Expected"),
        ("value-invalid", ("include", (*IMPACTS, "I01", "evidence"), None, "E 7"), "cannot hold this value (Expected"),
        (
            "value-invalid",
            ("add", ("assessment", "evidence", "E03"), None, {"id": "E03", "titel": "x"}),
            "cannot hold this value (Object contains unknown field",
        ),
        ("value-invalid", ("set", ("numbering", "highest", "I"), 29, "thirty"), "cannot hold this value (Expected"),
        ("wrong-kind", ("include", (*IMPACTS, "I01", "title"), None, "New"), "cannot take the edit 'include'"),
        ("wrong-kind", ("set", (*IMPACTS, "I01"), None, None), "cannot take the edit 'set'"),
        (
            "wrong-kind",
            ("delete", (*IMPACTS, "I01", "title"), "Strangers write", None),
            "cannot take the edit 'delete'",
        ),
        ("wrong-place", ("set", (), None, None), "cannot be changed as one"),
        ("wrong-place", ("set", ("assessment",), None, None), "cannot be changed as one"),
        ("wrong-place", ("set", IMPACTS, None, None), "is changed item by item"),
        ("wrong-place", ("set", (*IMPACTS, "I01", "before", "agreed"), None, []), "cannot be changed in part"),
        ("wrong-place", ("set", (*IMPACTS, "I01", "id"), "I01", "I02"), "names the item and stays as it is"),
        (
            "wrong-place",
            ("add", ("assessment", "evidence", "E04"), None, {"id": "E03"}),
            "does not fit the key E03",
        ),
        ("wrong-place", ("set", ("numbering",), None, None), "is changed entry by entry"),
        ("wrong-place", ("set", ("numbering", "highest"), None, {}), "is changed entry by entry"),
    ],
)
def test_an_edit_that_does_not_fit_is_a_problem_and_changes_nothing(code, edit, why):
    kind, path, before, after = edit
    document, problems = applied(kind, *path, before=before, after=after)
    assert document == BASE
    [problem] = problems
    assert (problem.code, problem.path) == (f"changes.{code}", place(path))
    assert problem.sentence.startswith(f"{place(path)} {why}" if "(" in why else f"{place(path)} {why}.")
    assert problem.remedy == "Make the edit again on the document as it is now."


def test_every_edit_below_a_place_that_is_not_there_is_a_problem_of_its_own():
    edits = tuple(
        Edit(kind="set", path=("assessment", "nothing", *below), after="x")
        for below in ((), ("one",), ("two",), ("two", "deeper"))
    )
    document, problems = apply(BASE, ChangeSet(format=1, edits=edits))
    assert document == BASE
    assert [problem.path for problem in problems] == [edit.place for edit in edits]


def test_an_item_moves_from_the_place_where_it_was():
    path = ("assessment", "features", "F01", "order")
    document, problems = applied("reorder", *path, before="b", after="x")
    assert not problems
    assert get(document, "features", "F01").order == "x"
    [problem] = applied("reorder", *path, before="a", after="x")[1]
    assert problem.code == "changes.value-differs"


def test_an_item_that_stands_twice_is_added_and_deleted_by_its_repeat():
    twice = plus(BASE, "evidence", Evidence(id="E02", title="Another"))
    assert [edit.path for edit in diff(BASE, twice).edits] == [("assessment", "evidence", "E02#2")]
    assert apply(BASE, diff(BASE, twice)) == (twice, ())
    assert apply(twice, diff(twice, BASE)) == (BASE, ())


def test_what_has_been_done_already_is_no_problem():
    for edit in (
        ("set", (*IMPACTS, "I01", "title"), "Old", "Strangers write"),
        ("include", (*IMPACTS, "I01", "evidence"), None, "E01"),
        ("exclude", (*IMPACTS, "I01", "evidence"), "E09", None),
        ("add", ("assessment", "evidence", "E02"), None, E02),
        ("delete", ("assessment", "evidence", "E09"), {"id": "E09"}, None),
        ("set", ("numbering", "highest", "I"), 5, 29),
        ("set", ("numbering", "keys", "I+a-1"), "I01", None),
    ):
        kind, path, before, after = edit
        assert applied(kind, *path, before=before, after=after) == (BASE, ())


def test_memory_is_kept_in_one_order_however_it_was_learnt():
    after, problems = applied("set", "numbering", "highest", "A", after=1)
    assert not problems
    assert list(after.numbering.highest) == sorted(after.numbering.highest)


def test_memory_is_changed_entry_by_entry():
    document, problems = applied("set", "numbering", "keys", "I+a-1", after="I01")
    assert not problems
    assert document.numbering == Numbering(highest=BASE.numbering.highest, keys={"I+a-1": "I01"})
    assert applied("set", "numbering", "keys", "I+a-1", before="I01", document=document) == (BASE, ())


def test_edits_that_fit_are_made_beside_one_that_does_not():
    fits = Edit(kind="add", path=("assessment", "evidence", "E03"), after={"id": "E03"})
    fails = Edit(kind="set", path=("assessment", "nothing"))
    document, problems = apply(BASE, ChangeSet(format=1, edits=(fails, fits)))
    assert get(document, "evidence", "E03") == Evidence(id="E03")
    assert len(problems) == 1


def test_every_edit_of_a_list_and_of_the_memory_is_looked_at():
    edits = (
        Edit(kind="set", path=("numbering", "lowest", "I"), after=1),
        Edit(kind="set", path=("numbering", "highest", "T"), after=1),
        Edit(kind="add", path=("assessment", "evidence", "E03"), after={"id": "E03"}),
        Edit(kind="set", path=("assessment", "evidence", "E77", "says"), after="Lost."),
        Edit(kind="add", path=("assessment", "evidence", "E04"), after={"id": "E04"}),
        Edit(kind="set", path=("assessment", "evidence", "E01", "says"), before="", after="Twelve."),
    )
    document, problems = apply(BASE, ChangeSet(format=1, edits=edits))
    assert [problem.code for problem in problems] == ["changes.unknown-field", "changes.item-missing"]
    assert [item.id for item in document.assessment.evidence] == ["E01", "E02", "E03", "E04"]
    assert get(document, "evidence", "E01").says == "Twelve."
    assert document.numbering.highest["T"] == 1


def test_a_change_set_of_a_newer_format_is_refused():
    document, [problem] = apply(BASE, ChangeSet(format=2, edits=diff(BASE, OTHER).edits))
    assert document is BASE
    assert (problem.code, problem.path) == ("changes.newer-format", "")
    assert problem.sentence == "The change set has format 2; this release reads up to 1."
    assert problem.remedy == "Use a newer release."


@pytest.mark.parametrize(
    "path, text",
    [
        ((), ""),
        (("assessment", "service", "controller", "name"), "assessment.service.controller.name"),
        (
            ("assessment", "features", "F01", "practices", "nudging", "reason"),
            "assessment.features[F01].practices[nudging].reason",
        ),
        (("record", "advice", "Y01", "advice"), "record.advice[Y01].advice"),
    ],
)
def test_places_are_written_for_people(path, text):
    assert place(path) == text


def test_what_is_learnt_stands_in_its_place_however_late_it_is_learnt():
    base = Document(format=1, numbering=Numbering(highest={"F": 1, "Z": 1}))
    learnt = Edit(kind="set", path=("numbering", "highest", "M"), after=1)
    after, problems = apply(base, ChangeSet(format=1, edits=(learnt,)))
    assert not problems
    assert list(after.numbering.highest) == ["F", "M", "Z"]
