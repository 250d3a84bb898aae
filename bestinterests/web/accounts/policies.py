"""What may be done with people, decided on values: an empty answer means yes, else every reason why not."""

from __future__ import annotations

from collections.abc import Mapping

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.roles import ROLES, Permission, may


def may_hold(roles: frozenset[str]) -> tuple[Refusal, ...]:
    """May somebody be given these roles?"""
    refusals = []
    if not roles:
        refusals.append(Refusal(code="people.no-role", sentence="Choose at least one role."))
    if roles - set(ROLES):
        refusals.append(Refusal(code="people.unknown-role", sentence="One of these roles does not exist."))
    return tuple(refusals)


MOST_REVIEWERS = 9
"""No round asks for more views than this at least."""
MOST_DAYS = 30
"""Days of grace at most, until nothing goes before a second factor."""


def may_arrange(fewest_reviewers: int, senior: frozenset[str], deciding: frozenset[str]) -> tuple[Refusal, ...]:
    """May reviews be arranged so? senior, deciding: public ids of named senior persons, and of those who decide."""
    refusals = []
    if not 1 <= fewest_reviewers <= MOST_REVIEWERS:
        sentence = f"A round needs between 1 and {MOST_REVIEWERS} views."
        refusals.append(Refusal(code="people.reviewers", sentence=sentence))
    if senior - deciding:
        sentence = "A named senior person has to be a decider."
        help_ = "Give them that role first."
        refusals.append(Refusal(code="people.senior-decides", sentence=sentence, who_could_help=help_))
    return tuple(refusals)


def may_change(held: Mapping[str, frozenset[str]], person: str, roles: frozenset[str]) -> tuple[Refusal, ...]:
    """May a member have these roles from now on? An empty set removes the member.

    held: the roles of every member, by the person's public id. Somebody must remain who can let people in.
    """
    after = {**held, person: roles}
    if any(may(held_roles, Permission.MANAGE_PEOPLE) for held_roles in after.values()):
        return ()
    sentence = "This is the only administrator. Somebody has to be able to let people in."
    return (
        Refusal(
            code="people.last-administrator",
            sentence=sentence,
            who_could_help="Make somebody else an administrator first.",
        ),
    )
