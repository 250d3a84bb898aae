"""Somebody with a phone and nothing else: comes to a portal, tells something, comes back, and leaves fast.

With and without script, in the words of three of those who come; the others go the same way without a browser.
"""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from bestinterests.texts.texts import texts
from bestinterests.web.redress.views.doors.leaving import WEATHER
from tests.web.journeys import pictures
from tests.web.journeys.phone import BAND, EASY, QUESTIONS, SAY, Phone, prepared
from tests.web.journeys.visitor import Visitor
from tests.web.serving import served
from tests.web.shapes import broken
from tests.web.stage import staged
from tests.web.surveys.cast import HAPPENS

pytestmark = pytest.mark.skipif(
    settings.CHOSEN == "postgresql", reason="pages look alike on both databases; they are looked at on SQLite"
)
SMALL = """() => Array.from(document.querySelectorAll(
    '.dr-help a, .dr-button, .dr-quiet, .dr-choice > label, .dr-back a, .dr-change a, summary, .dr-line-box, .dr-big a'
  )).filter(each => each.checkVisibility()).map(each => [each.getBoundingClientRect(), each.innerText])
  .filter(([box]) => box.height < 44 || box.width < 44).map(([box, words]) => `${words}: ${box.width} x ${box.height}`)
"""
"""What is too small for a thumb."""
STORY = "It kept showing me videos about being thin."


class Teller(Visitor):
    """Somebody at a portal, in the words of their audience. With script on a phone; without, on what is left of 1280
    pixels where somebody makes everything four times as large.
    """

    def __init__(self, chromium, server, audience, slug, axe, *, script=True):
        super().__init__(chromium, server, audience, script=script, width=360 if script else 320)
        self.page.set_viewport_size({"width": self.width, "height": 740})
        self.context.set_default_timeout(30_000)
        self.audience, self.slug, self.axe = audience, slug, axe if script else ""
        self.say = texts(audience)

    def look(self):
        """Nothing over the edge, everything large enough, and nothing that a checker finds on what it has not seen."""
        super().look()
        if not self.axe:
            return  # the same pages, without what a checker needs
        self.faults += [f"{self.place}: {small}" for small in self.page.evaluate(SMALL)]
        seen = self.server.looked_at[self.width]
        self.faults += [f"{self.place}: {fault}" for fault in broken(self.page, self.axe, seen)]

    def words(self, key, **values):
        return self.say.say(key, service="Pond Pals", **values)

    def at(self, page):
        self.go(f"/ask/{self.slug}/{page}")

    def come_in(self):
        """From the first page over how to leave to who they are."""
        self.at("")
        self.page.locator("main a.dr-main-button").click()
        self.page.locator("main a.dr-main-button").click()
        self.look()
        self.page.locator(f'input[value="{self.audience}"]').check()
        self.on()

    def on(self):
        self._follow(self.page.locator("main form button.dr-main-button"))

    def answer(self, **answers):
        """Answer each question as it comes; leave out what nothing is said about. What came, in its order."""
        came = []
        while found := re.search(r"/questions/(\w+)/", self.page.url):
            came.append(found[1])
            said = answers.get(found[1], ())
            if isinstance(said, str):
                self.page.fill(f"#{found[1]}", said)
            for value in said if isinstance(said, tuple) else ():
                self.page.locator(f'main input[value="{value}"]').check()
            self.on()
            assert len(came) < 20
        return came

    def snap(self, name):
        """A picture for the guide, as on something wider than a phone."""
        if self.pictures is not None:
            self.page.set_viewport_size({"width": 1000, "height": 860})
            super().snap(name)
            self.page.set_viewport_size({"width": self.width, "height": 740})

    @property
    def code(self):
        return self.page.locator("#the-code").inner_text()


@pytest.fixture(scope="module")
def ajar(tmp_path_factory):
    data = tmp_path_factory.mktemp("ajar") / "data"
    told = staged(data, "tests.web.redress.ajar")
    with served(data) as server:
        yield server, told


WAYS = {"with_script": True, "without_script": False}


@pytest.mark.parametrize("way", WAYS)
def test_a_child_of_seven_a_young_person_and_a_parent_tell_and_come_back(chromium, axe_source, ajar, way):
    server, told = ajar
    people = [
        (audience, Teller(chromium, server, audience, told["slug"], axe_source, script=WAYS[way]))
        for audience in ("6-9", "13-15", "parent")
    ]
    codes = {}
    for audience, person in people:
        person.pictures = pictures.folder() if WAYS[way] else None
        person.come_in()
        if audience == "13-15":
            person.snap("portal-doors")
            door = {"door": ("not_good",), "part": ("F02",), "rights": ("article-17",)}
        else:
            door = {"door": ("mine",), "requests": ("see", "delete")}
        came = person.answer(**door, happened=STORY, nation=("wales",), urgent=("no",))
        assert len(came) >= 8
        assert STORY in person.text
        person.page.locator("main form button.dr-main-button").click()
        person.look()
        codes[audience] = person.code
        person.fill(person.words("receipt.try_it"), codes[audience].upper().replace("-", " "))
        person.press(person.words("receipt.check_it"))
        person.sees(person.words("receipt.tried_right"))
        if audience == "13-15":
            person.snap("portal-code")
        person.press(person.words("receipt.go_on"))
        person.sees(STORY, person.words("status.received"))
    for audience, person in people:
        person.press(person.words("follow.close"))
        person.at("now/")
        person.sees_not(STORY)
        code, said = codes[audience], texts("13-15").say  # nobody knows who comes
        for typed in (code[:-1] + ("2" if code[-1] != "2" else "3"), code):
            person.fill(said("follow.label"), typed)
            person.press(said("follow.open"))
            person.sees(said("follow.wrong") if typed != code else STORY)
        person.fill(person.words("messages.write"), "It went on today.")
        person.press(person.words("messages.send"))
        person.sees("It went on today.", person.words("messages.sent"))
        person.unfold(person.words("status.date_working"))
        person.sees(person.words("days.ours" if audience == "13-15" else "days.month"))
        person.unfold(person.words("messages.withdraw_title"))
        person.press(person.words("messages.withdraw_confirm"))
        person.sees(person.words("status.withdrawn"))
        assert person.done() == []


def test_an_answer_is_read_and_the_page_is_left_by_three_presses_of_a_key(chromium, axe_source, ajar):
    server, told = ajar
    reader = Teller(chromium, server, "13-15", told["slug"], axe_source)
    reader.at("back/")
    reader.fill(reader.words("follow.label"), told["code"])
    reader.press(reader.words("follow.open"))
    reader.sees("You are right about the videos.", reader.words("outcomes.remedy_changed"))
    reader.unfold(reader.words("next_steps.title"))
    reader.look()
    help_ = reader.page.locator("header").get_by_role("link", name=reader.words("frame.not_safe"))
    box = help_.bounding_box()
    reader._follow(help_)
    assert help_.bounding_box() == box, "the way to help is not where it was"
    reader.sees("999", "0800 1111")
    reader.at("questions/happened/")
    reader.page.fill("#happened", STORY)
    led: list[str] = []

    def weather(route):
        led.append(route.fetch(max_redirects=0).headers["location"])
        route.fulfill(body="Rain later.", content_type="text/plain")

    reader.context.route("**/ask/leave/", weather)
    for _ in range(3):
        reader.page.keyboard.press("Shift")
    reader.page.get_by_text("Rain later.").wait_for()
    assert led == [WEATHER]
    assert {cookie["name"] for cookie in reader.context.cookies(server.address)} <= {"csrf"}
    reader.page.go_back()
    reader.sees_not(STORY)
    reader.at("now/")
    reader.sees_not("You are right about the videos.")
    assert reader.done() == []


def test_the_youngest_press_pictures_and_the_broken_page_leads_to_help(chromium, axe_source, ajar):
    server, told = ajar
    small = Teller(chromium, server, "0-5", told["slug"], axe_source, script=False)
    small.come_in()
    assert small.page.locator("textarea, input:not([type=hidden])").count() == 0
    small.follow(small.words("start.unhappy"))
    small.follow(small.words("start.grown_up_here"))
    small.sees(small.words("who.parent"))
    small.at("nothing-here")
    small.page.locator("header").get_by_role("link", name=texts("13-15").say("frame.not_safe")).click()
    small.look()
    small.sees("999")
    assert small.done() == []


def test_a_grown_up_opens_a_session_a_child_answers_and_counts_are_shown_once_it_closed(chromium, axe_source, ajar):
    server, told = ajar
    amara, ines = Phone(chromium, server, "Amara", axe_source), Phone(chromium, server, "Ines")
    amara.sign_in()
    survey = f"/assessments/{told['islands']}/surveys/{told['survey']}/"
    amara.go(survey)
    code = prepared(amara)
    ines.come_in("maple-otter-wrong")
    ines.sees(EASY("survey.code_wrong"))
    ines.come_in(code.upper().replace("-", " "))
    ines.press(SAY("survey.begin"))
    ines.press(SAY("frame.continue"))
    ines.sees(SAY("survey.pick"), HAPPENS[BAND])
    ines.come_in(code)
    assert ines.answer() == QUESTIONS
    assert not ines.context.cookies()
    # A form that was filled in on paper is typed in with the same code.
    amara.come_in(code)
    assert amara.answer() == QUESTIONS
    ines.come_in(code)
    ines.press(SAY("survey.begin"))
    amara.go(survey)
    amara.sees("Counts are shown once the survey has closed")
    amara.press("Close it for good")
    amara.sees("10 forms.")
    ines.come_in(code)
    ines.sees(EASY("survey.code_wrong"))
    assert amara.done() == []
    assert ines.done() == []
