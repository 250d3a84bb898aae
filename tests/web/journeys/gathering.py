"""The first minutes: somebody sets the workspace up, lets the others in, and says how assessments are reviewed."""

from __future__ import annotations

from collections.abc import Mapping

from tests.web.cast import PASSWORD
from tests.web.journeys.visitor import Visitor

ORGANISATION = "Owl and Acorn"
ROLES = {
    "Amara": "Assessor",
    "Bram": "Reviewer",
    "Dov": "Data protection officer",
    "Deniz": "Decider",
}
"""Who joins, and as what. Each has one duty: nobody judges their own work."""


def begin(edda: Visitor) -> None:
    """The very first visit makes the administrator; what is missing is said first."""
    edda.go("/")
    assert edda.heading == "Make the first administrator"
    edda.press("Make the administrator and sign in")
    edda.sees("There are 4 problems")
    edda.fill("Your name", edda.name)
    edda.fill("E-mail address", edda.email)
    edda.page.locator("#password").fill(PASSWORD)
    edda.fill("Your organisation", ORGANISATION)
    edda.press("Make the administrator and sign in")
    assert edda.heading == "What needs you"


def arrange(edda: Visitor) -> None:
    """One independent view at least, and nothing is decided before the data protection officer has advised."""
    edda.go("/")
    edda.bar("People")
    edda.follow("How assessments are reviewed here")
    edda.fill("How many independent views does a round need at least?", "1")
    edda.choose("Is a data protection officer designated?", "Yes")
    edda.page.get_by_label("Deniz", exact=True).check()
    edda.press("Settle it so")


def gather(cast: Mapping[str, Visitor]) -> None:
    """The administrator invites everybody; each joins by the link, in a browser of their own."""
    edda = cast["Edda"]
    for name, role in ROLES.items():
        edda.bar("People")
        edda.press("Invite somebody")
        guest = cast[name]
        edda.fill("E-mail address", guest.email)
        edda.choose("What will they do?", role)
        edda.press("Make the link")
        link = edda.page.get_by_label(f"Link to send to {guest.email}").input_value()
        guest.go(link)
        assert guest.heading == f"Join {ORGANISATION}"
        guest.sees(f"{role}.")
        guest.fill("Your name", name)
        guest.page.locator("#password").fill(PASSWORD)
        guest.press("Join and sign in")
        assert guest.heading == "What needs you"
