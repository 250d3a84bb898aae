"""Word files: a table written by hand with its own matrix and one wrong level, and the ICO's template."""

from __future__ import annotations

import docx
import pytest

from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.foreign import read_docx_tables
from bestinterests.formats.foreign.template import answers_in
from tests.formats_foreign.files import ICO_MEASURES, RISKS, control, fill, ico_template, saved, word_by_hand


def read(data: bytes, mapping: str = "") -> Arrival:
    arrival = read_docx_tables(Given(data, "risks.docx", mapping))
    assert arrival.draft
    return arrival


def said(arrival: Arrival, code: str) -> list[str]:
    return [problem.sentence for problem in arrival.problems if problem.code == code]


def test_the_wrong_level_of_a_table_written_by_hand_is_named() -> None:
    arrival = read(word_by_hand())
    assert not arrival.errors
    assert said(arrival, "foreign.level-contradicts") == [
        "Row 5 of table 1, 'Risk assessment' states Medium, but its own matrix gives High for Likely and Moderate."
    ]
    assert arrival.document is not None
    impacts = arrival.document.assessment.impacts
    assert [impact.title for impact in impacts] == [row[1] for row in RISKS]
    assert said(arrival, "foreign.level-contradicts")[0] in impacts[2].note
    stated = impacts[2].stated
    assert stated is not None
    assert (stated.likelihood, stated.severity, stated.level) == ("Likely", "Moderate", "Medium")
    assert stated.source == "risks.docx, row 5 of table 1, 'Risk assessment'"


def test_nothing_is_judged_and_no_right_is_named_for_the_author() -> None:
    document = read(word_by_hand()).document
    assert document is not None
    for impact in document.assessment.impacts:
        assert (impact.right, impact.bands, impact.features) == ("", (), ())
        assert not any((impact.before.agreed, impact.before.given, impact.now.agreed, impact.certainty.agreed))
    asked = said(read(word_by_hand()), "foreign.needs-person")
    assert [what for what in ("right", "bands", "feature") if not any(what in sentence for sentence in asked)] == []


def test_measures_are_parts_of_a_cell_with_their_owner_and_day() -> None:
    document = read(word_by_hand()).document
    assert document is not None
    first, second = document.assessment.measures[:2]
    assert (first.title, second.title) == ("Friend codes only", "Filter words")
    assert first.acts_on == second.acts_on == (document.assessment.impacts[0].id,)
    assert (first.owner, str(first.due), first.stated_due) == ("Product lead", "2027-03-31", "31/03/2027")
    assert document.assessment.measures[2].due is None
    assert document.assessment.measures[2].stated_due == "Q3"


def test_nothing_that_was_written_is_lost() -> None:
    arrival = read(word_by_hand())
    assert arrival.document is not None
    text = str(arrival.document)
    words = [cell for row in RISKS for cell in row if cell and not cell.startswith("-")]
    words += ["Pond Pals: chat", "third version", "Risk register of the chat", "Inserted later.", "Two people were ill"]
    words += ["House matrix", "Friend codes only", "Filter words", "Remarks of the team: Seen twice in spring"]
    assert [word for word in words if word not in text] == []


def test_a_table_without_a_matrix_is_not_held_against_one() -> None:
    arrival = read(word_by_hand(matrix=False))
    assert said(arrival, "foreign.level-contradicts") == []
    assert arrival.document is not None


def test_a_matrix_is_inferred_where_all_rows_but_one_agree_and_it_is_said() -> None:
    levels = ("Medium", "Medium", "Medium", "Low", "Medium")
    rows = [(f"R{n}", f"Risk number {n}", "Likely", "Minor", level, "", "", "", "") for n, level in enumerate(levels)]
    arrival = read(word_by_hand(rows, matrix=False))
    (sentence,) = said(arrival, "foreign.level-contradicts")
    assert "Row 6" in sentence
    assert "states Low" in sentence
    assert "a matrix inferred from the other 4 rows with these ratings gives Medium" in sentence
    assert said(arrival, "foreign.matrix-inferred")


@pytest.mark.parametrize("levels", [("Medium", "Medium", "Low", "Low"), ("Low", "Medium", "High", "Low")])
def test_rows_that_disagree_more_than_once_infer_nothing(levels: tuple[str, ...]) -> None:
    rows = [(f"R{n}", f"Risk number {n}", "Likely", "Minor", level, "", "", "", "") for n, level in enumerate(levels)]
    arrival = read(word_by_hand(rows, matrix=False))
    assert said(arrival, "foreign.level-contradicts") == said(arrival, "foreign.matrix-inferred") == []


@pytest.mark.parametrize("joined", [False, True])
def test_the_icos_template_fills_the_dpia(joined: bool) -> None:
    arrival = read(ico_template(joined=joined))
    assert arrival.document is not None
    assessment = arrival.document.assessment
    assert said(arrival, "foreign.template")
    assert assessment.service.controller.name == "Pond Pals Ltd"
    assert assessment.title == "Chat for under-13s"
    answers = {answer.field: answer.text for answer in assessment.dpia}
    assert answers["need"] == "Children will chat."
    assert answers["nature"] == "Messages go through a filter."
    assert answers["scope"] == "Messages, kept 30 days."
    assert answers["context"] == "Children aged 6 to 12."
    assert answers["purposes"] == "Friends can talk."
    assert answers["consultation"] == "A panel of ten children."
    assert answers["sign-off"].startswith("Measures approved by: Head of product, 3 May 2026 – Added to the plan\n")
    assert "Go ahead if location is off" in answers["sign-off"]


@pytest.mark.parametrize(
    "text, answers",
    [
        ("Describe the scope of the processing: how much? We keep v2.1 logs.", [("scope", "We keep v2.1 logs.")]),
        ("Describe the scope of the processing.", [("scope", "")]),
        ("Ours.\nThe scope of the processing is small.", [("nature", "Ours.\nThe scope of the processing is small.")]),
    ],
)
def test_a_prompt_is_taken_out_and_no_answer_with_it(text: str, answers: list[tuple[str, str]]) -> None:
    assert answers_in(text, "nature") == answers


def test_a_comment_of_a_reviewer_is_kept_with_its_row() -> None:
    paper = docx.Document()
    table = paper.add_table(rows=2, cols=3)
    fill(table, [("Risk", "Likelihood", "Severity"), ("Strangers write", "Likely", "Major")])
    paper.add_comment(table.rows[1].cells[0].paragraphs[0].runs, "Is that so?", author="Reviewer")
    document = read(saved(paper)).document
    assert document is not None
    assert document.assessment.impacts[0].note == "Comment by Reviewer: Is that so?"


def test_step_5_and_6_of_the_template_meet() -> None:
    arrival = read(ico_template())
    assert arrival.document is not None
    assessment = arrival.document.assessment
    assert len(assessment.impacts) == 3
    first = assessment.impacts[0]
    assert first.stated is not None
    assert first.stated.matrix == "ico-risk"
    assert (first.stated.likelihood, first.stated.level, first.stated.after_level) == ("possible", "high", "low")
    measure = assessment.measures[0]
    assert (measure.title, measure.acts_on, measure.effect_on_risk, measure.approved) == (
        "Location off by default",
        (first.id,),
        "reduced",
        "yes",
    )
    (unlinked,) = said(arrival, "foreign.measure-unlinked")
    assert "row 4" in unlinked
    assert ICO_MEASURES[2][0] in assessment.measures[2].note
    (wrong,) = said(arrival, "foreign.level-contradicts")
    assert "states Low, but the ICO's table" in wrong
    assert "gives medium for Possible and Significant" in wrong


def test_content_controls_and_merged_cells_are_read() -> None:
    paper = docx.Document()
    table = paper.add_table(rows=3, cols=4)
    head = ("Feature", "Risk", "Likelihood", "Severity")
    fill(table, [head, ("Chat", "Strangers write", "Likely", "Major"), ("", "Bullying", "Rare", "Minor")])
    table.rows[1].cells[0].merge(table.rows[2].cells[0])
    control(table.rows[2].cells[1].paragraphs[0])
    document = read(saved(paper)).document
    assert document is not None
    assert [impact.title for impact in document.assessment.impacts] == ["Strangers write", "Bullying"]
    assert [feature.name for feature in document.assessment.features] == ["Chat"]
    assert {impact.features for impact in document.assessment.impacts} == {(document.assessment.features[0].id,)}


def test_two_rows_of_headings_tell_before_from_after() -> None:
    paper = docx.Document()
    table = paper.add_table(rows=3, cols=7)
    fill(
        table,
        [
            ("Risk", "Inherent risk", "", "", "Residual risk", "", ""),
            ("Risk", "Likelihood", "Impact", "Score", "Likelihood", "Impact", "Score"),
            ("Strangers write", "4", "5", "20", "2", "5", "10"),
        ],
    )
    document = read(saved(paper)).document
    assert document is not None
    stated = document.assessment.impacts[0].stated
    assert stated is not None
    assert (stated.likelihood, stated.severity, stated.level) == ("4", "5", "20")
    assert (stated.after_likelihood, stated.after_severity, stated.after_level) == ("2", "5", "10")


def test_a_paper_without_such_a_table_says_so() -> None:
    paper = docx.Document()
    paper.add_paragraph("Only words.")
    arrival = read(saved(paper))
    assert arrival.document is None
    assert [problem.code for problem in arrival.errors] == ["foreign.nothing-found"]
    assert arrival.mapping.startswith("mapping: 1")
