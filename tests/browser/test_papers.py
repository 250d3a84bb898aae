"""The DPIA and the papers beside it as people meet them: with a checker, on a phone, and on paper."""

import re

import pytest

from bestinterests.documents.papers import PAPERS
from bestinterests.formats.html import write_html
from tests.browser.test_report import CHECK, WCAG
from tests.documents.test_papers import EXAMPLES, NEW, example, made

NAMES = [path.name.removesuffix(".bia.yaml") for path in EXAMPLES]
PAGES = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Each new paper of each example and of a record that breaks careless pages, written once."""
    folder = tmp_path_factory.mktemp("papers")
    for paper in NEW:
        for name in NAMES:
            page = write_html(PAPERS[paper].build(example(name)))
            (folder / f"{paper}-{name}.html").write_text(page, encoding="utf-8")
        (folder / f"{paper}-hostile.html").write_text(write_html(made("hostile", paper)), encoding="utf-8")
    return folder


@pytest.fixture
def opened(chromium):
    """Opens a page at a width; closes it after the test."""
    pages = []

    def at(path, width):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        page.goto(path.as_uri())
        return page

    yield at
    for page in pages:
        page.close()


@pytest.mark.parametrize("paper", NEW)
@pytest.mark.parametrize("name", NAMES)
def test_the_checker_finds_nothing(opened, folder, axe_source, paper, name):
    page = opened(folder / f"{paper}-{name}.html", 1280)
    page.evaluate(axe_source)
    found = page.evaluate(CHECK, WCAG)
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]] == []


@pytest.mark.parametrize("paper", NEW)
@pytest.mark.parametrize("name", [*NAMES[:1], "hostile"])
def test_nothing_runs_over_the_edge_of_a_phone(opened, folder, paper, name):
    page = opened(folder / f"{paper}-{name}.html", 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", [*NAMES, "hostile"])
def test_the_boards_page_is_one_page_on_paper(opened, folder, name):
    page = opened(folder / f"board-summary-{name}.html", 1280)
    assert len(PAGES.findall(page.pdf(prefer_css_page_size=True))) == 1
