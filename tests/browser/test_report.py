"""The report as people meet it: in a browser, on a phone, with a screen reader, on paper."""

import datetime as dt
import re
from pathlib import Path

import pytest

from bestinterests.documents.report import build_report
from bestinterests.evaluation import evaluate
from bestinterests.formats.html import write_html
from bestinterests.formats.reading import read_document
from bestinterests.packs.resolve import resolve
from tests.documents import fixture

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.bia.yaml"))
MADE = ("small", "empty", "hostile")
NAMES = (*(path.name.removesuffix(".bia.yaml") for path in EXAMPLES), *MADE)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (1280, 390, 320)
# What WCAG 1.4.12 asks a page to bear.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
# Names of what fails are wanted, names of what holds are not: they take most of the checker's time.
OPTIONS = """{
  runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], selectors: false, elementRef: false
}"""
CHECK = f"tags => axe.run({OPTIONS})"
# What stands between the margins of a printed page, in CSS pixels: A4 less 12 mm at each side, 16 above, 15 below.
PAPER_WIDTH, PAPER_HEIGHT = 703, 1005
PROFILE_ON_PAPER = """(() => {
  const picture = document.querySelector('.profile').getBoundingClientRect()
  return [document.querySelector('#profile').getBoundingClientRect().top + scrollY, picture.bottom + scrollY]
})()"""
# Text by its nearest element. Left out: links to move about on a screen, cell panels (their impacts are printed as
# cards), heads of tables whose cells carry their titles on paper, and the line that the section's lead says for all.
SHOWN = """[...document.querySelectorAll('main *')].filter(x => x.getClientRects().length > 0
  && !x.closest('.contents, .opens, .cellpanel, .stacked thead, td.void, .carried')
).flatMap(x => [...x.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).map(n => n.data.trim()))"""
FILLS = """['harm-high', 'benefit-high', 'inside'].map(
  name => getComputedStyle(document.querySelector('symbol .' + name)).fill
)"""


def written(name):
    if name in MADE:
        return write_html(fixture.report(getattr(fixture, name)()))
    path = next(path for path in EXAMPLES if path.name.startswith(name))
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    framework, problems = resolve(document.assessment.packs)
    assert framework is not None, problems
    on = document.assessment.assessed_on or dt.date(2026, 3, 16)
    return write_html(build_report(framework, document, evaluate(framework, document.assessment, on=on)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Each report, written once."""
    folder = tmp_path_factory.mktemp("reports")
    for name in NAMES:
        (folder / f"{name}.html").write_text(written(name), encoding="utf-8")
    return folder


@pytest.fixture(params=NAMES)
def address(request, folder):
    """The address of each report in turn."""
    return (folder / f"{request.param}.html").as_uri()


@pytest.fixture(params=("puddlehop-islands", "small"))
def one(request, folder):
    """The address of a full report, and of a small one with ranges and unknowns."""
    return (folder / f"{request.param}.html").as_uri()


@pytest.fixture
def opened(chromium):
    """Opens a report at a width and lists what it asked for; closes it after the test."""
    pages = []

    def at(address, width, **more):
        page = chromium.new_page(viewport={"width": width, "height": 900}, **more)
        pages.append(page)
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(address)
        return page, asked, said

    yield at
    for page in pages:
        page.close()


def test_nothing_is_fetched_and_nothing_runs_over_the_edge(opened, address):
    page, asked, said = opened(address, WIDTHS[0])
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")
    assert {width: found for width, found in wide.items() if found > width} == {}
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert not said


def test_the_checker_finds_nothing(opened, address, axe_source):
    check(opened, address, axe_source, WIDTHS[0])


@pytest.mark.parametrize("name", ["puddlehop-islands", *MADE])
def test_the_checker_finds_nothing_on_a_phone(opened, folder, axe_source, name):
    """One example does: all are laid out by the same rules, and the checker takes its longest for them."""
    check(opened, (folder / f"{name}.html").as_uri(), axe_source, WIDTHS[1])


def check(opened, address, axe_source, width):
    """The checker finds nothing at a width."""
    page, _, _ = opened(address, width)
    page.evaluate(axe_source)
    found = page.evaluate(CHECK, WCAG)
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]] == []


def test_wider_spacing_of_text_cuts_nothing_off(opened, one):
    page, _, _ = opened(one, 390)
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACED
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_cell_opens_what_stands_behind_it_and_leads_back(opened, one):
    page, _, _ = opened(one, 1280)
    cells = page.locator("a.cell")
    cell = cells.last
    target = cell.get_attribute("href")
    cell.click()
    assert page.locator(".cellpanel:visible").count() == 1
    panel = page.locator(f'[id="{target[1:]}"]')
    assert panel.is_visible()
    assert panel.bounding_box()["y"] < 900
    panel.get_by_text("Back to every right").click()
    assert page.evaluate("document.querySelector(':target').matches('a.cell')")


def test_every_link_can_be_reached_by_keyboard_and_shows_it(opened, one):
    page, _, _ = opened(one, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the verdict"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"


def test_marks_keep_their_shape_where_colours_are_forced(opened, one):
    page, _, _ = opened(one, 1280, forced_colors="active")
    fills = page.evaluate(FILLS)
    assert fills[0] == fills[1] != fills[2]


def test_paper_has_letters_beside_marks_and_no_links_or_panels(opened, one):
    page, _, _ = opened(one, 703)
    page.emulate_media(media="print")
    shown = "s => [...document.querySelectorAll(s)].filter(x => x.getClientRects().length > 0).length"
    assert page.evaluate(shown, ".legend .letter") >= 9
    assert page.evaluate(shown, ".cellpanel") == 0
    assert page.evaluate(shown, ".contents, .skip") == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 703


@pytest.mark.parametrize("name", [path.name.removesuffix(".bia.yaml") for path in EXAMPLES])
def test_the_first_sheet_holds_the_headline_and_the_second_the_profile(opened, folder, name):
    page, _, _ = opened((folder / f"{name}.html").as_uri(), PAPER_WIDTH)
    page.emulate_media(media="print")
    top, bottom = page.evaluate(PROFILE_ON_PAPER)
    assert top <= PAPER_HEIGHT
    assert bottom - top <= PAPER_HEIGHT


def test_paper_drops_nothing_that_is_not_said_elsewhere(opened, address):
    page, _, _ = opened(address, 1280)
    page.evaluate("document.querySelectorAll('details').forEach(x => { x.open = true })")
    before = page.evaluate(SHOWN)
    page.emulate_media(media="print")
    after = set(page.evaluate(SHOWN))
    assert [text for text in before if text not in after] == []


def test_a_report_prints_on_few_pages(opened, folder):
    page, _, _ = opened((folder / "puddlehop-islands.html").as_uri(), 1280)
    data = page.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    assert 10 < len(re.findall(rb"/Type /Page\b", data)) <= 52
