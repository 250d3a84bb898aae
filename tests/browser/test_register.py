"""A register opened from a folder, as a reader does: no server, no request, from a right to the door of redress."""

import pytest

from bestinterests.formats.register import export
from tests.browser.test_report import CHECK, SPACED, WCAG
from tests.formats_register.published import TELL, examples

PUDDLEHOP = "published/puddlehop-islands/1"
PAGES = ("index.html", f"{PUDDLEHOP}/index.html", f"{PUDDLEHOP}/6-9.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A register of one example, written once."""
    folder = tmp_path_factory.mktemp("register")
    entry = next(entry for entry in examples() if entry.publication.id.startswith("puddlehop"))
    for name, held in export([entry], base="", title="A register of assessments"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(held)
    return folder


@pytest.fixture
def page(chromium, folder):
    """A page without scripts of its own, which notes every request that leaves the folder."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert all(url.startswith((folder.as_uri(), "data:")) for url in asked)


def test_a_reader_goes_from_the_register_to_a_right_a_judgement_its_evidence_and_the_door(page, folder):
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Filters").click()
    page.get_by_role("link", name="Privacy (article 16)", exact=True).click()
    page.get_by_role("link", name="Puddlehop Islands", exact=True).click()
    row = page.locator("#right-16")
    judgement = row.locator("a.id").first
    key = judgement.inner_text()
    judgement.click()
    assert page.url.endswith(f"#{key}")
    card = page.locator(f"#{key}")
    cited = card.locator("a.id", has_text="E").first
    cited.click()
    source = page.locator(page.url[page.url.index("#") :])
    source.get_by_role("link", name="Wrong, or something missing? Tell us").click()
    assert page.url.endswith("#disagree")
    assert page.locator("#disagree a.way").get_attribute("href") == TELL


def test_every_kind_of_page_is_clean_and_fits_a_phone(chromium, folder, axe_source):
    page = chromium.new_page(bypass_csp=True)
    for name in PAGES:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto((folder / name).as_uri())
        page.evaluate(axe_source)
        found = page.evaluate(CHECK, WCAG)["violations"]
        assert [(v["id"], [n.get("html", "") for n in v["nodes"][:2]]) for v in found] == []
        page.set_viewport_size({"width": 320, "height": 700})
        page.add_style_tag(content=SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.close()


def test_the_policy_of_the_page_lets_its_own_style_and_letters_in(page, folder):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / PUDDLEHOP / "6-9.html").as_uri())
    heading = page.locator("h1")
    assert "Puddlehop Islands and you" in heading.inner_text()
    box = heading.bounding_box()
    assert box is not None
    assert box["x"] > 24, "the page stands in its frame, so its style sheet was read"
    assert said == []
