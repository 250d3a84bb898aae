"""Step 3: what children and others said, evidence with a file, and each impact rated: first unsure, then settled."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.web.journeys.identifying import EXPLAINED, GOES_ON, HELPER, KEPT, LEARNT_WRONG
from tests.web.journeys.visitor import Visitor
from tests.web.journeys.weighing import DOUBT

GRAVE = "If it happens to a child, how grave is it for this right?"
MANY = "Of the children of this age and group who use the feature, how many can it happen to?"
MENDED = "If it happens, can it be put right?"
LIKELY = "How likely is it that this happens to children of this age who use the feature?"
GAINED = "If it comes about, how much does the right gain for one child?"
SURE = "How well is this judgement evidenced?"
HELD = "Eleven afternoons with pupils"
MEASURED = "Three hundred explanations, checked"
FILE = b"school year,explanations,wrong\n6,150,11\n9,150,14\n"


def judge(amara: Visitor, question: str, level: str | tuple[str, str], why: str) -> None:
    """Judge on one scale: a level, or from one to another, and why."""
    scale = amara.main.get_by_role("group", name=re.compile("^" + re.escape(question)))
    if isinstance(level, tuple):
        scale.get_by_label("Between two of these", exact=True).check()
        for end, chosen in zip(("From", "to"), level, strict=True):
            scale.get_by_label(end, exact=True).select_option(label=chosen)
    else:
        scale.get_by_label(level, exact=True).check()
    amara.main.get_by_label(re.compile(r"^Why\?\s+" + re.escape(question))).fill(why)


def slots(amara: Visitor) -> Locator:
    """The tabs of what is rated: before controls, now, expected, and how sure."""
    return amara.main.get_by_role("navigation", name="What is rated")


def be_sure(amara: Visitor, level: str, evidence: str) -> None:
    """Say how sure it is, and what that rests on."""
    amara.follow("How sure we are", slots(amara))
    judge(amara, SURE, level, "Checked by two teachers, on our own table.")
    amara.group("What does it rest on?").get_by_label(re.compile(evidence)).check()
    amara.press("Save and stay here")


def rate(amara: Visitor, title: str, levels: dict[str, str]) -> None:
    """Rate one impact before controls, and say how sure it is."""
    amara.tab("Steps")
    amara.follow("Rate the impacts")
    amara.follow(title)
    for question, level in levels.items():
        judge(amara, question, level, "Seen in the table and heard from pupils.")
    amara.press("Save and stay here")
    be_sure(amara, "Fair", MEASURED)


def consultation(amara: Visitor) -> None:
    """Children were asked; what they said, and what became of it, stands apart from what anybody made of it."""
    amara.tab("Steps")
    amara.follow("Consultations")
    amara.press("Add a consultation")
    amara.fill("What is it called?", HELD)
    amara.select("Who is asked?", "Children")
    amara.choose("Has it taken place?", "Held")
    amara.tick("Of which ages?", "10–12", "13–15")
    amara.tick("About which features?", f"{HELPER} F02")
    amara.press("Save")
    amara.follow("Sessions and findings")
    amara.fill("How many took part?", "24")
    amara.fill("On which day, or which last day?", "9 October 2026")
    amara.fill("What did they say, in short?", "It helps when nobody else is at home. It should say when it guesses.")
    amara.press("Save")
    amara.press("Add a finding")
    amara.fill("What did they say?", "It sounds sure even when it is wrong.")
    amara.tick("Which impacts does it bear on?", f"{LEARNT_WRONG} I01")
    amara.press("Save")
    amara.tab("Steps")
    amara.follow("Consultations")
    amara.sees("It sounds sure even when it is wrong.")


def evidence(amara: Visitor) -> None:
    """A source, what it cannot show, and the table itself as a file."""
    amara.tab("Steps")
    amara.follow("Evidence")
    amara.press("Add evidence")
    amara.fill("What is the source called?", MEASURED)
    amara.tick("What kind of evidence is it?", "The service's own data")
    amara.fill("What does it say?", "One explanation in twelve holds an error that matters.")
    amara.choose("How strong is it?", "Fair")
    amara.fill("What can it not show?", "What pupils do with a wrong explanation.")
    amara.press("Save")
    amara.attach("Attach files", "explanations.csv", FILE)
    amara.press("Attach the files")
    amara.sees("explanations.csv")
    name, kept = amara.download_link("explanations.csv")
    assert (name, kept) == ("explanations.csv", FILE)


def unsure(amara: Visitor) -> None:
    """A first rating leaves a range and something that nobody knows; what follows says so."""
    amara.tab("Steps")
    amara.follow("Rate the impacts")
    amara.follow(LEARNT_WRONG)
    judge(amara, GRAVE, "Moderate", "A week of homework goes wrong.")
    judge(amara, MANY, "Many", "One explanation in twelve.")
    judge(amara, MENDED, "I do not know yet", "")
    judge(amara, LIKELY, ("Possible", "Likely"), "The check and the pupils say different things.")
    amara.snap("rating")
    amara.press("Save and stay here")
    amara.sees("Unknown")


def settled(amara: Visitor) -> None:
    """Each impact in its slots: before controls, when every measure is done, and how sure it is."""
    amara.tab("Steps")
    amara.follow("Rate the impacts")
    amara.follow(LEARNT_WRONG)
    judge(amara, MENDED, "Easily put right", "The next lesson mends it.")
    judge(amara, LIKELY, "Possible", "Both were read again together.")
    amara.press("Save and stay here")
    amara.follow("When all is done", slots(amara))
    amara.main.get_by_label(DOUBT).check()
    judge(amara, MANY, "Few", "Pupils who see doubt ask again.")
    judge(amara, LIKELY, "Remote", "In the trial two of forty took it over.")
    amara.press("Save and stay here")
    be_sure(amara, "Fair", MEASURED)
    rate(amara, KEPT, {GRAVE: "Moderate", MANY: "Few", MENDED: "Easily put right", LIKELY: "Remote"})
    rate(amara, EXPLAINED, {GAINED: "Substantial", LIKELY: "Likely"})
    rate(amara, GOES_ON, {GAINED: "Slight", LIKELY: "Likely"})
