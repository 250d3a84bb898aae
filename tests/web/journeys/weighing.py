"""Steps 3 and 4, beyond the ratings: what is done, what is tolerated and why, what pulls apart, the whole service."""

from __future__ import annotations

from tests.web.journeys.identifying import EXPLAINED, HELPER, KEPT, LEARNT_WRONG
from tests.web.journeys.visitor import Visitor

DOUBT = "Show sources, and say when it is not sure"
DELETED = "Delete questions after a school year"


def actions(amara: Visitor) -> None:
    """What is done about it: one planned with an owner, a day and a test, one done and tested."""
    for title, kind, on in ((DOUBT, "Reduces it at the source", LEARNT_WRONG), (DELETED, "Takes the harm away", KEPT)):
        amara.tab("Actions")
        amara.press("Add an action")
        amara.fill("What is done, in a few words?", title)
        amara.choose("What kind is it?", kind)
        amara.choose("What is it for?", "Cut a risk")
        effect = amara.group("Which effects on children does it act on?").get_by_label(on)
        effect.check()
        amara.fill("Which role owns it?", "Product lead")
        amara.fill("How will it be tested?", "Twenty pupils of 11 try it with ten wrong explanations.")
        if title == DOUBT:
            amara.fill("By which day is it done?", "1 February 2027")
        else:
            amara.choose("How far is it?", "Done and tested")
            amara.fill("On which day was it done?", "1 October 2026")
            amara.press("Save")
            amara.sees("There are 2 problems", "needs the result of the test")
            amara.choose("How did its test go?", "Passed")
            amara.fill("On which day was it tested?", "5 October 2026")
        amara.press("Save")
    amara.tab("Actions")
    amara.sees(DOUBT)
    amara.snap("actions")


def balance(amara: Visitor) -> None:
    """The balance sheet of the helper: both sides in view, alternatives with reasons, who tolerates it until when."""
    amara.tab("Steps")
    amara.follow("Balance sheets, and harms")
    amara.follow(HELPER)
    amara.snap("balance")
    amara.group("Which harms that remain are tolerated?").get_by_label(LEARNT_WRONG).check()
    amara.group("Which benefits are the reason?").get_by_label(EXPLAINED).check()
    for kind in ("Do not offer it", "Less data", "Off from the start", "Older children only"):
        way = amara.group(kind)
        way.get_by_label("If not: why not?", exact=True).fill("Pupils without help at home would lose most.")
    amara.choose("Is there a less harmful way to the same benefit?", "No")
    amara.choose("Is the core of each right untouched?", "Yes")
    amara.fill("What did children say about this trade-off?", "Keep it, but say when you are guessing.")
    amara.fill("Why is it tolerated?", "Doubt is shown first, and ten in eleven explanations were right.")
    amara.select("Who tolerates it?", "Head of learning P02")
    amara.fill("After which day must it be decided again?", "30 September 2027")
    amara.press("Save")


def tension(amara: Visitor) -> None:
    """What was found to pull apart is led to its record, and a person writes how it was resolved."""
    amara.tab("Steps")
    amara.follow("Tensions")
    amara.follow("Record this tension")
    if not amara.main.get_by_label("What stands against what?", exact=True).input_value():
        amara.fill("What stands against what?", "To be helped at once, and to be told what is so")
    amara.fill("How was it resolved?", "The helper shows its sources and its doubt, and asks the pupil to check.")
    amara.fill("Why so?", "A pupil who checks learns more than one who waits.")
    amara.press("Save")
    amara.tab("Steps")
    amara.follow("Tensions")
    amara.sees("Resolved")


def remedy(amara: Visitor) -> None:
    """A way by which children put things right, that children have tried."""
    amara.tab("Steps")
    amara.follow("Ways to be put right")
    amara.press("Add a way")
    amara.fill("What is it called?", "This is wrong")
    amara.fill(
        "How does a child use it, alone or with help?",
        "A button below each explanation; a teacher answers within two days.",
    )
    amara.choose("Does it work today?", "Working")
    amara.fill("When was it last tested with children?", "5 October 2026")
    amara.press("Save")


def whole(amara: Visitor) -> None:
    """Five questions on the service as a whole, in the assessors' words."""
    amara.tab("Steps")
    amara.follow("The service as a whole")
    amara.fill("Which rights gain, and for whom?", "Education, most of all for pupils without help at home.")
    amara.fill("Which lose, and who is worst off?", "Information: pupils of 10 to 12 cannot tell when it is wrong.")
    amara.fill("Why is any harm that remains tolerated?", "See the balance of the helper.")
    amara.fill("What did children say, and what changed?", "Say when you are guessing; so doubt is shown first.")
    amara.fill("What would change this conclusion?", "More than one wrong explanation in ten.")
    amara.press("Save")


def standards(amara: Visitor) -> None:
    """One standard by hand, and how the higher protection of children shaped the measures; the rest comes by file."""
    amara.tab("Steps")
    amara.follow("Standards, and what else the law asks")
    amara.follow("4. Transparency")
    first = amara.main.locator("fieldset.bi-one").first
    first.get_by_label("Met", exact=True).first.check()
    first.get_by_label("How, or why not?", exact=True).fill("What is said to pupils of 10 is tested; the rest is not.")
    amara.press("Save")
    amara.tab("Steps")
    amara.follow("Standards, and what else the law asks")
    amara.follow("Children's higher protection matters")
    for each in amara.main.get_by_label("How did it shape the measures?", exact=True).all():
        each.fill("Doubt is shown in words for 10 to 12, and in more detail from 13.")
    amara.press("Save")


def plan(amara: Visitor) -> None:
    """Who owns the assessment, and when it is looked at again."""
    amara.tab("Steps")
    amara.follow("Set the review")
    amara.fill("Who owns the assessment?", "Product lead")
    amara.fill("When is it looked at again?", "1 May 2027")
    amara.choose("Is a summary published?", "It will be")
    amara.press("Save")


def dpia(amara: Visitor) -> None:
    """The DPIA is filled from the record; what is missing is said; it is taken away as a file."""
    amara.tab("Documents")
    amara.follow("Go through it step by step")
    amara.sees("missing")
    amara.snap("dpia")
    name, paper = amara.download("DOCX of the DPIA")
    assert name.endswith(".docx")
    assert paper.startswith(b"PK")
