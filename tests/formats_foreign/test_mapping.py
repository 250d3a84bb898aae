"""The mapping: written as guessed, corrected by hand, given again; strict, with lines."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.formats.arrival import Given
from bestinterests.formats.foreign import read_csv, read_docx_tables
from bestinterests.formats.foreign.mapping import (
    Column,
    ForeignScale,
    Holds,
    Label,
    LabelOf,
    Mapping,
    Meaning,
    TableMapping,
    read_mapping,
    write_mapping,
)
from tests.drawing import ALL_TEXTS
from tests.formats_foreign.files import ico_template, word_by_hand
from tests.formats_foreign.test_tables import REGISTER, codes, said


def one_of(words: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(words))


COLUMNS = st.builds(Column, column=ALL_TEXTS, means=one_of(Meaning))
TABLES = st.builds(
    TableMapping,
    table=ALL_TEXTS,
    holds=one_of(Holds),
    header_row=st.integers(0, 9),
    columns=st.lists(COLUMNS, max_size=3).map(tuple),
)
LABELS = st.builds(Label, of=one_of(LabelOf), label=ALL_TEXTS, means=ALL_TEXTS)
OWN = ForeignScale(
    name="x", likelihood=("a", "1"), severity=("yes",), levels=("on", "no"), matrix=("on | no",), matrix_from="person"
)
SCALES = st.sampled_from([ForeignScale(), OWN])


@given(
    st.builds(
        Mapping,
        mapping=st.just(1),
        tables=st.lists(TABLES, max_size=2).map(tuple),
        labels=st.lists(LABELS, max_size=2).map(tuple),
        scale=SCALES,
    )
)
def test_a_mapping_comes_back_as_it_was_written(mapping: Mapping) -> None:
    assert read_mapping(write_mapping(mapping)) == (mapping, [])


@pytest.mark.parametrize("data", [word_by_hand(), ico_template()], ids=["by hand", "ICO"])
def test_a_mapping_that_is_given_again_makes_the_same_draft(data: bytes) -> None:
    first = read_docx_tables(Given(data, "x.docx"))
    again = read_docx_tables(Given(data, "x.docx", first.mapping))
    assert again.document == first.document
    assert again.mapping == first.mapping


def test_a_corrected_mapping_is_followed() -> None:
    first = read_csv(Given(REGISTER.encode(), "x.csv"))
    corrected = (
        first.mapping.replace("column: Remarks, means: note", "column: Remarks, means: mechanism")
        .replace("column: Owner, means: owner", "column: Owner, means: nothing")
        .replace("scale:", 'labels:\n  - {of: likelihood, label: "3", means: "5"}\nscale:')
    )
    again = read_csv(Given(REGISTER.encode(), "x.csv", corrected))
    assert not again.errors
    assert again.document is not None
    assert again.document.assessment.impacts[0].mechanism == "Ask the panel"
    assert not any(measure.owner for measure in again.document.assessment.measures)
    assert "4 cells are left out" in said(again, "foreign.left-out")


def test_a_mapping_holds_for_another_file_of_the_same_origin() -> None:
    mapping = read_csv(Given(REGISTER.encode(), "x.csv")).mapping.replace("Feature", "Area of the app")
    other = "A title\n" + REGISTER.replace("Feature", "Area of the app").replace("R1;", "R9;")
    arrival = read_csv(Given(other.encode(), "y.csv", mapping))
    assert arrival.document is not None
    assert [feature.name for feature in arrival.document.assessment.features] == ["Chat", "Board", "Shop"]


def test_a_table_under_another_heading_is_known_by_its_columns() -> None:
    first = read_docx_tables(Given(word_by_hand(), "x.docx"))
    mapping = first.mapping.replace("table: Risk assessment", "table: Register of 2025")
    again = read_docx_tables(Given(word_by_hand(), "x.docx", mapping))
    assert again.document == first.document
    assert again.mapping == first.mapping


def test_a_table_that_the_mapping_does_not_name_is_kept_as_text() -> None:
    mapping = "mapping: 1\ntables:\n  - {table: House matrix, holds: matrix}\n"
    arrival = read_docx_tables(Given(word_by_hand(), "x.docx", mapping))
    assert "does not name table 1" in said(arrival, "mapping.differs")
    assert "foreign.nothing-found" in codes(arrival)


def test_a_table_that_is_left_out_on_purpose_is_counted() -> None:
    first = read_docx_tables(Given(word_by_hand(), "x.docx"))
    arrival = read_docx_tables(
        Given(word_by_hand(), "x.docx", first.mapping.replace("holds: matrix", "holds: nothing"))
    )
    assert "36 cells are left out" in said(arrival, "foreign.left-out")
    assert arrival.document is not None
    assert "Negligible" not in str(arrival.document)


def test_a_matrix_in_the_mapping_is_what_levels_are_held_against() -> None:
    data = "Risk,Likelihood,Impact,Rating\nA,L,H,Medium\nB,H,H,Medium\nC,maybe,H,High\n"
    guessed = read_csv(Given(data.encode(), "x.csv"))
    matrix = (
        "scale:\n  likelihood: [Low, High]\n  severity: [Low, High]\n  levels: [Low, Medium, High]\n"
        "  matrix: [Low | Medium, Medium | High]\n  matrix_from: person\n"
    )
    mapping = guessed.mapping.partition("scale:")[0] + matrix
    arrival = read_csv(Given(data.encode(), "x.csv", mapping))
    assert said(arrival, "foreign.level-contradicts") == (
        "Row 3 of the table states Medium, but the matrix in the mapping gives High for H and H."
    )
    assert "'maybe' is no likelihood" in said(arrival, "foreign.label-unknown")
    assert "'L' is Low" in said(arrival, "foreign.label-read")


@pytest.mark.parametrize(
    "text, code, line",
    [
        ("", "mapping.none", 0),
        ("mapping: 9\n", "shape.range", 1),
        ("mapping: 1\ntables:\n  - {table: x, holds: riks}\n", "shape.not-one-of", 3),
        ("mapping: 1\ntables:\n  - {table: x, holds: risks, colums: []}\n", "shape.unknown-field", 3),
        ("mapping: 1\nscale:\n  matrix: [a | b]\n", "mapping.scale", 0),
        ("mapping: 1\nscale:\n  levels: [Low, low]\n", "mapping.scale", 0),
        ("mapping: [\n", "yaml.syntax", 2),
    ],
)
def test_a_slip_in_a_mapping_is_told_with_its_line(text: str, code: str, line: int) -> None:
    arrival = read_csv(Given(REGISTER.encode(), "x.csv", text or "# nothing\n"))
    assert arrival.document is None
    assert [(problem.code, problem.line) for problem in arrival.errors] == [(code, line)]
    assert arrival.errors[0].sentence.startswith("In the mapping: ")


def test_what_a_mapping_names_and_the_file_lacks_is_told() -> None:
    tables = (
        "mapping: 1\ntables:\n  - table: the table\n    holds: risks\n    columns:\n"
        "      - {column: Risk, means: title}\n      - {column: COLUMN, means: right}\n"
        "  - {table: Other, holds: matrix}\n"
    )
    mapping = f"{tables.replace('COLUMN', 'Right affected')}labels:\n  - {{of: right, label: x, means: article-99}}\n"
    arrival = read_csv(Given(b"Risk,Right affected\nStrangers write,x\n", "x.csv", mapping))
    assert "mapping.unknown-word" in codes(arrival)
    assert "no table 'Other'" in said(arrival, "mapping.differs")
    arrival = read_csv(Given(REGISTER.encode(), "x.csv", tables.replace("COLUMN", "Colour")))
    assert "no column 'Colour'" in said(arrival, "mapping.differs")
    assert "'Likelihood'" in said(arrival, "mapping.differs")
