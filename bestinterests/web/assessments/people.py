"""From a member of an organisation to the person that the workflow knows."""

from __future__ import annotations

from bestinterests.web.accounts.access import Standing
from bestinterests.workflow.people import Actor, Duty

DUTIES: dict[str, Duty] = {
    "administrator": "administrator",
    "assessor": "assessor",
    "reviewer": "reviewer",
    "child-rights-reviewer": "reviewer",
    "data-protection-officer": "dpo",
    "decider": "decider",
}
"""The duty that each role brings; a role that is not here brings none."""


def actor_of(standing: Standing, *, senior: bool = False) -> Actor:
    """The person as the workflow knows them: public id, name, duties."""
    duties = tuple(dict.fromkeys(DUTIES[role] for role in sorted(standing.roles) if role in DUTIES))
    return Actor(id=standing.person.public_id, name=standing.person.display_name, duties=duties, senior=senior)
