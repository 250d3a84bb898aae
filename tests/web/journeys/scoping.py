"""Step 1: a service that nobody has assessed, who uses it, who takes part, and which rights it can touch."""

from __future__ import annotations

from tests.web.journeys.visitor import Visitor

TITLE = "Homework Helper"
FEATURES = ("AI writing and study helper", "Saved progress and sync")


def start(amara: Visitor) -> None:
    """Begin a short pass with two features from patterns; what is missing is said first."""
    amara.bar("Assessments")
    amara.press("Start an assessment")
    amara.press("Start the assessment")
    amara.sees("There is a problem")
    amara.follow("Assessments of Owl and Acorn", amara.page.locator("body"))
    amara.press("Start an assessment")
    amara.fill("What is assessed?", TITLE)
    amara.choose("How deep does it go?", "Short pass")
    for name in FEATURES:
        amara.main.get_by_label(name, exact=True).check()
    amara.snap("start")
    amara.press("Start the assessment")
    assert amara.heading == TITLE
    amara.sees("A short pass", "Unfinished")


def scope(amara: Visitor) -> None:
    """Answer the scope test a question a page; the outcome has a reason."""
    amara.tab("Steps")
    amara.follow("The scope test")
    amara.press("Start")
    assert amara.heading == "Is the service made for children?"
    amara.choose("Your answer", "Yes")
    amara.fill(
        "What is that based on?", "It is sold to families of pupils from 10 to 15, and its lessons follow theirs."
    )
    amara.press("Save")
    assert amara.heading == "What do you conclude?"
    amara.choose("What do you conclude?", "In scope")
    amara.fill("Why?", "It is made for pupils of 10 to 15.")
    amara.snap("scope")
    amara.press("Save")
    amara.fill("On which day?", "2 November 2026")
    amara.press("Save")
    amara.sees("In scope")


def people(amara: Visitor) -> None:
    """Those who take part, by their roles; one of them is the person at the screen."""
    for role, duty, senior in (
        ("Product lead", "Assessor", False),
        ("Head of learning", "Decider", True),
    ):
        amara.tab("Steps")
        amara.follow("People who take part")
        amara.press("Add somebody")
        amara.fill("Role", role)
        amara.choose("Duties in this assessment", duty)
        if senior:
            amara.main.get_by_label("A senior person who may sign what the method asks for", exact=True).check()
        amara.press("Save")
    amara.press("This is me")
    amara.sees("You")


def service(amara: Visitor) -> None:
    """What the service is, who answers for it, how ages are known, and who looks at this again."""
    amara.tab("Steps")
    amara.follow("The service")
    amara.fill("What is the service called?", TITLE)
    amara.fill("What kind of service is it?", "AI study helper")
    amara.fill(
        "What does it do, and how does it earn?",
        "A pupil types a question; the helper explains, step by step, and asks back. Families pay by month.",
    )
    amara.choose("Stage", "Live")
    amara.press("Save")


def children(amara: Visitor) -> None:
    """Two age bands use it; the others do not, with reasons."""
    amara.tab("Steps")
    amara.follow("Its children")
    for band, share in (("10–12", "60"), ("13–15", "40")):
        ages = amara.group(f"Ages {band}")
        ages.get_by_label("Share of all users, in per cent", exact=True).fill(share)
        ages.get_by_label("How is that known, and how sure is it?", exact=True).fill(
            "From the school year that families give."
        )
    for band in ("0–5", "6–9", "16–17"):
        ages = amara.group(f"Ages {band}")
        ages.get_by_label("Children of this age are likely to use it", exact=True).uncheck()
        ages.get_by_label("If they are not: why?", exact=True).fill("Nothing in it is about their school years.")
    amara.press("Save all ages")


def rights(amara: Visitor) -> None:
    """Which rights are in play; some are set aside, with a reason."""
    amara.tab("Steps")
    amara.follow("Rights in the framework")
    amara.sees("In play")
    amara.follow("Set several aside with one reason")
    amara.tick("Which rights?", "Adoption 21", "Refugee children 22")
    amara.fill("Why can it not be touched here?", "The helper explains school work and knows nothing of families.")
    amara.press("Set them aside")
    amara.sees("Set aside: The helper explains school work")
