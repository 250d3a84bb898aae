"""A decision in force, with the people who answer for a change of it, made in a process of its own for a folder."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.cast import Cast

PEOPLE = {
    "Edda": {"administrator"},
    "Amara": {"assessor"},
    "Bo": {"assessor"},
    "Bram": {"reviewer"},
    "Dov": {"data-protection-officer"},
    "Deniz": {"decider"},
    "Oriel": {"outside-reader"},
}


def gathered(folder: str) -> Cast:
    """Everybody, in their organisation, by the actions that people use."""
    from tests.web.stage import entered

    entered(folder)

    from django.utils import timezone

    from bestinterests.web.accounts import actions
    from tests.web.cast import PASSWORD, Cast, joined
    from tests.web.cast import PEOPLE as CAST

    edda = actions.begin(
        email="edda@example.org",
        display_name="Edda",
        password=PASSWORD,
        organisation="Tern and Tide Games",
        at=timezone.now(),
    )
    organisation = edda.memberships.get().organisation
    people = {"Edda": edda}
    for name in list(PEOPLE)[1:]:
        people[name] = joined(organisation, name, frozenset(PEOPLE[name]), edda)
    return Cast(organisation, None, {role: people[name] for role, name in CAST.items() if name in people})


def main(folder: str) -> None:
    """Make everybody, and version 1 of an assessment as they decided it."""
    cast = gathered(folder)

    from tests.web.reviews.cast import Story

    story = Story(cast, "conditions").in_review("reviewer")
    story.view("reviewer")
    story.advise()
    story.decide(outcome="proceed-with-conditions", measures=("M02",))
    sys.stdout.write(json.dumps({"assessment": story.row.public_id}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
