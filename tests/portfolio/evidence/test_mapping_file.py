"""The mapping is strict: a slip is told with its line, and what cannot be known is not filled in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bestinterests.portfolio.evidence.guessing import guessed
from bestinterests.portfolio.evidence.mapping import Bears, ColumnMapping
from bestinterests.portfolio.evidence.mapping_file import read_mapping, write_mapping
from bestinterests.portfolio.evidence.table import read_table
from tests.portfolio.evidence.fixture import LOCATION, MAPPING, TRACKERS


def faults(text: str) -> list[tuple[int, str]]:
    mapping, problems = read_mapping(text.encode())
    assert mapping is None
    return [(problem.line, problem.sentence) for problem in problems]


def test_what_is_written_reads_back_the_same() -> None:
    assert read_mapping(write_mapping(MAPPING).encode()) == (MAPPING, [])


def test_unknown_field_and_wrong_word_are_told_with_their_lines() -> None:
    text = write_mapping(MAPPING).replace("strength: fair", "strength: sure\nrating: high")
    found = faults(text)
    line = text.split("\n").index("strength: sure") + 1
    assert {at for at, _ in found} == {line, line + 1}


@pytest.mark.parametrize("name", ["title", "made_by", "dated", "method", "limit"])
@pytest.mark.parametrize("text", ["", "?", "  "])
def test_source_method_and_limit_must_be_stated(name: str, text: str) -> None:
    found = faults(write_mapping(replace(MAPPING, **{name: text})))
    assert [sentence for _, sentence in found] == [f"In the mapping: '{name}' is not filled in."]
    assert found[0][0] > 0


def column(**more: object) -> str:
    return write_mapping(replace(MAPPING, columns=(replace(TRACKERS, **more),)))


@pytest.mark.parametrize(
    "more, sentence",
    [
        ({"yes": "{service} does {what}."}, "Nothing stands for '{what}'."),
        ({"yes": "It does."}, "The sentence does not say of which service it speaks."),
        ({"no": ""}, "The column 'Third parties before consent' has no sentence for 'no'."),
        ({"yes_cells": ("maybe",), "no_cells": ("Maybe",)}, "'Maybe' stands in yes_cells and in no_cells."),
        ({"no_cells": (" ",)}, "A blank cell is unknown, never yes or no."),
        ({"bears": Bears(on="obligation", a_yes_says="no")}, "It is not said which"),
        ({"bears": Bears(on="profiling")}, "It bears on a statement but says nothing of it."),
        ({"bears": Bears(on="minimum-age")}, "A minimum age is a number"),
        ({"says": "nothing"}, "No column says anything."),
    ],
)
def test_columns_are_checked_for_what_their_sentences_and_statements_need(
    more: dict[str, object], sentence: str
) -> None:
    (fault,) = faults(column(**more))
    assert sentence in fault[1]
    assert fault[0] > 0


def test_statement_that_no_pack_knows_is_a_doubt_with_what_is_near() -> None:
    text = column(bears=Bears(on="pattern", about="leader-board", a_yes_says="yes"))
    mapping, (problem,) = read_mapping(text.encode())
    assert mapping is not None
    assert problem.severity == "warning"
    assert "leaderboard" in problem.remedy


def test_a_guess_tells_names_from_answers_and_leaves_the_rest_to_a_person() -> None:
    text = "App name,Developer,Has chat,Remarks,Empty\nKelp,Deep Co,TRUE,seen twice,\nMoss,Deep Co,,,\n"
    mapping = guessed(read_table(text.encode(), "My Scan.csv"))
    assert mapping.source == "my-scan"
    assert (mapping.identifier.column, mapping.identifier.organisation) == ("App name", "Developer")
    assert [(each.column, each.says) for each in mapping.columns] == [
        ("Has chat", "yes-or-no"),
        ("Remarks", "text"),
        ("Empty", "nothing"),
    ]
    sentences = [sentence for _, sentence in faults(write_mapping(mapping))]
    assert "In the mapping: 'limit' is not filled in." in sentences
    filled = dict.fromkeys(("title", "made_by", "dated", "method", "limit"), "Known.")
    again, problems = read_mapping(write_mapping(replace(mapping, **filled)).encode())
    assert again is not None
    assert [problem.severity for problem in problems] == ["warning"]


def test_words_of_a_column_go_before_those_of_any_table() -> None:
    from bestinterests.portfolio.evidence.cells import meanings

    own = ColumnMapping(column="x", says="yes-or-no", yes_cells=("found", "N"), unknown_cells=("0",))
    means = meanings(own)
    assert (means["found"], means["n"], means["0"], means["no"], means[""]) == (
        "yes",
        "yes",
        "unknown",
        "no",
        "unknown",
    )
    assert meanings(LOCATION)["true"] == "yes"
