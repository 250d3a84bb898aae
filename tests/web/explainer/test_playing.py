"""The example in a real browser: with script and without, the same states at the same addresses.

What the checker finds is asked of these pages where it is asked of all: ``test_every_page.py`` reaches each of them.
"""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.web.serving import served

pytestmark = pytest.mark.skipif(settings.CHOSEN == "postgresql", reason="it asks no database")
SAYS = "#found .found__sentence"


def test_a_knob_shows_what_follows_at_once_with_script_and_by_the_button_without(chromium, tmp_path):
    with served(tmp_path / "data") as server:
        said = {}
        for script in (True, False):
            context = chromium.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=script)
            page, asked = context.new_page(), []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            bet(page, server)
            said[script] = sandbox(page, server, script=script)
            assert {url for url in asked if not url.startswith(server.address)} == set()
            context.close()
        assert said[True] == said[False]


def bet(page, server):
    page.goto(f"{server.address}/explainer/try/benefit/")
    page.get_by_label("With conditions").check()
    page.get_by_role("button", name="Show what follows").click()
    page.get_by_text("You guessed With conditions. The record says Stop; before, it said Stop.").wait_for()
    page.get_by_role("button", name="Next: good and bad on one right").click()
    page.get_by_role("heading", name="Good and bad on one right").wait_for()


def sandbox(page, server, *, script):
    """Move two knobs; what the page then says, which the same address says again."""
    page.goto(f"{server.address}/explainer/try/sandbox/")
    quiet = page.locator(SAYS).inner_text()
    page.get_by_label("The very place").check()
    if not script:
        page.get_by_label("Yes, with a reminder before one ends").check()
        page.get_by_role("button", name="Show what follows").click()
    else:
        page.locator(f"{SAYS}:has-text('Map of players')").wait_for()
        page.get_by_label("Yes, with a reminder before one ends").check()
        page.wait_for_url("**streaks=daily**")
        assert page.locator("[data-live]").inner_text() == page.locator(SAYS).inner_text()
        assert page.evaluate("document.activeElement.value") == "daily"
    found = page.locator("#found").inner_text()
    assert quiet not in found
    page.goto(page.url)
    assert page.locator("#found").inner_text() == found
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 if script else True
    return found
