"""Roles as code: what each is for, what each may do, and in which words a screen explains it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Permission(StrEnum):
    """Something that a role may do in its organisation. Rules of independence come on top, in ``workflow``."""

    MANAGE_PEOPLE = "people.manage"
    READ = "assessment.read"
    EDIT = "assessment.edit"
    SUBMIT = "assessment.submit"
    REVIEW = "review.give"
    ADVISE = "advice.give"
    DECIDE = "decision.take"
    WORK_ON_ACTIONS = "action.work"
    REMOVE = "history.remove"
    COMMENT = "comment.write"
    ANSWER_CHANGES = "change.answer"
    SHARE = "paper.share"
    READ_NAMED = "paper.read"
    CONNECT = "connection.manage"
    HANDLE_CASES = "case.handle"
    SAFEGUARD = "case.safeguard"
    OVERSEE_CASES = "case.oversee"
    RUN_PORTAL = "portal.run"
    PUBLISH = "publication.publish"
    SUPERVISE = "services.supervise"


SAYS: dict[Permission, str] = {
    Permission.MANAGE_PEOPLE: "invite people, change their roles, remove them",
    Permission.READ: "read assessments, their history and every paper made from them",
    Permission.EDIT: "write assessments: features, impacts, evidence, measures",
    Permission.SUBMIT: "send an assessment to review",
    Permission.REVIEW: "give an independent review",
    Permission.ADVISE: "give the advice of the data protection officer",
    Permission.DECIDE: "take the decision, with reasons, under their own name",
    Permission.WORK_ON_ACTIONS: "work on actions: owner, date, test and its result",
    Permission.REMOVE: "remove content from the history, with a legal ground",
    Permission.COMMENT: "comment on a field, and mention others",
    Permission.ANSWER_CHANGES: "answer change requests: no effect, an update, or a new assessment",
    Permission.SHARE: "name documents that an outside reader may open until a day",
    Permission.READ_NAMED: "open the documents that are named for them, until their day",
    Permission.CONNECT: "connect other systems: webhooks, and tokens that others hold",
    Permission.HANDLE_CASES: "answer cases: what children, parents and others ask or object to",
    Permission.SAFEGUARD: "look into cases in which a child may not be safe",
    Permission.OVERSEE_CASES: "see which cases are open and overdue, without reading them",
    Permission.RUN_PORTAL: "open and shut portals, and settle who covers them and when",
    Permission.PUBLISH: "publish what was decided for everybody to read, and withdraw it",
    Permission.SUPERVISE: "ask over many services, and keep notes, letters and follow-ups",
}


class Role(NamedTuple):
    """A role. key: as it is stored. name: as people call it. purpose: one sentence for the screen."""

    key: str
    name: str
    purpose: str
    may: frozenset[Permission]


def _role(key: str, name: str, purpose: str, *may: Permission) -> Role:
    """A role of somebody who works here: it reads, and says what it thinks."""
    return Role(key, name, purpose, frozenset((Permission.READ, Permission.COMMENT, *may)))


ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        _role(
            "administrator",
            "Administrator",
            "Lets people in and out, and says who does what. Has no say in what an assessment finds.",
            Permission.MANAGE_PEOPLE,
            Permission.REMOVE,
            Permission.SHARE,
            Permission.CONNECT,
            Permission.RUN_PORTAL,
            Permission.SUPERVISE,
        ),
        _role(
            "assessor",
            "Assessor",
            "Writes the assessment and sends it to review. Never reviews or decides their own work.",
            Permission.EDIT,
            Permission.SUBMIT,
            Permission.WORK_ON_ACTIONS,
        ),
        _role(
            "reviewer",
            "Reviewer",
            "Looks at a submitted assessment independently. Sees the views of other reviewers after giving their own.",
            Permission.REVIEW,
            Permission.SUPERVISE,
        ),
        _role(
            "child-rights-reviewer",
            "Child-rights reviewer",
            "Reviews with knowledge of the Convention: whether children were heard and no right was passed over.",
            Permission.REVIEW,
            Permission.SUPERVISE,
        ),
        _role(
            "data-protection-officer",
            "Data protection officer",
            "Gives advice that is independent of assessors and of the person who decides. It may be overruled only "
            "with reasons.",
            Permission.ADVISE,
            Permission.REMOVE,
            Permission.ANSWER_CHANGES,
            Permission.SHARE,
            Permission.OVERSEE_CASES,
            Permission.RUN_PORTAL,
            Permission.PUBLISH,
            Permission.SUPERVISE,
        ),
        _role(
            "decider",
            "Decider",
            "The accountable person who decides, with reasons and with the losing side in view.",
            Permission.DECIDE,
            Permission.ANSWER_CHANGES,
            Permission.SHARE,
            Permission.PUBLISH,
        ),
        _role(
            "second-signatory",
            "Second signatory",
            "Signs, or refuses to sign, a decision that takes two people. Does not take it.",
        ),
        _role(
            "action-owner",
            "Action owner",
            "Does what was promised: keeps dates, and records the test that shows an action is done.",
            Permission.WORK_ON_ACTIONS,
        ),
        _role(
            "case-handler",
            "Case handler",
            "Answers what children, parents and others ask or object to. Reads the assessments that a case is about.",
            Permission.HANDLE_CASES,
            Permission.OVERSEE_CASES,
        ),
        _role(
            "safeguarding-lead",
            "Safeguarding lead",
            "Is called where a child may not be safe. Reads the assessments that this is about.",
            Permission.SAFEGUARD,
            Permission.OVERSEE_CASES,
        ),
        Role("observer", "Observer", "Reads everything and changes nothing.", frozenset((Permission.READ,))),
        Role(
            "outside-reader",
            "Outside reader",
            "Somebody outside the organisation, such as an auditor. Opens the documents named for them until a day, "
            "each marked with their name; sees nothing else.",
            frozenset((Permission.READ_NAMED,)),
        ),
    )
}
"""Every role by its key, in the order in which screens show them."""

FIRST = ("administrator", "assessor")
"""The roles of whoever sets an organisation up: they can let others in, and can start to assess at once."""


def may(roles: frozenset[str], permission: Permission) -> bool:
    """Say whether any of these roles holds a permission; a key that is no role any more holds none."""
    return any(permission in ROLES[key].may for key in roles if key in ROLES)


def names(roles: frozenset[str]) -> tuple[str, ...]:
    """Return the names of roles in the order of the table."""
    return tuple(role.name for role in ROLES.values() if role.key in roles)


def holding(permission: Permission) -> tuple[str, ...]:
    """Return the keys of the roles that hold a permission, in the order of the table."""
    return tuple(key for key, role in ROLES.items() if permission in role.may)


def holders(permission: Permission) -> tuple[str, ...]:
    """Return the names of the roles that hold a permission."""
    return tuple(ROLES[key].name for key in holding(permission))
