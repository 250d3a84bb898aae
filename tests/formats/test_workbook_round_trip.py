"""A workbook says the whole document, and whatever nobody touched comes back as it was."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from bestinterests.domain.document import Document
from bestinterests.domain.feature import Feature
from bestinterests.domain.order import in_order
from tests.drawing import ALL_TEXTS
from tests.formats.workbooks import EXAMPLES, Hand, opened, read, written
from tests.strategies import documents


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_as_it_was(name: str) -> None:
    document = EXAMPLES[name]
    arrival = read(written(document))
    assert arrival.problems == []
    assert arrival.document == arrival.base == in_order(document)
    assert arrival.missing == ()


@given(documents(texts=ALL_TEXTS, provisional=True))
@settings(max_examples=15)
def test_any_document_comes_back_as_it_was(document: Document) -> None:
    arrival = read(written(document))
    assert (arrival.document, arrival.problems, arrival.missing) == (in_order(document), [], ())


TEXTS = [
    *("=1+1", "+44 20 7946", "-1", "@SUM(A1)", "\t=1", "'=1", "=HYPERLINK(1)", "{=1}", "#REF!", "TRUE", "1e5", "6-9"),
    *(
        "نص",
        "文字",
        "🦦 otter",
        "_x000D_",
        "_x005F_x000D_",
        "a\r\nb",
        " spaces ",
        "<b>&amp;</b>",
        "https://x",
        "000123",
    ),
    *("x" * 32_767, "x" * 32_768, "🦦" * 16_383, "🦦" * 20_000, "line\n" * 300),
]
"""Texts that spreadsheets, their files or their programs like to turn into something else."""


def test_no_text_is_cut_or_turned_into_a_formula() -> None:
    features = tuple(
        Feature(id=f"F{number:02}", name=text[:60].strip() or "x", description=text, default=text)
        for number, text in enumerate(TEXTS, 1)
    )
    assessment = msgspec.structs.replace(EXAMPLES["puddlehop-islands"].assessment, features=features, impacts=())
    document = Document(format=1, assessment=assessment)
    data = written(document)
    arrival = read(data)
    assert (arrival.document, arrival.problems) == (in_order(document), [])
    table = Hand(opened(data), "Features")
    cells = [table.sheet.cell(table.row(f"F{n:02}"), table.columns["What it does"]) for n in range(1, len(TEXTS) + 1)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(len(cell.value.encode("utf-16-le")) // 2 <= 32_767 for cell in cells)
