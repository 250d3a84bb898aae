"""A paper in Word has real styles, headings in order, tables with header rows and widths, and pictures with words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given

from bestinterests.documents import blocks, pictures
from bestinterests.documents.blocks import Bullets, Paragraph
from bestinterests.documents.inline import Foreign, Id, Link, Mark, Plain
from bestinterests.formats import pictures as drawings
from bestinterests.formats.docx.elements import run
from bestinterests.formats.docx.parts import TWIPS
from tests.documents import walking
from tests.drawing import ALL_TEXTS
from tests.formats_docx import word

NAMES = word.NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_style_that_is_used_is_there(name: str) -> None:
    document = word.opened(word.written(name))
    known = {style.style_id for style in document.styles}
    used = {
        found.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for part in (document.element, document.sections[0].header._element, document.sections[0].footer._element)
        for found in part.iter(qn(tag))
    }
    assert used <= known
    assert {"Title", "Subtitle", "Heading1", "Header", "Footer"} <= used


@pytest.mark.parametrize("name", NAMES)
def test_headings_start_at_one_and_skip_no_level(name: str) -> None:
    document = word.opened(word.written(name))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    levels = [int(style[-1]) for style in styles if re.fullmatch(r"[Hh]eading \d", style)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_marks_its_header_and_sets_every_width(name: str) -> None:
    document = word.opened(word.written(name))
    for table in word.every(document, "w:tbl"):
        rows = table.findall(qn("w:tr"))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        assert heads == rows[: len(heads)] != []
        assert len(heads) < len(rows)
        grid = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
        assert sum(grid) <= TWIPS
        assert min(grid) > 300
        for row in rows:
            widths = [int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) for cell in row.iter(qn("w:tc"))]
            assert sum(widths) == sum(grid)


def test_only_rows_with_long_text_may_break_over_pages() -> None:
    document = word.opened(word.written("hostile"))
    for table in word.every(document, "w:tbl"):
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val"))
        for row in table.findall(qn("w:tr")):
            whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
            longest = max(len(word.text_of(cell)) for cell in row.findall(qn("w:tc")))
            assert whole or longest > 700 or style == "FacingTable"
            assert not whole or longest <= 1000


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_says_what_it_shows(name: str) -> None:
    document = word.opened(word.written(name))
    shown = word.every(document, "wp:docPr")
    drawn = [
        sheet.alternate
        for kind in (
            pictures.ProfilePicture,
            pictures.BalancePicture,
            pictures.ControlsPicture,
            pictures.RangePicture,
            pictures.TimelinePicture,
            pictures.CoveragePicture,
        )
        for block in walking.blocks((word.paper(name).opening, word.paper(name).sections), kind)
        for sheet in drawings.draw(block)
    ]
    assert sorted(found.get("descr") for found in shown) == sorted(drawn)
    assert all(drawn)
    assert len({found.get("id") for found in shown}) == len(shown)


def test_the_profile_is_also_a_table() -> None:
    document = word.opened(word.written("small"))
    said = {cell.text for table in document.tables for cell in table.columns[0].cells}
    for held in walking.blocks(word.paper("small").sections, pictures.ProfilePicture):
        for row in (row for group in held.groups for row in group.rows):
            assert any(row.name in text for text in said), row.name


def test_language_title_subject_and_keywords_are_set() -> None:
    paper = word.paper("hostile")
    document = word.opened(word.written("hostile"))
    held = document.core_properties
    assert held.language == "en-GB"
    assert held.title.startswith("Sample: ")
    assert held.subject == paper.kind
    assert paper.digest in held.keywords
    assert held.category == "Fictional sample"
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_every_page_says_what_it_is_of_and_how_many_there_are() -> None:
    page = word.opened(word.written("small")).sections[0]
    paper = word.paper("small")
    head, foot = page.header.paragraphs[0].text, page.footer.paragraphs[0].text
    assert paper.kind in head
    assert paper.title in head
    assert paper.organisation in foot
    assert paper.decided in foot
    assert paper.short_digest in foot
    fields = [found.get(qn("w:instr")).strip() for found in page.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Fictional sample." in word.opened(word.written("hostile")).sections[0].header.paragraphs[0].text


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("board-summary")])
def test_contents_are_a_field_that_already_lists_the_sections(name: str) -> None:
    document = word.opened(word.written(name))
    codes = [found.text for found in word.every(document, "w:instrText")]
    assert any(code.strip().startswith("TOC ") for code in codes)
    (box,) = word.every(document, "w:sdt")
    listed = [word.text_of(found) for found in box.iter(qn("w:p"))][1:-1]
    assert [held.title for held in word.paper(name).sections] == [
        title for title in listed if title in {held.title for held in word.paper(name).sections}
    ]
    opened = {found.get(qn("w:anchor")) for found in box.iter(qn("w:hyperlink"))}
    assert opened <= {found.get(qn("w:name")) for found in word.every(document, "w:bookmarkStart")}


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere_and_bookmarks_are_such_as_word_takes(name: str) -> None:
    document = word.opened(word.written(name))
    marks = [found.get(qn("w:name")) for found in word.every(document, "w:bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", mark, re.ASCII) for mark in marks)
    for link in word.every(document, "w:hyperlink"):
        anchor, identity = link.get(qn("w:anchor")), link.get(qn("r:id"))
        assert anchor in marks if anchor else document.part.rels[identity].is_external
    outside = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert all(re.match(r"https?:|mailto:", address) for address in outside)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_paper_is_lost(name: str) -> None:
    found = "".join(word.text_of(word.opened(word.written(name)).element.body).split())
    skipped = {
        id(line)
        for panel in walking.blocks(word.paper(name).sections, pictures.ProfilePicture)
        for line in walking.values(panel)
    }
    for value in walking.values(word.paper(name).sections):
        if isinstance(value, Paragraph | Bullets) and id(value) not in skipped:
            for text in texts(value):
                assert "".join(text.split()) in found, text


def texts(value: object) -> list[str]:
    """Each text in a line, as Word shows it."""
    unwanted = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")
    return [
        unwanted.sub("", part.text) for part in walking.values(value) if isinstance(part, Plain | Foreign | Id | Link)
    ]


def test_marks_read_without_colour() -> None:
    shown = word.of_section(Paragraph(words=(Mark("harm", "medium", "high"), Plain(" medium to high"))))
    assert "■\u00a0MH medium to high" in shown
    assert "○\u00a0– none" in word.of_section(Paragraph(words=(Mark("benefit"), Plain("none"))))
    assert "□\u00a0? unknown" in word.of_section(
        Paragraph(words=(Mark("harm", "none", "critical", True), Plain(" unknown")))
    )


def test_each_ordered_list_counts_from_one() -> None:
    items = ((Plain("a"),), (Plain("b"),))
    data = word.with_section(
        Bullets(items=items, ordered=True), Bullets(items=items, ordered=True), Bullets(items=items)
    )
    document = word.opened(data)
    numbers = [found.get(qn("w:val")) for found in word.every(document, "w:numId")]
    assert len(set(numbers)) == 3
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    known = {found.get(qn("w:numId")) for found in document.part.numbering_part.element.iter(qn("w:num"))}
    assert set(numbers) <= known


def test_text_is_written_in_its_own_direction() -> None:
    document = word.opened(
        word.with_section(Paragraph(words=(Foreign("مرحبا بالعالم"),)), Paragraph(words=(Plain("x"),)))
    )
    held = {word.text_of(found): found for found in word.every(document, "w:p")}
    assert held["مرحبا بالعالم"].find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert held["x"].find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_an_address_that_no_reader_should_open_is_only_words() -> None:
    lines = [
        Paragraph(words=(Link("fine", address="https://example.org/a?b=1&c=2"),)),
        Paragraph(words=(Link("bad", address="javascript:alert(1)"),)),
        Paragraph(words=(Link("worse", address="file:///etc/passwd"),)),
        Paragraph(words=(Link("gone", anchor="no-such-place"),)),
    ]
    document = word.opened(word.with_section(*lines))
    links = [word.text_of(link) for link in word.every(document, "w:hyperlink") if link.get(qn("r:id"))]
    assert links == ["fine"]
    assert "gone" in word.text_of(document.element.body)
    assert "no_such_place" not in document.element.xml


def test_a_block_that_nobody_can_write_is_an_error() -> None:
    class Unknown(blocks.Block, frozen=True, kw_only=True):
        pass

    with pytest.raises(TypeError, match="Unknown"):
        word.with_section(Unknown())


@given(ALL_TEXTS)
def test_any_text_is_written_so_that_it_is_read_as_it_was(text: str) -> None:
    shown = word.text_of(parse_xml(f"<w:p {nsdecls('w')}>{run(text)}</w:p>"))
    assert shown == "".join(texts(Paragraph(words=(Foreign(text),)))).replace("\r\n", "\n").replace("\r", "\n")
