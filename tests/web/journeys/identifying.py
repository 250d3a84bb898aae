"""Step 2: features as children meet them, what is done with data, impacts both ways, and what nobody looked at."""

from __future__ import annotations

import re

from tests.web.journeys.visitor import Visitor

HELPER = "Ask the owl"
LEARNT_WRONG = "A wrong explanation is learnt as right"
KEPT = "Questions about home are kept for years"
EXPLAINED = "School work is explained in words of their own age"
GOES_ON = "A pupil goes on where they stopped"


def features(amara: Visitor) -> None:
    """The helper is called what children call it, with what it does and when they meet it."""
    amara.tab("Features")
    amara.follow("AI writing and study helper")
    amara.fill("What would a child call it?", HELPER)
    amara.fill("What it does", "A pupil types a question; an AI model explains step by step and asks back.")
    amara.tick("Moments of the journey", "Use")
    amara.choose("Part of the core?", "Yes")
    amara.press("Save")
    amara.tab("Features")
    amara.sees(HELPER)


def data(amara: Visitor) -> None:
    """One use of data, with its purpose, basis and recipients."""
    amara.tab("Steps")
    amara.follow("Data activities by moment")
    amara.follow("Data sharing with a third party organisation")
    amara.select("At which moment of the journey?", "Use")
    amara.fill("Which data?", "What the pupil types, and the school year.")
    amara.fill("Why?", "To explain.")
    amara.tick("Lawful bases", "Contract")
    amara.choose("Generative AI?", "Yes")
    amara.fill("Who gets the data", "The provider of the model, as our processor.")
    amara.fill("How long kept", "Three years, today.")
    amara.press("Save")
    amara.follow("Data map", amara.page.locator("ol.bi-trail"))
    amara.sees("The provider of the model")


def impacts(amara: Visitor) -> None:
    """Two harms and two benefits, one by one."""
    for title, direction, feature, right, mechanism in (
        (
            LEARNT_WRONG,
            "harm",
            f"{HELPER} F02",
            "17",
            "The model states what is not so, and a pupil of 11 cannot tell.",
        ),
        (KEPT, "harm", f"{HELPER} F02", "16", "What pupils type is kept for three years, also what they tell of home."),
        (
            EXPLAINED,
            "benefit",
            f"{HELPER} F02",
            "28",
            "The school year is known, so each step is said in fitting words.",
        ),
        (GOES_ON, "benefit", "Saved progress and sync F01", "29", "Lessons are stored, so nothing is done twice."),
    ):
        amara.tab("Impacts")
        amara.press(f"Add a {direction}")
        amara.fill("What happens to children?" if direction == "harm" else "What do children gain?", title)
        amara.tick("Which features does it come from?", feature)
        amara.right("Which right does it touch first?", right)
        amara.tick("Which ages does it reach?", "10–12", "13–15")
        amara.fill("How does it come about?", mechanism)
        amara.choose("What does it arise from?", "From the use of data")
        if direction == "harm":
            amara.choose("What is our part in it?", "We cause it")
        else:
            amara.tick("Who gains from it?", "This child")
            amara.choose("Would it be lost with less or no data?", "Yes")
        amara.press("Save")
    amara.tab("Impacts")
    amara.sees(LEARNT_WRONG, KEPT, EXPLAINED, GOES_ON)


def coverage(amara: Visitor) -> None:
    """Say, feature by feature, where somebody looked, until nothing is open."""
    amara.tab("Steps")
    amara.follow("What has been looked for")
    amara.sees("What nobody has looked at")
    amara.snap("coverage")
    for name in ("Saved progress and sync", HELPER):
        amara.follow(name)
        for box in amara.main.get_by_role("checkbox", name=re.compile(r"\(article \d+\)$")).all():
            box.check()
        amara.choose("What do you say?", "We looked")
        amara.fill("Why, or how did you look?", "Two of us went through it as a pupil of 11 and one of 15 would.")
        amara.press("Save this answer")
        amara.sees("Everything that is required has an answer.")
        amara.follow("What has been looked for", amara.page.locator("ol.bi-trail"))
    amara.sees_not("What nobody has looked at")
