"""LibreOffice lays a paper out without accident, and keeps what it carries when it saves it again."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from bestinterests.domain.order import in_order
from bestinterests.formats.arrival import Given
from bestinterests.formats.docx.paper import write_docx
from bestinterests.formats.docx.reading import read_docx
from tests.documents import fixture
from tests.formats_docx import word
from tests.programs import converted

MILLIMETRE = 72 / 25.4


def pages(data: bytes, folder: Path) -> list[tuple[int, int]]:
    """Width and height, in millimetres, of each page that LibreOffice makes of a Word document."""
    with pikepdf.open(io.BytesIO(converted(data, ".docx", "pdf", folder))) as made:
        return [
            (round(float(page.mediabox[2]) / MILLIMETRE), round(float(page.mediabox[3]) / MILLIMETRE))
            for page in made.pages
        ]


@pytest.mark.parametrize(
    "make", [fixture.hostile, lambda: fixture.large(100)], ids=["long and hostile texts", "100 impacts"]
)
def test_a_paper_is_as_long_as_its_text_and_no_longer(make: object, tmp_path: Path) -> None:
    data = write_docx(fixture.report(make()))  # type: ignore[operator]
    held = pages(data, tmp_path)
    letters = len(word.text_of(word.opened(data).element.body))
    # A page of our text holds about 3,000 letters; tables and pictures take three times the room, an accident fifty.
    assert letters / 6_000 < len(held) < 30 + letters / 700
    assert set(held) == {(210, 297)}


def test_the_boards_page_is_one_page(tmp_path: Path) -> None:
    assert len(pages(word.written("board-summary/small"), tmp_path)) == 1


def test_what_is_carried_survives_being_saved_again(tmp_path: Path) -> None:
    again = converted(word.written("small"), ".docx", "docx", tmp_path)
    assert again != word.written("small")
    arrival = read_docx(Given(again, "again.docx"))
    assert (arrival.document, arrival.problems) == (in_order(word.paper("small").document), [])
    saved = word.opened(again)
    assert saved.core_properties.subject == word.paper("small").kind
    assert [shape._inline.docPr.get("descr") for shape in saved.inline_shapes] == [
        shape._inline.docPr.get("descr") for shape in word.opened(word.written("small")).inline_shapes
    ]
