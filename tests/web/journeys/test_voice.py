"""A complaint about a feature, from a phone, is upheld, opens a judgement again, and its sender reads what changed."""

from __future__ import annotations

import re
import sqlite3

import pytest

from bestinterests.web.config import folder
from tests.web.journeys import test_many_hands as hands
from tests.web.journeys.colleague import Colleague
from tests.web.journeys.visitor import Visitor
from tests.web.serving import served
from tests.web.stage import staged

STORY = "Strangers keep writing to me, and I cannot hide my name."


@pytest.fixture
def people(chromium, axe_source, tmp_path):
    """A server with a decision in force and an open portal; whoever is asked for by name, and a child on a phone."""
    data = tmp_path / "data"
    told = staged(data, "tests.web.journeys.in_cover")
    with served(data) as server:
        held: dict[str, Visitor] = {}

        def person(name):
            if name not in held:
                held[name] = Colleague(chromium, server, name, told["assessment"])
            return held[name]

        child = Visitor(chromium, server, "Child", script=False, width=360)
        child.context.set_default_timeout(30_000)
        held["Child"] = child
        person.child, person.door, person.axe, person.server = child, f"/ask/{told['slug']}/", axe_source, server
        person.chromium, person.data = chromium, data
        yield person
        assert [fault for each in held.values() for fault in each.done()] == []


def clicked(visitor, selector):
    visitor.page.locator(selector).first.click()
    visitor.page.wait_for_load_state()
    visitor.look()


def chosen(visitor, value):
    visitor.page.locator(f"main input[value='{value}']").check(force=True)


def test_a_complaint_is_upheld_a_judgement_is_made_again_and_the_child_reads_so(people):
    code = told(people)
    accessible(people, code)
    upheld(people("Callum"))
    judged_again(people("Amara"))
    hands.decided(people)
    news(people, code)


def told(people):
    """A child tells it on a phone, without script, and writes the code down."""
    child = people.child
    child.go(people.door)
    for _ in range(2):
        clicked(child, "main a.dr-main-button")
    chosen(child, "13-15")
    clicked(child, "main button.dr-main-button")
    answers = {"door": "not_good", "part": "F01", "nation": "wales", "urgent": "no"}
    while found := re.search(r"/questions/([a-z_]+)/", child.page.url):
        key = found[1]
        if key in ("happened", "wish"):
            child.page.locator(f"#{key}").fill(STORY if key == "happened" else "Let me hide it.")
        elif key in answers:
            chosen(child, answers[key])
        clicked(child, "main button.dr-main-button")
    assert STORY in child.text
    clicked(child, "main button.dr-main-button")
    code = child.page.locator("#the-code").inner_text()
    child.page.locator("#code").fill(code.upper())
    clicked(child, "main form.dr-card button")
    clicked(child, "main button[name=skip]")
    assert "Received" in child.heading
    clicked(child, "main form[action$='/close/'] button")
    return code


def accessible(people, code):
    """The checker finds nothing on the pages of the door, read by somebody with a script and the code."""
    other = Visitor(people.chromium, people.server, "Other", width=360)
    other.context.set_default_timeout(30_000)
    pages = ["", "before/", "who/", "questions/door/", "back/", "help/?for=6-9&in=wales"]
    faults = []
    for page in pages:
        other.go(people.door + page)
        faults += checked(other, people.axe)
    other.go(people.door + "back/")
    other.page.locator("#code").fill(code)
    clicked(other, "main button.dr-main-button")
    assert STORY in other.text
    faults += checked(other, people.axe)
    other.page.keyboard.press("Tab")
    assert faults == []
    assert other.done() == []


def checked(visitor, source):
    visitor.page.evaluate(source)
    found = visitor.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{visitor.place}: {each['id']} {each['nodes'][0]['html'][:90]}" for each in found["violations"]]


def upheld(callum):
    """The case handler takes it, names the judgement that it contradicts, decides, and tells."""
    callum.bar("Cases")
    clicked(callum, "main button.bi-as-link")
    callum.sees(STORY)
    callum.follow("Sort this item")
    callum.page.locator("main input[name='kind'][value='feedback']").check(force=True)
    fold = callum.page.locator("main details", has=callum.page.locator("input[name='impacts']"))
    fold.locator("summary").click()
    fold.locator("input[name='impacts']").first.check(force=True)
    clicked(callum, "main form button[type=submit]")
    callum.sees("The items are as you sorted them.")
    callum.follow("Decide it")
    callum.page.locator("main input[name='outcome'][value='upheld']").check(force=True)
    callum.page.locator("main [name='reason']").fill("The log shows it.")
    callum.page.locator("main [name='words']").fill("You were right. Names can be hidden from today.")
    clicked(callum, "main form button[type=submit]")
    callum.sees("It is decided.")
    callum.follow("Tell the outcome")
    clicked(callum, "main form button[type=submit]")


def judged_again(amara):
    """The assessor finds the judgement open, leaves a reason, and notes that it was made again."""
    amara.at("Evidence")
    amara.follow("Cases that were upheld")
    amara.go(f"{amara.start}cases/")
    amara.page.locator("main a", has_text="Judge I").first.click()
    amara.page.wait_for_load_state()
    amara.sees("This judgement is open again")
    amara.main.get_by_label(re.compile(r"^Why\?")).first.fill("They showed us: it happens oftener than we thought.")
    amara.main.get_by_label(re.compile("^I have judged it again in the light of")).check()
    amara.press("Save and stay here")
    amara.sees("It is noted that it was judged again.")


def news(people, code):
    """The clock tells the child, who comes back with the code."""
    with sqlite3.connect(people.data / folder.DATABASE) as database:
        database.execute("UPDATE jobs_beat SET due_at = '2026-01-01 00:00:00' WHERE name = 'news'")
    child = people.child
    child.go(people.door + "back/")
    child.page.locator("#code").fill(code)
    clicked(child, "main button.dr-main-button")
    assert "You were right. Names can be hidden from today." in child.text
    assert "we have opened our view" in child.text
    for _ in range(400):  # the clock of the server looks every few seconds; the page is read until it has
        child.go(people.door + "now/")
        if "It is decided." in child.text:
            break
    assert "We have looked at it again" in child.text
    assert "It is decided." in child.text
