"""A copy that is made for one person says so on every page, in every format, and carries nothing but itself."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pikepdf
import pytest

from bestinterests.documents.framing import marked
from bestinterests.documents.papers import PAPERS
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from tests.formats.test_every_format import EXAMPLES, example
from tests.formats_pdf.opened import page_words

WHOSE = {
    "name": "Oriel \N{RIGHT-TO-LEFT OVERRIDE}<b>Ash</b>\n#panic()",
    "address": "oriel@example.org",
    "on": dt.date(2026, 6, 2),
    "purpose": "the yearly audit.",
}
END = "2 June 2026 for the yearly audit. Not to be passed on."
ARRIVES = {"html": "a.html", "pdf": "a.pdf", "docx": "a.docx"}


def written(form: str) -> bytes:
    paper = marked(PAPERS["action-plan"].build(example(EXAMPLES[0])), **WHOSE)
    return FORMATS[form].write(paper)


def test_every_format_of_papers_is_looked_at():
    assert set(ARRIVES) == {name for name, form in FORMATS.items() if form.writer and form.writes == "paper"}


@pytest.mark.parametrize("form", ARRIVES)
def test_a_marked_copy_brings_no_document_along(form):
    arrival = arrive(Given(written(form), ARRIVES[form]))
    assert arrival.document is None
    assert [problem.code for problem in arrival.problems] == ["carried.none"]


def test_every_page_of_a_pdf_says_for_whom_it_is():
    with pikepdf.open(io.BytesIO(written("pdf"))) as pdf:
        pages = [page_words(page) for page in pdf.pages]
    assert len(pages) > 1
    assert all(END.replace(" ", "") in page for page in pages)


def test_html_says_it_on_the_screen_and_in_the_foot_of_every_printed_page():
    page = written("html").decode()
    assert END in page[: page.index("</style>")]
    assert page[page.index("<body") :].count(END) == 2
    assert page.index(END) < page.index("<h1")
    assert "&lt;b&gt;" in page
    assert "<b>Ash" not in page


def test_word_says_it_in_the_foot_of_every_page():
    with zipfile.ZipFile(io.BytesIO(written("docx"))) as held:
        feet = [held.read(name).decode() for name in held.namelist() if name.startswith("word/footer")]
    assert any(END in foot for foot in feet)
