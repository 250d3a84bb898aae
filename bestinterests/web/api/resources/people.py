"""Who asks, where they belong, and who else does."""

from __future__ import annotations

from bestinterests.web.accounts.access import Standing, standing_of, standings_in
from bestinterests.web.accounts.queries import members_of
from bestinterests.web.accounts.roles import ROLES
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.people import Belonging, Me, OrganisationTold, People, Person, TokenTold, Totals
from bestinterests.web.assessments.queries import totals as totals_of

KEYS = {role.name: key for key, role in ROLES.items()}


def me(call: Call) -> Answer:
    """Tell whom the token acts for."""
    token, person = call.token, call.person
    assert token is not None
    told = Me(
        id=person.public_id,
        name=person.display_name,
        email=person.email,
        token=TokenTold(name=token.name, scopes=tuple(token.scopes), expires_at=token.expires_at),
        organisations=tuple(
            Belonging(id=s.organisation.public_id, name=s.organisation.name, roles=tuple(sorted(s.roles)))
            for s in standings_in(call.request)
        ),
    )
    return Answer(told)


def organisation(call: Call) -> Answer:
    """Tell about an organisation."""
    return Answer(organisation_told(standing_of(call.request, call.path["organisation"])))


def organisation_told(standing: Standing) -> OrganisationTold:
    """An organisation as somebody who belongs to it is told of it."""
    held = standing.organisation
    return OrganisationTold(
        id=held.public_id,
        name=held.name,
        roles=tuple(sorted(standing.roles)),
        fewest_reviewers=held.fewest_reviewers,
        has_dpo=held.has_dpo,
    )


def people(call: Call) -> Answer:
    """List who belongs to an organisation."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    insist_place(held.memberships.all(), ("joined_at", "id"), call.asked.place)
    found = members_of(held, call.asked.place)
    entries = tuple(
        Person(
            id=each.public_id,
            name=each.display_name,
            email=each.email,
            roles=tuple(KEYS[name] for name in each.roles),
            joined_at=each.joined_at,
        )
        for each in found.entries
    )
    return Answer(People(entries=entries, before=found.before, after=found.after))


def totals(call: Call) -> Answer:
    """Tell how many assessments an organisation has, by state."""
    states = dict(totals_of(standing_of(call.request, call.path["organisation"]).organisation))
    return Answer(Totals(states=states, all=sum(states.values())))
