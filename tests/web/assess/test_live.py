"""What follows while somebody rates, in a browser: with script it keeps up, said once; without, it is asked for."""

from __future__ import annotations

import pytest

from tests.web.cast import PASSWORD
from tests.web.serving import fresh_database, served
from tests.web.stage import staged


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rating") / "data"
    held = staged(folder, **fresh_database("rating"))
    with served(folder) as server:
        yield server.address, f"/assessments/{held['filled']}/impacts/"


def rating(chromium, stage, impact, *, script):
    address, impacts = stage
    page = chromium.new_context(java_script_enabled=script, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address + "/sign-in/")
    page.fill("#login", "amara@example.org")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{address}{impacts}{impact}/rating/")
    return page


def test_with_script_what_follows_keeps_up_is_said_once_and_typing_is_kept(chromium, stage):
    page = rating(chromium, stage, "I09", script=True)
    said = page.locator("[data-live-said]")
    assert said.inner_text() == ""
    assert not page.locator("#before-gravity-from").is_visible()
    page.locator("#before-gravity-3").focus()
    with page.expect_response(lambda answer: "/live/" in answer.url) as answer:
        for _ in range(3):
            page.keyboard.press("ArrowUp")
    assert answer.value.status == 200
    assert page.locator("[name=before-gravity]:checked").get_attribute("value") == "minor"
    page.locator("[data-live-said]:not(:empty)").wait_for(state="attached")
    assert said.inner_text().startswith("Low. ICO 3 × 3: low. This impact: Consistent on this record, was Stop.")
    assert [each.inner_text() for each in page.locator(".bi-live__words").all() if each.is_visible()] == ["Low"]
    page.locator("[data-kept]", has_text="Kept on").wait_for()
    page.locator("#before-gravity-4").check()
    assert page.locator("#before-gravity-from").is_visible()
    page.reload()
    assert "not saved yet" in page.locator("main").inner_text()
    page.get_by_role("button", name="Throw it away").click()
    assert page.locator("[name=before-gravity]:checked").get_attribute("value") == "grave"
    page.context.close()


def test_on_a_phone_what_follows_is_one_line_that_opens(chromium, stage):
    page = rating(chromium, stage, "I26", script=True)
    page.set_viewport_size({"width": 360, "height": 740})
    line = page.locator(".bi-live--line summary")
    assert line.inner_text().split() == ["What", "follows:", "Critical.", "Stop"]
    assert not page.locator("aside.bi-live").is_visible()
    page.evaluate("scrollTo(0, 2000)")
    assert 0 <= line.bounding_box()["y"] < 60
    line.click()
    assert page.locator(".bi-live--line .bi-matrix").is_visible()
    page.context.close()


def test_without_script_what_follows_is_shown_on_asking_and_both_ends_with_their_choice(chromium, stage):
    page = rating(chromium, stage, "I26", script=False)
    assert page.locator("aside .bi-live__words").inner_text() == "Critical"
    assert not page.locator("#before-gravity-from").is_visible()
    page.check("#before-gravity-4")
    page.locator("#before-gravity-from").select_option("minor")
    page.locator("#before-gravity-to").select_option("serious")
    page.get_by_role("button", name="Check this").click()
    assert page.locator("aside .bi-live__words").inner_text() == "Low to critical"
    assert page.locator("#before-gravity-to").input_value() == "serious"
    page.get_by_role("button", name="Save and stay here").click()
    assert "is saved" in page.locator(".govuk-notification-banner").inner_text()
    page.context.close()
