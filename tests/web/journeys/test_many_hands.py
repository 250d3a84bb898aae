"""A change comes by a link, is answered as an update, and ends in a decision that an outsider reads for a while."""

from __future__ import annotations

import datetime as dt
import sqlite3
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from bestinterests.web.config import folder
from tests.web.journeys.colleague import Colleague
from tests.web.journeys.visitor import Visitor
from tests.web.serving import served
from tests.web.stage import staged

TODAY = timezone.localdate()
CHANGE = "Players can send a voice message of ten seconds"
PURPOSE = "the yearly audit of our services"
GRAVITY, QUESTION = "Gravity of the effect on one child", "If it happens to a child, how grave is it for this right?"
INTEREST = "Do you have an interest in it?"
NONE = "None that I know of"


@pytest.fixture
def people(chromium, tmp_path):
    """A server with a decision in force, and whoever is asked for by name."""
    data = tmp_path / "data"
    told = staged(data, "tests.web.journeys.in_force")
    with served(data) as server:
        held: dict[str, Visitor] = {}

        def person(name):
            if name not in held:
                held[name] = Colleague(chromium, server, name, told["assessment"])
            return held[name]

        held["Pim"] = Visitor(chromium, server, "Pim", width=360)
        person.data, person.all = data, held
        yield person
        assert [fault for each in held.values() for fault in each.done()] == []


def test_a_change_from_a_link_becomes_a_decision_that_is_read_from_outside_until_it_expires(people):
    described(people("Dov"), people.all["Pim"])
    answered(people("Dov"), people.all["Pim"])
    taken_up(people("Amara"))
    asked_apart(people("Amara"))
    rated(people("Amara"), "Moderate", "Designer P03")
    unseen(people("Bo"))
    rated(people("Bo"), "Serious", "Safeguarding lead P02")
    agreed(people("Amara"))
    decided(people)
    named(people("Deniz"))
    read(people("Oriel"), people("Deniz"))
    closed(people("Oriel"), people.data)


def described(dov, pim):
    """The officer makes a link; somebody who cannot sign in answers five questions on a phone."""
    dov.at("Changes")
    dov.follow("Make a link that needs no signing in")
    dov.fill("What it is for (optional)", "The team for chat")
    dov.main.get_by_label("Show the name").check()
    dov.tick("Which features does the page name?", "Feature F01")
    dov.press("Make the link")
    pim.go(urlsplit(dov.main.get_by_label("Address of the link").first.input_value()).path)
    pim.press("Send it")
    pim.sees("There are 12 problems", "Say what changes.")
    pim.fill("The change in a few words", CHANGE)
    pim.fill("What changes", "Today friends type. From spring they can also send a voice message of ten seconds.")
    pim.fill("When", "In spring, as a trial for one player in ten.")
    pim.tick("Features", "Feature F01")
    pim.fill("What they will notice", "A microphone beside the box in which they type.")
    pim.tick("Which ages", "10 to 12 years", "13 to 15 years")
    pim.tick("Which children", "The same children as today")
    pim.tick("Choose all that apply", "Data that we did not have before")
    pim.fill("What could go worse", "A stranger who was let in as a friend hears how old somebody is.")
    pim.fill("How do you know, and what if you are wrong?", "A guess. We would switch it off within a day.")
    pim.fill("Your name", "Pim Larsen")
    pim.fill("Your e-mail address", "pim@example.org")
    pim.press("Send it")
    pim.sees(CHANGE)


def answered(dov, pim):
    """It is an update: the next draft is opened by the answer, and the sender reads why."""
    dov.go("/")
    dov.follow(CHANGE)
    dov.press("Answer it")
    dov.choose("The answer", "The assessment is updated")
    dov.select("Which assessment is updated?", "Pond Pals")
    dov.fill("Because", "A voice says more about a child than a typed word. Being contacted has to be judged again.")
    dov.press("Give this answer")
    dov.sees("Version 2 takes it up.")
    dov.snap("changes")
    pim.page.reload()
    pim.sees("A voice says more about a child than a typed word.")


def taken_up(amara):
    """Assessors find the change on the draft, with what to look at."""
    amara.at("Changes")
    amara.sees(CHANGE, "Feature F01: its data, its impacts, its measures")


def asked_apart(amara):
    """Two people are to judge, each alone, how grave the harm is."""
    amara.at("Ratings")
    amara.follow("Rounds of rating apart")
    amara.press("Ask people to rate apart")
    amara.tick("What is to be rated?", "Harm I01 I01")
    amara.tick("Who rates it?", "Amara", "Bo")
    for legend, option in (("At which moments?", "Before controls"), ("Which questions?", GRAVITY)):
        for box in amara.group(legend).get_by_role("checkbox").all():
            box.uncheck()
        amara.tick(legend, option)
    amara.fill("Until when?", f"31 December {TODAY.year + 1}")
    amara.press("Ask them")
    amara.sees("They are asked.")


def rated(person, level, who):
    """Rate alone, and give it."""
    person.go("/")
    person.follow("Rate one impact of Pond Pals apart")
    person.follow("Before controls")
    person.choose(QUESTION, level)
    person.main.locator("textarea").first.fill(f"{person.name} says why it is {level.lower()}.")
    person.press("Keep and go to the round")
    person.select("Who are you in this assessment?", who)
    person.press("Give it")


def unseen(person):
    """What somebody else gave is nowhere to be read yet."""
    for tab in ("Ratings", "Impacts", "History", "Comments", "What follows"):
        person.at(tab)
        person.sees_not("Amara says why it is moderate.")


def agreed(amara):
    """The spread is shown; two people agree on a level, with a reason."""
    amara.at("Ratings")
    amara.follow("Harm I01")
    amara.sees("Amara says why it is moderate.", "Bo says why it is serious.", "From moderate to serious")
    amara.snap("spread")
    amara.choose(QUESTION, "Moderate")
    amara.main.locator("textarea").first.fill("A voice tells more, but only friends hear it, and it goes within a day.")
    amara.tick("Who agrees on this?", "Safeguarding lead (P02)", "Designer (P03)")
    amara.press("Save and stay here")
    amara.sees("Harm I01 is saved.")


def decided(people):
    """Submitted, read, advised on and decided by people who wrote none of it."""
    amara, deniz, bram, dov = (people(name) for name in ("Amara", "Deniz", "Bram", "Dov"))
    amara.at("Review")
    amara.press("Submit it")
    amara.press("Submit it as it stands")
    amara.sees("Submitted")
    deniz.at("Review")
    deniz.press("Ask reviewers")
    deniz.tick("Who reviews it?", "Bram")
    deniz.press("Ask them")
    deniz.sees("In review")
    bram.at("Review")
    bram.press("Give your view")
    bram.choose("What do you hold?", "I support it")
    bram.choose(INTEREST, NONE)
    bram.press("Give my view")
    bram.sees("Reviewed")
    dov.at("Review")
    dov.press("Advise")
    dov.fill("Your advice", "Tell players that a voice says more about them, before they record.")
    dov.choose(INTEREST, NONE)
    dov.press("Give my advice")
    deniz.at("Review")
    deniz.press("Decide")
    deniz.choose("What do you decide?", "Go on, with conditions")
    deniz.tick("Which measures are conditions?", "Names are hidden from strangers M02")
    deniz.choose("What becomes of the data protection officer's advice?", "Accepted")
    deniz.fill("Why do you decide so?", "Friends gain more contact; strangers hear nothing once names are hidden.")
    deniz.fill("When does the decision lapse?", f"1 December {TODAY.year + 1}")
    deniz.choose(INTEREST, NONE)
    deniz.press("Record my decision")
    deniz.sees("Decided, version 2")


def named(deniz):
    """The DPIA of what was decided is named for an auditor."""
    deniz.at("Documents")
    deniz.follow("Read from outside")
    deniz.press("Name documents")
    deniz.fill("Who reads it? Their e-mail address", "oriel@example.org")
    deniz.tick("Which documents?", "The data protection impact assessment")
    deniz.group("Which text of the assessment?").get_by_label("Version 2, as it was decided").check()
    deniz.fill("What is it read for?", PURPOSE)
    deniz.fill("Until which day?", f"{TODAY + dt.timedelta(days=30):%d %B %Y}")
    deniz.press("Name them")
    deniz.sees("It is named for oriel@example.org.")


def read(oriel, deniz):
    """The auditor reads it under their name, and whoever named it sees that."""
    oriel.go("/")
    oriel.follow("Read what is named for you of Pond Pals")
    oriel.press("Read it")
    oriel.sees("Opened by Oriel, oriel@example.org, on", PURPOSE, "Not to be passed on.")
    deniz.at("Documents")
    deniz.follow("Read from outside")
    deniz.follow("Oriel")
    deniz.sees("oriel@example.org", PURPOSE, "When it was opened", "a page")
    deniz.snap("outside")


def closed(oriel, data):
    """Once its time is over, not even its title can be read."""
    oriel.go("/named/")
    oriel.follow("Pond Pals")
    page = oriel.place
    with sqlite3.connect(data / folder.DATABASE) as database:  # the day comes
        database.execute("UPDATE assessments_grant SET until = '2026-01-01 00:00:00'")
    oriel.press("Read it")
    oriel.sees("no longer open")
    oriel.sees_not("Pond Pals", "voice")
    oriel.go(page)
    oriel.sees_not("Pond Pals")
