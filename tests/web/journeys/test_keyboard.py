"""A whole way through the workspace with the keyboard alone: nothing is clicked, and the focus is always seen."""

from __future__ import annotations

from tests.web.cast import PASSWORD
from tests.web.journeys.hands import Hands
from tests.web.journeys.rating import GRAVE, LIKELY, MANY, MENDED
from tests.web.serving import served
from tests.web.stage import staged

HARM = "A wrong explanation is learnt as right"


def test_keys_alone_lead_from_the_first_visit_to_a_rated_impact_and_to_what_still_stands_in_the_way(chromium, tmp_path):
    with served(tmp_path / "data") as server:
        edda = Hands(chromium, server, "Edda")
        for chapter in (sign_in, begin, scope, feature, impact, rate, submit):
            chapter(edda)
        assert edda.done() == []


def test_keys_alone_lead_from_what_is_submitted_to_a_decision_that_is_read(chromium, tmp_path):
    """What the first chain cannot finish by itself: other people read it, advise and decide, also without a mouse."""
    folder = tmp_path / "data"
    review = f"/assessments/{staged(folder)['submitted']}/review/"
    with served(folder) as server:
        for name, chapter in (("Deniz", ask), ("Bram", give), ("Dov", advise), ("Deniz", decide), ("Iman", read)):
            person = Hands(chromium, server, name)
            person.go("/sign-in/")
            person.type("E-mail address", person.email)
            person.type("Password", PASSWORD)
            with person.page.expect_navigation():
                person.page.keyboard.press("Enter")
            person.go(review)
            chapter(person)
            assert person.done() == []


def ask(deniz):
    deniz.enter("Ask reviewers")
    deniz.check("Bram", "Who reviews it?")
    deniz.enter("Ask them")
    deniz.sees("In review")


def give(bram):
    bram.enter("Give your view")
    bram.pick("What do you hold?", "I support it, with remarks")
    bram.type("Remarks", "The shop window follows children from page to page.")
    bram.pick("Do you have an interest in it?", "None that I know of")
    bram.enter("Give my view")
    bram.sees("Reviewed")


def advise(dov):
    dov.enter("Advise")
    dov.type("Your advice", "End the profile before anything else.")
    dov.pick("Do you have an interest in it?", "None that I know of")
    dov.enter("Give my advice")
    dov.sees("Advice of the data protection officer")


def decide(deniz):
    deniz.enter("Decide")
    deniz.enter("Record my decision")
    deniz.sees("Choose what you decide.", "Say why.")
    deniz.pick("What do you decide?", "Do not go on")
    deniz.pick("What becomes of the data protection officer's advice?", "Accepted")
    deniz.type("Why do you decide so?", "Children lose their privacy for the shop alone.")
    deniz.pick("Do you have an interest in it?", "None that I know of")
    deniz.enter("Record my decision")
    deniz.sees("Decided")


def read(iman):
    iman.enter("1 version")
    iman.enter("Version 1")
    iman.sees("in force", "Do not go on", "Digest")


def sign_in(edda):
    """Make the first administrator, leave, and come back: a fault leads to its field."""
    edda.go("/")
    edda.page.keyboard.press("Tab")
    assert edda.focused()["said"] == "Skip to the content"
    edda.page.keyboard.press("Enter")
    edda.type("Your name", "Edda")
    edda.type("E-mail address", edda.email)
    edda.type("Password", PASSWORD)
    edda.enter("Make the administrator and sign in")
    assert edda.focused()["said"].startswith("There is a problem")
    edda.reach("Enter the name of the organisation.")
    edda.page.keyboard.press("Enter")
    edda.page.keyboard.insert_text("Owl and Acorn")
    edda.reach("Password")
    edda.page.keyboard.insert_text(PASSWORD)
    edda.enter("Make the administrator and sign in")
    edda.enter("Edda")
    edda.enter("Sign out")
    edda.go("/sign-in/")
    edda.type("E-mail address", edda.email)
    edda.type("Password", PASSWORD)
    edda.page.keyboard.press("Enter")
    edda.page.wait_for_url("**/")
    edda.sees("What needs you")


def begin(edda):
    edda.enter("Assessments")
    edda.enter("Start an assessment")
    edda.type("What is assessed?", "Homework Helper")
    edda.pick("How deep does it go?", "Short pass")
    edda.check("AI writing and study helper")
    edda.enter("Start the assessment")
    assert edda.heading == "Homework Helper"


def scope(edda):
    edda.enter("The scope test")
    edda.enter("Start")
    edda.pick("Your answer", "Yes")
    edda.type("What is that based on?", "It is sold to families of pupils.")
    edda.enter("Save")
    edda.pick("What do you conclude?", "In scope")
    edda.type("Why?", "It is made for pupils.")
    edda.enter("Save")
    edda.sees("Who decided, and when?")


def feature(edda):
    edda.enter("Features")
    edda.enter("AI writing and study helper")
    edda.reach("What would a child call it?")
    edda.page.keyboard.press("ControlOrMeta+a")
    edda.page.keyboard.insert_text("Ask the owl")
    edda.check("Use", "Moments of the journey")
    edda.enter("Save")
    edda.sees("Ask the owl")


def impact(edda):
    edda.enter("Impacts")
    edda.enter("Add a harm")
    edda.type("What happens to children?", HARM)
    edda.check("Ask the owl", "Which features does it come from?")
    edda.set("Which right does it touch first?", "Access to news media and information (17)")
    edda.check("10–12", "Which ages does it reach?")
    edda.type("How does it come about?", "The model states what is not so.")
    edda.enter("Save")


def rate(edda):
    """From one level to another; the rest is settled."""
    edda.enter("Ratings")
    edda.enter(HARM)
    for question, level in ((GRAVE, "Moderate"), (MANY, "Many"), (MENDED, "I do not know yet")):
        edda.pick(question, level)
        edda.type("Why?", "Seen in our own table.")
    edda.pick(LIKELY, "Between two of these")
    edda.set("From", "Possible", LIKELY)
    edda.set("to", "Likely", LIKELY)
    edda.type("Why?", "Pupils and teachers say different things.")
    edda.enter("Save and stay here")
    edda.sees(f"{HARM} is saved.")


def submit(edda):
    edda.enter("Review")
    edda.enter("Submit it")
    edda.sees("What stands in the way", "certainty is not judged", "Whole service: which rights gain, and for whom")
