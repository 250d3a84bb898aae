"""One file, no script, nothing fetched, everything escaped, every link with a place to go."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from bestinterests.formats.html import fonts, write_html
from bestinterests.formats.html.styles import quoted
from tests.documents import fixture

KINDS = ("small", "empty", "hostile", "large")
VOID = {"meta", "link", "br", "col", "hr"}


class Page(HTMLParser):
    """Elements of a page with their attributes, and whether they were closed in order."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.wrong, self.text = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def written():
    return {kind: write_html(fixture.report(getattr(fixture, kind)())) for kind in KINDS}


@pytest.fixture(scope="module")
def pages(written):
    return {kind: Page(text) for kind, text in written.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_elements_are_closed_in_order(pages, kind):
    assert not pages[kind].wrong
    assert not pages[kind].open


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_script_and_nothing_is_fetched(pages, written, kind):
    tags = {tag for tag, _ in pages[kind].elements}
    assert not tags & {"script", "iframe", "object", "embed", "img", "form", "base", "audio", "video", "image"}
    for tag, attributes in pages[kind].elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcdoc", "action")]
        if tag != "a" and "href" in attributes:
            assert attributes["href"].startswith(("#", "data:"))
    style = re.search(r"<style>(.*?)</style>", written[kind], re.DOTALL)[1]
    assert "@import" not in style
    assert all(address.startswith("data:font/woff2;base64,") for address in re.findall(r"url\(([^)]*)\)", style))
    assert "default-src &#39;none&#39;" in written[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_within_the_page_has_one_place_to_go(pages, kind):
    ids = [attributes["id"] for _, attributes in pages[kind].elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    aimed = [a["href"] for tag, a in pages[kind].elements if tag in ("a", "use")]
    assert {href[1:] for href in aimed if href.startswith("#")} <= set(ids)
    assert all(href.startswith(("#", "https://", "http://")) for href in aimed)


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_level_at_a_time_under_one_title(pages, kind):
    levels = [int(tag[1]) for tag, _ in pages[kind].elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_a_caption_and_heads_with_a_scope(pages, kind):
    elements = pages[kind].elements
    assert sum(tag == "table" for tag, _ in elements) == sum(tag == "caption" for tag, _ in elements)
    assert all(attributes.get("scope") for tag, attributes in elements if tag == "th")


@pytest.mark.parametrize("nasty", [text for text in fixture.NASTY if text.isprintable()])
def test_hostile_text_is_shown_and_nothing_else(pages, nasty):
    shown = "".join(pages["hostile"].text)
    assert nasty.strip() in shown


def test_hostile_text_makes_no_element(written, pages):
    assert "<script" not in written["hostile"]
    assert written["hostile"].count("</style>") == 1
    assert "javascript:" not in str([a for tag, a in pages["hostile"].elements if tag == "a"])
    assert not re.search("[\x00\x1b\u202e]", written["hostile"])


def test_text_for_paper_is_written_by_number():
    assert quoted('a"}</style>\\') == '"a\\22 \\7d \\3c \\2f style\\3e \\5c "'


def test_a_sample_says_so_on_the_page_in_its_title_and_on_paper(written):
    assert "<title>Sample: " in written["hostile"]
    assert "Fictional sample" in written["hostile"]
    assert '<div class="sample">' in written["hostile"]
    assert "Fictional" not in re.sub("<style>.*?</style>", "", written["small"], flags=re.DOTALL)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_report_gives_the_same_page(written, kind):
    assert write_html(fixture.report(getattr(fixture, kind)())) == written[kind]
    assert '<html lang="en-GB">' in written[kind]


def test_letters_come_from_the_page_or_from_the_system(tmp_path):
    assert fonts.font_faces("a", tmp_path) == ""
    (tmp_path / "literata-latin-wght-normal.woff2").write_bytes(b"letters")
    (tmp_path / "literata-latin-ext-wght-normal.woff2").write_bytes(b"more")
    assert fonts.font_faces("b", tmp_path).count("@font-face") == 1
    assert fonts.font_faces("ŵ", tmp_path).count("@font-face") == 2
