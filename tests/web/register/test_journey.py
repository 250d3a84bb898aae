"""Somebody without an account, on a phone without script, goes from the register to a right, to how it was judged, to
what that rests on, and to the door where they can object; and the checker finds nothing on the pages.
"""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from tests.web.journeys.visitor import Visitor
from tests.web.serving import served
from tests.web.shapes import broken
from tests.web.stage import staged

pytestmark = pytest.mark.skipif(
    settings.CHOSEN == "postgresql", reason="pages look alike on both databases; they are looked at on SQLite"
)


@pytest.fixture
def shelf(tmp_path):
    data = tmp_path / "data"
    told = staged(data, "tests.web.register.shelf")
    with served(data) as server:
        yield server, told


def test_from_the_register_to_a_right_its_judgement_its_evidence_and_the_door(chromium, axe_source, shelf):
    server, told = shelf
    reader = Visitor(chromium, server, "Reader", script=False, width=360)
    reader.context.set_default_timeout(30_000)
    page = reader.page
    reader.go("/register/?samples=yes")
    page.locator("summary", has_text="Filters").click()
    page.locator("#right").select_option("article-16")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Puddlehop Islands", exact=True).click()
    reader.look()
    followed(page, re.compile("right-16"))
    followed(page, re.compile(r"^#I\d+$"))
    followed(page, re.compile(r"^#E\d+$"))
    page.get_by_role("link", name="the door of this service").click()
    assert page.url.startswith(f"{server.address}/ask/")
    assert reader.done() == []

    checker = Visitor(chromium, server, "Checker")
    checker.context.set_default_timeout(30_000)
    seen: set[str] = set()
    series = f"/register/{told['series']}/"
    for place in ("/register/", "/register/?samples=yes&query=islands", series, f"{series}1/", f"{series}1/6-9/"):
        checker.go(place)
        assert broken(checker.page, axe_source, seen) == [], place
    assert checker.done() == []


def followed(page, there: re.Pattern[str]) -> None:
    """Follow the first link whose address fits; what it leads to stands on the page."""
    link = page.locator("main a").evaluate_all(
        "(links, there) => links.findIndex(a => new RegExp(there).test(a.getAttribute('href')))", there.pattern
    )
    assert link >= 0, f"no link to {there.pattern}"
    page.locator("main a").nth(link).click()
    anchor = page.url.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").count() == 1
