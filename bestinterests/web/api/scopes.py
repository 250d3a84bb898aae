"""What a token may be made for. A scope never gives more than the person's roles of the day."""

from __future__ import annotations

from typing import NamedTuple


class Scope(NamedTuple):
    """A scope. key: as it is stored and sent. name, says: as the page of tokens explains it."""

    key: str
    name: str
    says: str


SCOPES: dict[str, Scope] = {
    scope.key: scope
    for scope in (
        Scope("read", "Read", "Assessments, their history and papers, the course of reviews as you may read it."),
        Scope(
            "write",
            "Write",
            "Begin and change assessments, rate apart, comment, attach files, remark on the framework, read notices.",
        ),
        Scope("review", "Review and decide", "Take steps of review and decision under your name."),
        Scope("people", "Read people", "Who belongs to an organisation, with addresses and roles."),
        Scope(
            "manage",
            "Manage",
            "Invite people, change their roles, open and close outside reading, make links and webhooks, remove what "
            "has to go by law.",
        ),
    )
}
"""Every scope by its key, in the order in which pages show them."""
