"""What people do to a workbook arrives as exactly that: sorted, filtered, copied, pasted, deleted, saved elsewhere."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook

from bestinterests.changes.difference import diff
from bestinterests.changes.merging import merge
from bestinterests.documents.papers import Assessed
from bestinterests.domain.change import Edit
from bestinterests.domain.document import Document
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.evaluation import evaluate
from bestinterests.formats.arrival import Arrival
from bestinterests.formats.xlsx.plans import LONGER
from bestinterests.formats.xlsx.writing import write_xlsx
from bestinterests.packs.resolve import resolve
from tests.formats.workbooks import EXAMPLES, ON, Hand, opened, read, saved, workbook_of, written

NAME = "puddlehop-islands"
EXAMPLE = EXAMPLES[NAME]


def changed(*hands: Callable[[Workbook], None], name: str = NAME) -> Arrival:
    """What comes in after somebody's hands were on the workbook of an example."""
    book = opened(workbook_of(name))
    for hand in hands:
        hand(book)
    return read(saved(book))


def edits(arrival: Arrival) -> list[tuple[str, str, Any]]:
    """Each change that comes with a workbook: what happens, where, and to what."""
    assert arrival.base is not None
    assert arrival.document is not None
    return [_told(edit) for edit in diff(arrival.base, arrival.document).edits]


def _told(edit: Edit) -> tuple[str, str, Any]:
    return edit.kind, edit.place, edit.after if edit.kind != "exclude" else edit.before


def codes(arrival: Arrival) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in arrival.problems]


def _sorted(sheet: str, column: str) -> Callable[[Workbook], None]:
    def hand(book: Workbook) -> None:
        table = Hand(book, sheet)
        at = table.columns[column] - 1
        table.lay(sorted(table.rows(), key=lambda row: str(row[at] or "~"), reverse=True))

    return hand


def _cell(sheet: str, key: str, column: str, value: Any, first: str = "Id") -> Callable[[Workbook], None]:
    def hand(book: Workbook) -> None:
        table = Hand(book, sheet, first)
        table.write(table.row(key), {column: value})

    return hand


def test_opened_and_saved_by_another_program_it_says_the_same() -> None:
    arrival = changed()
    assert (edits(arrival), arrival.problems, arrival.missing) == ([], [], ())


@pytest.mark.parametrize(
    "hand",
    [
        _sorted("Impacts", "Effect"),
        _sorted("Measures", "Owner"),
        lambda book: book.move_sheet("Impacts", -5),
        lambda book: setattr(book["Impacts"], "title", "Wirkungen"),
        lambda book: setattr(book["Impacts"].row_dimensions[7], "hidden", True),
        lambda book: book["Impacts"].insert_rows(9, 2),
        lambda book: book["Impacts"].delete_cols(1),
    ],
    ids=["sorted", "sorted measures", "moved sheet", "renamed sheet", "hidden row", "blank rows", "no ids"],
)
def test_what_is_only_moved_changes_nothing(hand: Callable[[Workbook], None], request: pytest.FixtureRequest) -> None:
    arrival = changed(hand)
    if "no ids" in request.node.name:
        # Without the column of ids every row is a new one, and all are missing: shown, and applied by nobody.
        assert len(arrival.missing) >= len(EXAMPLE.assessment.impacts)
        return
    assert (edits(arrival), arrival.problems, arrival.missing) == ([], [], ())


def test_columns_in_another_order_are_told_by_their_keys() -> None:
    def hand(book: Workbook) -> None:
        sheet = book["Features"]
        for row in sheet.iter_rows():
            values = [cell.value for cell in row]
            for cell, value in zip(row, [*values[3:], *values[:3]], strict=True):
                cell.value = value

    assert edits(changed(hand)) == []


def test_without_the_hidden_keys_columns_are_told_by_their_titles() -> None:
    def hand(book: Workbook) -> None:
        book["Features"].delete_rows(4)
        _cell("Features", "F02", "What it does", "Something else.")(book)

    assert edits(changed(hand)) == [("set", "assessment.features[F02].description", "Something else.")]


def _midnight(*day: int) -> dt.datetime:
    """A day as a spreadsheet keeps it: without a zone."""
    return dt.datetime.fromisoformat(dt.date(*day).isoformat())


WRITTEN: list[tuple[str, str, str, Any, tuple[str, str, Any]]] = [
    ("Impacts", "I05", "Effect", "+ a plus", ("set", "impacts[I05].title", "+ a plus")),
    ("Impacts", "I06", "Ages", "0-5; 6-9 and 10–12", ("", "", None)),
    ("Impacts", "I12", "Ages", _midnight(2026, 9, 6), ("exclude", "impacts[I12].bands", "0-5")),
    ("Impacts", "I05", "Evidence", "E06/e09 E01", ("include", "impacts[I05].evidence", "E01")),
    ("Measures", "M01", "Owner", 7, ("set", "measures[M01].owner", "7")),
    ("Measures", "M01", "Due", "1 April 2027", ("set", "measures[M01].due", "2027-04-01")),
    ("Measures", "M02", "Due", "01/04/2027", ("set", "measures[M02].due", "2027-04-01")),
    ("Measures", "M02", "Status", " Abandoned", ("set", "measures[M02].status", "abandoned")),
    ("People", "P01", "Senior person who may sign?", True, ("set", "people[P01].senior", True)),
    ("Findings", "N01", "Decided by", "P02", ("set", "findings[N01].by", "P02")),
    ("Service", "Name", "Answer", "Puddle Pals", ("set", "service.name", "Puddle Pals")),
    ("Whole service", "Next review", "Answer", _midnight(2027, 5, 1), ("set", "review.next_review", "2027-05-01")),
    ("Standards", "s1-1", "Met today?", "unmet", ("set", "obligations[s1-1].answer", "unmet")),
    ("Children", "6–9", "Number", "1,200", ("set", "children[6-9].children", 1200)),
    ("Features", "F01", "Feature", "=1+1", ("", "", None)),
]
"""Cells written into as people write, each with the one change that comes of it; none where it says the same, or
where it holds a formula."""
_FIRSTS = {"Service": "Question", "Whole service": "Question", "Children": "Ages"}


def test_every_cell_that_is_written_into_is_one_change_and_nothing_else_is() -> None:
    arrival = changed(*(_cell(s, key, column, value, _FIRSTS.get(s, "Id")) for s, key, column, value, _ in WRITTEN))
    wanted = {(kind, f"assessment.{where}", str(after)) for *_, (kind, where, after) in WRITTEN if kind}
    assert {(kind, where, str(after)) for kind, where, after in edits(arrival)} == wanted
    assert codes(arrival) == [("workbook.formula", "Features!B6")]


def test_a_level_changes_its_slot_and_keeps_what_others_judged() -> None:
    judged = Slot(
        agreed=(
            Judgement(scale="severity", level="moderate", reason="Because.", by="P01", on=dt.date(2026, 1, 1)),
            Judgement(scale="likelihood", level="possible..likely", reason="Seen twice."),
        ),
        given=(Judgement(scale="severity", level="grave", by="P02"),),
    )
    assessment = EXAMPLE.assessment
    impacts = (msgspec.structs.replace(assessment.impacts[1], before=judged), *assessment.impacts[2:])
    document = Document(format=1, assessment=msgspec.structs.replace(assessment, impacts=impacts))
    book = opened(written(document))
    table = Hand(book, "Impacts")
    row = table.row(impacts[0].id)
    severity = next(cell.column for cell in table.sheet[table.head] if cell.value == "Severity")
    assert table.sheet.cell(row, severity).value == "moderate"
    table.sheet.cell(row, severity).value = "serious"
    arrival = read(saved(book))
    assert arrival.document is not None
    slot = next(impact for impact in arrival.document.assessment.impacts if impact.id == impacts[0].id).before
    assert slot.agreed == (Judgement(scale="severity", level="serious", reason="Because."), judged.agreed[1])
    assert slot.given == judged.given


def _with_assessors() -> bytes:
    """A workbook in which one assessor judged the first impact."""
    first, *rest = EXAMPLE.assessment.impacts
    before = Slot(given=(Judgement(scale="size", level="slight", by="P01", reason="Small."),))
    impacts = (msgspec.structs.replace(first, before=before), *rest)
    return written(Document(format=1, assessment=msgspec.structs.replace(EXAMPLE.assessment, impacts=impacts)))


def test_assessors_add_change_and_take_out_their_judgements() -> None:
    def given(*rows: dict[str, Any]) -> tuple[Arrival, tuple[Judgement, ...]]:
        book = opened(_with_assessors())
        table = Hand(book, "Assessors", "Row")
        for row, values in enumerate(rows, table.head + 1):
            table.write(row, values)
        arrival = read(saved(book))
        assert arrival.document is not None
        return arrival, arrival.document.assessment.impacts[0].before.given

    new = {"Impact": "I01", "When": "before", "Scale": "Likelihood", "Level": "certain or happening", "Assessor": "P02"}
    arrival, judgements = given({"Level": "slight to moderate"}, new)
    assert arrival.problems == []
    assert [(j.scale, j.level, j.by) for j in judgements] == [
        ("size", "slight..moderate", "P01"),
        ("likelihood", "certain", "P02"),
    ]
    emptied = dict.fromkeys(("Impact", "When", "Scale", "Level", "Assessor", "Why"))
    assert given(emptied)[1] == ()
    assert [problem.code for problem in given({"Level": "enormous"})[0].errors] == ["workbook.cell"]


def test_a_workbook_of_packs_that_are_not_here_is_read_with_the_words_it_carries() -> None:
    framework, _ = resolve(EXAMPLE.assessment.packs)
    assert framework is not None
    pins = tuple(msgspec.structs.replace(pin, version="0.9.0") for pin in EXAMPLE.assessment.packs)
    older = Document(format=1, assessment=msgspec.structs.replace(EXAMPLE.assessment, packs=pins))
    evaluation = evaluate(framework, EXAMPLE.assessment, on=ON)
    book = opened(write_xlsx(Assessed(framework, older, evaluation)))
    _cell("Impacts", "I05", "Right it touches first", "Identity (article 8)")(book)
    _cell("Impacts", "I06", "Right it touches first", "Being heard (article 12)")(book)
    arrival = read(saved(book))
    assert arrival.errors == []
    assert ("set", "assessment.impacts[I06].right", "article-12") in edits(arrival)
    assert arrival.document is not None
    assert arrival.document.assessment.packs == pins


def test_a_new_impact_is_filled_into_an_empty_row_and_others_may_name_it() -> None:
    def hand(book: Workbook) -> None:
        table = Hand(book, "Impacts")
        row = table.ready()
        key = table.sheet.cell(row, 1).value
        table.write(row, {
            "Effect": "Children see a friend was online", "Harm or benefit?": "harm", "Features": "F04",
            "Right it touches first": "Privacy (article 16)", "Ages": "10–12; 13–15", "Gravity": "minor",
        })  # fmt: skip
        _cell("Measures", "M05", "Impacts it acts on", f"I09, {key}")(book)

    arrival = changed(hand)
    assert arrival.problems == []
    assert arrival.document is not None
    (new,) = [impact for impact in arrival.document.assessment.impacts if "+" in impact.id]
    assert isinstance(new, Impact)
    assert (new.title, new.right, new.bands) == ("Children see a friend was online", "article-16", ("10-12", "13-15"))
    assert ("include", "assessment.measures[M05].acts_on", new.id) in edits(arrival)


def _copied(changes: dict[str, Any]) -> Callable[[Workbook], None]:
    """Copy the row of I07 below the table, id and all, and write into the copy."""

    def hand(book: Workbook) -> None:
        table = Hand(book, "Impacts")
        source, target = table.row("I07"), table.sheet.max_row + 1
        for column in range(1, table.sheet.max_column + 1):
            table.sheet.cell(target, column).value = table.sheet.cell(source, column).value
        table.write(target, changes)

    return hand


def test_of_a_row_and_its_copy_the_nearer_one_keeps_the_id() -> None:
    arrival = changed(_copied({"Effect": "A wrong age, again"}))
    assert [edit[0] for edit in edits(arrival)] == ["add"]
    assert arrival.document is not None
    new = next(impact for impact in arrival.document.assessment.impacts if "+" in impact.id)
    old = next(impact for impact in arrival.document.assessment.impacts if impact.id == "I07")
    assert (new.title, new.right, new.before) == ("A wrong age, again", old.right, old.before)


def test_a_row_that_is_gone_or_emptied_is_missing_and_still_there() -> None:
    def hand(book: Workbook) -> None:
        table = Hand(book, "Impacts")
        table.sheet.delete_rows(table.row("I03"))
        row = table.row("I10")
        for column in range(2, table.sheet.max_column + 1):
            table.sheet.cell(row, column).value = None
        practices = Hand(book, "Practices", "Feature")
        practices.sheet.delete_rows(practices.head + 1)
        rights = Hand(book, "Rights", "Right")
        rights.write(rights.row("Who is a child (article 1)"), {"Set aside for the whole service?": None})

    arrival = changed(hand)
    assert edits(arrival) == []
    assert {path[2] for path in arrival.missing} == {"I03", "I10", "F06", "article-1"}


def test_a_sheet_that_is_deleted_deletes_nothing() -> None:
    arrival = changed(lambda book: book.remove(book["Evidence"]))
    assert (edits(arrival), arrival.missing) == ([], ())
    assert codes(arrival) == [("workbook.table-missing", "")]


FAULTY: list[tuple[str, str, str, Any, str, str]] = [
    ("Impacts", "I05", "Right it touches first", "Privcy (article 16)", "Privcy", "Privacy"),
    ("Impacts", "I05", "Evidence", "E01, E99", "‘E99’", "E09"),
    ("Impacts", "I05", "Likelihood", "often", "often", "remote"),
    ("Impacts", "I05", "Harm or benefit?", None, "empty", "delete"),
    ("Measures", "M01", "Due", "soon", "soon", "2026-03-16"),
    ("Service", "Minimum age in the terms", "Answer", 44, "44", "note"),
    ("Measures", "M01", "Owner", "#REF!", "error", "should stand"),
    ("Features", "F01", "Feature", "a\x7fb", "U+007F", "Delete"),
    ("Standards", "s1-1", "Id", "s1-99", "s1-99", "s1-"),
    ("Tensions", "T01", "By", "Somebody", "Somebody", "ids"),
]
"""Cells that cannot be read, each with a word of what is said and of how to mend it."""


def test_what_cannot_be_read_is_named_with_its_cell_and_its_remedy_all_at_once() -> None:
    arrival = changed(*(_cell(s, key, column, value, _FIRSTS.get(s, "Id")) for s, key, column, value, *_ in FAULTY))
    assert {problem.code for problem in arrival.problems} == {"workbook.cell"}
    assert len(arrival.errors) == len(FAULTY)
    for sheet, _, column, _, sentence, remedy in FAULTY:
        (found,) = [p for p in arrival.errors if p.path.startswith(f"{sheet}!") and sentence in p.sentence]
        assert remedy in found.remedy
        assert found.sentence.startswith(column) or column == "Answer"
    assert edits(arrival) == []


def test_a_new_row_says_what_it_lacks() -> None:
    def hand(book: Workbook) -> None:
        table = Hand(book, "Impacts")
        table.write(table.ready(), {"Effect": "Only this"})

    arrival = changed(hand)
    assert {problem.code for problem in arrival.errors} == {"workbook.needed"}
    assert edits(arrival) == []


def test_text_longer_than_a_cell_is_kept_whole_and_never_cut() -> None:
    text = "Long words about a child. " * 2000
    service = msgspec.structs.replace(EXAMPLE.assessment.service, description=text)
    document = Document(format=1, assessment=msgspec.structs.replace(EXAMPLE.assessment, service=service))
    data = written(document)
    assert read(data).document == read(data).base
    book = opened(data)
    table = Hand(book, "Service", "Question")
    row = table.row("What it does and how it earns")
    assert LONGER in table.get(row, "Answer")
    table.write(row, {"Answer": f"Changed. {table.get(row, 'Answer')}"})
    arrival = read(saved(book))
    assert [problem.code for problem in arrival.errors] == ["workbook.cell"]
    assert "longer than a cell" in arrival.errors[0].sentence


def test_what_is_added_beside_the_tables_is_noted_and_left() -> None:
    def hand(book: Workbook) -> None:
        table = Hand(book, "Features")
        table.sheet.cell(table.head, 30).value = "Ticket"
        table.sheet.cell(table.head + 1, 30).value = "PP-1"
        book.create_sheet("Ours")["A1"] = "scribbles"
        children = book["Children"]
        children.cell(children.max_row + 4, 2).value = "a stray word"

    arrival = changed(hand)
    assert edits(arrival) == []
    assert sorted(code for code, _ in codes(arrival)) == ["workbook.outside", "workbook.unknown-column"]


def test_a_copy_of_a_sheet_is_not_read_twice() -> None:
    def hand(book: Workbook) -> None:
        book.copy_worksheet(book["Features"])

    arrival = changed(hand)
    assert edits(arrival) == []
    assert [code for code, _ in codes(arrival)] == ["workbook.table-twice"]


def test_two_people_edit_two_copies_and_meet_in_one_conflict() -> None:
    def new(title: str) -> Callable[[Workbook], None]:
        def hand(book: Workbook) -> None:
            table = Hand(book, "Impacts")
            table.write(table.ready(), {
                "Effect": title, "Harm or benefit?": "harm", "Features": "F04", "Right it touches first": "article-16",
                "Ages": "10-12",
            })  # fmt: skip

        return hand

    first = changed(
        new("First"), _cell("Impacts", "I05", "Effect", "One"), _cell("Impacts", "I06", "Effect", "Only one")
    )
    second = changed(
        new("Second"), _cell("Impacts", "I05", "Effect", "Two"), _cell("Measures", "M02", "Owner", "legal")
    )
    assert first.base is not None
    assert first.document is not None
    assert second.base is not None
    assert second.document is not None
    head = merge(first.base, EXAMPLE, first.document).document
    result = merge(second.base, head, second.document)
    assert [conflict.id for conflict in result.conflicts] == ["assessment.impacts[I05].title"]
    impacts = {impact.id: impact.title for impact in result.document.assessment.impacts}
    assert [impacts["I30"], impacts["I31"]] == ["First", "Second"]
    assert impacts["I06"] == "Only one"
    assert next(m for m in result.document.assessment.measures if m.id == "M02").owner == "legal"
    again = merge(second.base, result.document, second.document)
    assert again.document == result.document
    assert [conflict.id for conflict in again.conflicts] == ["assessment.impacts[I05].title"]


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert written(EXAMPLE) == workbook_of(NAME)


def test_a_workbook_of_a_newer_layout_is_refused_and_one_without_its_base_says_so() -> None:
    book = opened(workbook_of(NAME))
    book["bia-base"]["B1"] = "99"
    assert [problem.code for problem in read(saved(book)).problems] == ["format.newer"]
    book.remove(book["bia-base"])
    assert [problem.code for problem in read(saved(book)).problems] == ["workbook.not-ours"]


def test_a_workbook_that_is_not_ours_is_read_for_its_tables() -> None:
    book = Workbook()
    book.active["A1"] = "nothing that is known"
    held = io.BytesIO()
    book.save(held)
    arrival = read(held.getvalue())
    assert arrival.draft or arrival.errors
    assert "workbook.not-ours" not in {problem.code for problem in arrival.problems}
