"""Submitted, read by those who did not write it, advised on, decided with conditions, and gone on with."""

from __future__ import annotations

from tests.web.journeys.scoping import TITLE
from tests.web.journeys.visitor import Visitor


def refused(amara: Visitor) -> None:
    """Before it is finished, submitting is refused with everything that stands in the way."""
    amara.tab("Review")
    amara.press("Submit it")
    amara.sees("What stands in the way")


def submit(amara: Visitor) -> None:
    """What is submitted is closed, with what follows on it stored for good."""
    amara.tab("Steps")
    amara.snap("steps")
    amara.tab("Review")
    amara.press("Submit it")
    amara.sees_not("What stands in the way")
    amara.press("Submit it as it stands")
    amara.sees("Submitted")


def open_round(deniz: Visitor) -> None:
    """The decider asks a reviewer; those who wrote it cannot be asked."""
    deniz.find(TITLE)
    deniz.tab("Review")
    deniz.press("Ask reviewers")
    deniz.tick("Who reviews it?", "Bram")
    deniz.press("Ask them")
    deniz.sees("In review")


def review(bram: Visitor) -> None:
    """Home leads to it; the view needs its remarks."""
    bram.go("/")
    bram.sees(TITLE)
    bram.find(TITLE)
    bram.tab("Review")
    bram.press("Give your view")
    bram.choose("What do you hold?", "I support it, with remarks")
    bram.press("Give my view")
    bram.sees("There is a problem")
    bram.tab("Review")
    bram.press("Give your view")
    bram.choose("What do you hold?", "I support it, with remarks")
    bram.fill("Remarks", "Say on the page itself that an answer can be wrong, not only in a text that nobody opens.")
    bram.choose("Do you have an interest in it?", "None that I know of")
    bram.snap("review")
    bram.press("Give my view")
    bram.sees("Reviewed")


def advise(dov: Visitor) -> None:
    """The data protection officer advises in writing."""
    dov.find(TITLE)
    dov.tab("Review")
    dov.press("Advise")
    dov.fill(
        "Your advice", "It may go on. Keep what pupils type for a school year at most, and delete it when they leave."
    )
    dov.choose("Do you have an interest in it?", "None that I know of")
    dov.press("Give my advice")
    dov.sees("Advice of the data protection officer")


def decide(deniz: Visitor) -> None:
    """Decide with the losing side in view: with conditions, reasons, and a day on which it lapses."""
    deniz.find(TITLE)
    deniz.tab("Review")
    deniz.press("Decide")
    deniz.sees("What children lose", "What children gain")
    deniz.press("Record my decision")
    deniz.sees("Choose what you decide.", "Say why.")
    deniz.tab("Review")
    deniz.press("Decide")
    deniz.choose("What do you decide?", "Go on, with conditions")
    deniz.fill("Other conditions", "What pupils type is kept for one school year at most.")
    deniz.choose("What becomes of the data protection officer's advice?", "Accepted")
    deniz.fill(
        "Why do you decide so?",
        "Pupils without help at home gain most. Wrong answers weigh on them, so doubt is shown first.",
    )
    deniz.fill("When does the decision lapse?", "30 September 2027")
    deniz.choose("Do you have an interest in it?", "None that I know of")
    deniz.snap("decide")
    deniz.press("Record my decision")
    deniz.sees("Decided")


def read_again(bram: Visitor) -> None:
    """Anybody of the organisation reads what was decided, and that it reads the same today."""
    bram.find(TITLE)
    bram.tab("Review")
    bram.follow("1 version")
    bram.follow("Version 1")
    bram.sees("in force", "Go on, with conditions", "Digest")
    bram.snap("decided")
    bram.follow("Evaluate it again")
    bram.sees("Does it read the same today?")
    bram.press("Open the report as it was submitted")
    bram.sees(TITLE)


def go_on(amara: Visitor) -> None:
    """The next draft is written while the decision stays in force."""
    amara.find(TITLE)
    amara.tab("Review")
    amara.press("Open the next draft")
    amara.sees("Version 1 is in force", "Draft, version 2")
    amara.follow("Read version 1")
    amara.sees("Go on, with conditions")
