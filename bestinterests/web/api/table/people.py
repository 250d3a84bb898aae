"""Operations on the person who asks, on organisations and their people."""

from __future__ import annotations

from bestinterests.web.api.shapes import people
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.rows import ORGANISATION, reading

PEOPLE = (
    reading(
        "me",
        "/me",
        "Whom the token acts for, and where",
        "people:me",
        people.Me,
        "People",
        scope="",
        who="Anyone",
    ),
    reading("organisation", ORGANISATION, "An organisation", "people:organisation", people.OrganisationTold, "People"),
    reading(
        "people",
        f"{ORGANISATION}/people",
        "Who belongs to an organisation",
        "people:people",
        people.People,
        "People",
        scope="people",
        asks=Placed,
    ),
    reading(
        "totals",
        f"{ORGANISATION}/totals",
        "How many assessments an organisation has, by state",
        "people:totals",
        people.Totals,
        "People",
    ),
)
