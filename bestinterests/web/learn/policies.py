"""Who may do what with a remark, decided on values: an empty answer means yes, else every reason why not."""

from __future__ import annotations

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.roles import Permission, may


def may_settle(roles: frozenset[str]) -> tuple[Refusal, ...]:
    """May somebody with these roles answer a remark of their organisation, or open it again?"""
    if may(roles, Permission.MANAGE_PEOPLE) or may(roles, Permission.EDIT) or may(roles, Permission.ADVISE):
        return ()
    return (
        Refusal(
            code="learn.may-not-settle",
            sentence="Your roles here do not let you settle remarks.",
            who_could_help="An administrator, an assessor or a data protection officer can.",
        ),
    )


def may_remove(roles: frozenset[str], *, is_author: bool, author_is_here: bool) -> tuple[Refusal, ...]:
    """May somebody take a remark out for good? Its author may, and an administrator once the author has left."""
    if is_author or (not author_is_here and may(roles, Permission.MANAGE_PEOPLE)):
        return ()
    return (
        Refusal(
            code="learn.not-author",
            sentence="This is somebody else's remark.",
            who_could_help="Its author can remove it; an administrator can once the author has left.",
        ),
    )
