"""A session of a survey with phones: the grown-up who opens it, and a child who answers without script."""

from __future__ import annotations

from django.utils import timezone

from bestinterests.texts.texts import texts
from bestinterests.web.ui.environment import day
from tests.web.cast import PASSWORD
from tests.web.journeys.visitor import Visitor
from tests.web.shapes import broken

BAND = "10-12"
SAY = texts(BAND).say
EASY = texts("6-9").say
"""Before the code says for which age it is."""
QUESTIONS = 6
"""That an age from 10 to 12 is asked about one feature."""


class Phone(Visitor):
    """Somebody with a phone. axe: the checker; none where there is no script."""

    def __init__(self, chromium, server, name, axe=""):
        super().__init__(chromium, server, name, script=bool(axe), width=360 if axe else 320)
        self.page.set_viewport_size({"width": self.width, "height": 740})
        self.context.set_default_timeout(30_000)
        self.axe = axe

    def look(self):
        super().look()
        if self.axe:
            found = broken(self.page, self.axe, self.server.looked_at[self.width])
            self.faults += [f"{self.place}: {fault}" for fault in found]

    def sign_in(self):
        self.go("/sign-in/")
        self.fill("E-mail address", self.email)
        self.fill("Password", PASSWORD)
        self.press("Sign in")

    def come_in(self, code):
        self.go("/listen/")
        self.fill(EASY("survey.code_title"), code)
        self.press(EASY("frame.continue"))

    def answer(self):
        """Choose the first answer to each question, and send them; how many questions came."""
        self.press(SAY("survey.begin"))
        number = 0
        while self.main.locator("input[type=radio]").count():
            number += 1
            self.sees(f"{number} / ")
            self.main.locator("input[type=radio]").first.check()
            self.press(SAY("frame.continue"))
        self.press(SAY("survey.send"))
        self.sees(SAY("survey.thanks_title"))
        return number


def prepared(amara: Phone) -> str:
    """Prepare a session of today; its code, as it stands on the board."""
    amara.press("Prepare a sitting")
    amara.press("Make the code")
    amara.sees("There are 4 problems")
    amara.select("How old are those who take part?", "10 to 12")
    amara.fill("Day", day(timezone.localdate()))
    amara.fill("Where is it held?", "A youth club")
    amara.fill("Who leads on safeguarding there?", "The head of the club")
    amara.fill("How many responsible adults gave permission?", "2")
    amara.fill("How many children said yes themselves?", "2")
    amara.press("Make the code")
    amara.sees("It works today", "A youth club")
    return amara.main.locator("code").inner_text()
