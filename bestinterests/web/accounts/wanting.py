"""What cannot happen in an organisation for want of somebody in a role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.web.accounts.roles import ROLES


class Want(NamedTuple):
    """A role that too few hold, by name, and what cannot happen for want of it. stops: does that keep from deciding?"""

    role: str
    says: str
    stops: bool = False


def wanting(held: Mapping[str, int], *, fewest_reviewers: int, has_dpo: bool) -> tuple[Want, ...]:
    """Return what is wanting. held: how many people hold each role; one who is not there is held by nobody.

    fewest_reviewers, has_dpo: as the organisation has arranged its reviews. ``any-reviewer`` in held: how many people
    review, in either role; who holds both still gives one view.
    """
    found = []
    if not held.get("assessor"):
        found.append(Want(_name("assessor"), "Nothing can be written or submitted.", True))
    reviewers = max(held.get("reviewer", 0), held.get("child-rights-reviewer", 0), held.get("any-reviewer", 0))
    if not reviewers:
        says = "No round of review can be opened, so nothing can be decided."
        found.append(Want(_name("reviewer"), says, True))
    elif reviewers < fewest_reviewers:
        says = f"A round needs {fewest_reviewers} views here, and {reviewers} can be given. None can be opened."
        found.append(Want(_name("reviewer"), says, True))
    if reviewers and not held.get("child-rights-reviewer"):
        says = "Nobody reviews with knowledge of the Convention. Rounds can be opened all the same."
        found.append(Want(_name("child-rights-reviewer"), says))
    if has_dpo and not held.get("data-protection-officer"):
        says = "Nothing can be decided: here the officer is asked first (UK GDPR Art 35(2))."
        found.append(Want(_name("data-protection-officer"), says, True))
    deciders = held.get("decider", 0)
    if not deciders:
        found.append(Want(_name("decider"), "Nothing can be decided, sent back or screened out.", True))
    if not held.get("second-signatory") and deciders < 2:
        says = "A decision to go on against the verdict cannot stand: it takes two people."
        found.append(Want(_name("second-signatory"), says))
    if not held.get("action-owner"):
        says = "Only assessors can record what has become of actions."
        found.append(Want(_name("action-owner"), says))
    return tuple(found)


def _name(role: str) -> str:
    return ROLES[role].name
