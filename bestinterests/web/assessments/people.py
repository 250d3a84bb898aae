"""From a member of an organisation to the person that the workflow knows."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.workflow.people import Actor, Arrangement, Duty

DUTIES: dict[str, Duty] = {
    "administrator": "administrator",
    "assessor": "assessor",
    "reviewer": "reviewer",
    "child-rights-reviewer": "reviewer",
    "data-protection-officer": "dpo",
    "decider": "decider",
    "second-signatory": "second-signatory",
    "action-owner": "action-owner",
}
"""The duty that each role brings; a role that is not here brings none."""

PRODUCT = Actor(id="0" * 26, name="Best Interests, which came with it", duties=("assessor",))
"""Who writes the samples: the product itself. The id is of no time, so that nobody is ever given it."""


def names_of(people: Iterable[str]) -> dict[str, str]:
    """The names of those of some public ids that are known."""
    asked = set(people)
    known = {PRODUCT.id: PRODUCT.name} if PRODUCT.id in asked else {}
    found = User.objects.filter(public_id__in=asked - set(known))
    return known | dict(found.values_list("public_id", "display_name"))


def actor_of(standing: Standing) -> Actor:
    """The person as the workflow knows them: public id, name, duties, and whether they are a named senior person."""
    duties = tuple(dict.fromkeys(DUTIES[role] for role in sorted(standing.roles) if role in DUTIES))
    return Actor(
        id=standing.person.public_id,
        name=standing.person.display_name,
        duties=duties,
        senior=standing.senior,
        interest=standing.interest,
    )


def arrangement_of(organisation: Organisation) -> Arrangement:
    """What an organisation has settled for its assessments."""
    return Arrangement(reviewers=organisation.fewest_reviewers, dpo=organisation.has_dpo)
