"""The same people everywhere, made by the actions that people use."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.models import Invitation, Organisation, User
from bestinterests.web.accounts.roles import ROLES
from tests.web.again import made_once

AT = dt.datetime(2026, 3, 16, 9, 30, tzinfo=dt.UTC)
PASSWORD = "copper lantern meadow"
PEOPLE = {
    "administrator": "Edda",
    "assessor": "Amara",
    "reviewer": "Bram",
    "child-rights-reviewer": "Chioma",
    "data-protection-officer": "Dov",
    "decider": "Deniz",
    "second-signatory": "Solveig",
    "action-owner": "Hana",
    "case-handler": "Callum",
    "safeguarding-lead": "Lerato",
    "observer": "Iman",
    "outside-reader": "Oriel",
}
"""One person for each role; Farid, the outsider, belongs to another organisation, Noor to none."""


@dataclass
class Cast:
    """The organisation of the story, another one, and everybody by role."""

    organisation: Organisation
    other: Organisation
    people: dict[str, User] = field(default_factory=dict)
    invitation: Invitation | None = None


@made_once
def cast_of() -> Cast:
    """Make everybody; each role of the table is somebody's."""
    edda = actions.begin(
        email="edda@example.org", display_name="Edda", password=PASSWORD, organisation="Tern and Tide Games", at=AT
    )
    cast = Cast(edda.memberships.get().organisation, None, {"administrator": edda})
    actions.change_roles(membership=edda.memberships.get(), roles=frozenset({"administrator"}), actor=edda, at=AT)
    for role in list(ROLES)[1:]:
        cast.people[role] = joined(cast.organisation, PEOPLE[role], frozenset({role}), edda)
    farid = person("Farid")
    cast.other = actions.found_organisation(name="Larkspur Lane", actor=farid, at=AT)
    cast.people |= {"outsider": farid, "nowhere": person("Noor")}
    return cast


def person(name: str) -> User:
    """A person who belongs nowhere."""
    return actions._new_person(email=f"{name.lower()}@example.org", display_name=name, password=PASSWORD, at=AT)


def joined(organisation: Organisation, name: str, roles: frozenset[str], inviter: User) -> User:
    """A person who joined by an invitation."""
    invitation = actions.invite(
        organisation=organisation, email=f"{name.lower()}@example.org", roles=roles, actor=inviter, at=AT
    )
    return actions.accept(invitation=invitation, actor=None, display_name=name, password=PASSWORD, at=AT)
