"""A PDF can be read out, jumped about in, and understood without seeing it."""

from __future__ import annotations

import itertools

import pikepdf
import pytest

from bestinterests.documents.papers import PAPERS
from tests.formats_pdf.opened import elements, opened, paper, tagged

NAMES = ("small", "empty", "hostile", "large", *(name for name in PAPERS if name != "report"))


@pytest.fixture(params=NAMES)
def pdf(request):
    return opened(request.param)


def test_it_is_tagged_and_says_its_language_its_title_and_its_standard(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as held:
        assert held["pdfuaid:part"] == "1"
        assert held["dc:title"] == str(pdf.docinfo["/Title"])
    assert str(pdf.docinfo["/Title"]).endswith(", 16 March 2026")


def test_every_picture_says_what_it_shows(pdf):
    figures = tagged(pdf, "Figure")
    assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)


def test_every_head_of_a_table_says_what_it_heads(pdf):
    scopes = {str(_table_attribute(head, "/Scope")) for head in tagged(pdf, "TH")}
    assert scopes == ({"/Column", "/Row"} if tagged(pdf, "Table") else set())


def test_every_row_starts_with_its_head_and_its_cells_name_it(pdf):
    tree = pdf.Root.StructTreeRoot
    known = set(pikepdf.NameTree(tree.IDTree)) if "/IDTree" in tree else set()
    for row in tagged(pdf, "TR"):
        first, *others = row.K
        assert first.S == "/TH"
        for cell in others:
            named = [str(name) for name in _table_attribute(cell, "/Headers")]
            assert cell.S == "/TH" or str(first.ID) in named
            assert set(named) <= known


def _table_attribute(cell, name):
    return next(held[name] for held in cell.A if held.O == "/Table" and name in held)


def test_headings_go_down_one_level_at_a_time(pdf):
    levels = [int(str(held.S)[2:]) for held in elements(pdf) if str(held.S)[:2] == "/H" and str(held.S)[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_is_tagged_where_it_stands(pdf):
    notes = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
    assert all("/StructParent" in note and note.Subtype == "/Link" for note in notes)


@pytest.mark.parametrize("name", NAMES)
def test_bookmarks_lead_to_every_section(name):
    held = opened(name)
    with held.open_outline() as outline:
        titles = [item.title for item in outline.root]
    sections = [section.title for section in paper(name).sections]
    assert [title for title in titles if title in sections] == sections


def test_a_report_has_pictures_tables_and_links():
    pdf = opened("small")
    assert len(tagged(pdf, "Figure")) >= 6
    assert len(tagged(pdf, "Table")) >= 10
    assert len(tagged(pdf, "Link")) >= 50
