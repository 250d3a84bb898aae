"""What pages show about people, fetched whole: no query hides in a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core import signing
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from bestinterests.web.accounts import roles
from bestinterests.web.accounts.access import Standing, interest_of
from bestinterests.web.accounts.models import Event, HeldRole, Invitation, Membership, Organisation, Session, User
from bestinterests.web.accounts.wanting import Want, wanting
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.interests import KINDS

SALT = "invitation"

EVENT_WORDS: dict[str, str] = {
    "organisation.founded": "{actor} set up this organisation",
    "organisation.renamed": "{actor} changed the name of this organisation",
    "organisation.arranged": "{actor} changed how assessments are reviewed here",
    "invitation.made": "{actor} invited {subject}",
    "invitation.withdrawn": "{actor} withdrew the invitation of {subject}",
    "person.added": "{subject} was added with the command on the server",
    "person.joined": "{subject} joined",
    "person.roles-changed": "{actor} changed the roles of {subject}",
    "person.removed": "{actor} removed {subject}",
    "person.interest-declared": "{subject} declared whether they have an interest in what is assessed here",
    "person.senior": "{actor} named {subject} as a senior person",
    "person.no-longer-senior": "{actor} ended that {subject} is a named senior person",
    "webhook.made": "{actor} added a webhook",
    "webhook.changed": "{actor} changed a webhook",
    "webhook.secret-renewed": "{actor} made another secret for a webhook",
    "webhook.stopped": "{actor} stopped a webhook",
    "webhook.started": "{actor} started a webhook again",
    "webhook.removed": "{actor} removed a webhook",
}


NAMED = 12
"""People who are named for one role on the screen of roles; the page of people shows all."""
SIGNERS = ("second-signatory", "decider")
"""Roles whose holders can give a second signature; that of a decision is never of who took it."""
HAPPENINGS = 20
Shown = TypeVar("Shown")


@dataclass(frozen=True)
class Listed(Generic[Shown]):
    """Some entries of a list, and what leads to those before and after them."""

    entries: list[Shown]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Member:
    """A member as a list shows them."""

    public_id: str
    display_name: str
    email: str
    roles: tuple[str, ...]
    joined_at: dt.datetime


@dataclass(frozen=True)
class Declaration:
    """What a member has declared for everything that is assessed here. bars: does it keep them from judging it?"""

    display_name: str
    roles: tuple[str, ...]
    label: str
    words: str
    on: dt.date
    bars: bool


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that nobody has used yet, with the path of its link; empty where it has expired."""

    public_id: str
    email: str
    roles: tuple[str, ...]
    expires_at: dt.datetime
    path: str


@dataclass(frozen=True)
class Happening:
    """What changed about the people of an organisation, in a sentence."""

    at: dt.datetime
    sentence: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class SignedIn:
    """A browser in which a person is signed in."""

    number: str
    since: dt.datetime | None
    until: dt.datetime
    is_this: bool


def members_of(organisation: Organisation, place: str = "") -> Listed[Member]:
    """Return the people of an organisation at a place of the list, in the order in which they joined."""
    found = organisation.memberships.select_related("person").prefetch_related("held_roles")
    held = paged(found, ("joined_at", "id"), place)
    members = [
        Member(
            member.person.public_id,
            member.person.display_name,
            member.person.email,
            roles.names(frozenset(held.role for held in member.held_roles.all())),
            member.joined_at,
        )
        for member in held.rows
    ]
    return Listed(members, held.before, held.after)


def declarations_in(organisation: Organisation, place: str = "") -> Listed[Declaration]:
    """Return what members have declared for everything, at a place of the list, in the order in which they joined."""
    found = organisation.memberships.exclude(interest_kind="").exclude(interest_on=None)
    held = paged(found.select_related("person").prefetch_related("held_roles"), ("joined_at", "id"), place)
    told = []
    for member in held.rows:
        interest = interest_of(member)
        if interest is not None:
            names = roles.names(frozenset(each.role for each in member.held_roles.all()))
            label = KINDS[interest.kind].label
            told.append(
                Declaration(member.person.display_name, names, label, interest.words, interest.on, interest.bars)
            )
    return Listed(told, held.before, held.after)


def deciders_of(organisation: Organisation) -> list[Membership]:
    """Return the members who may decide, in the order in which they joined."""
    able = [key for key, role in roles.ROLES.items() if roles.Permission.DECIDE in role.may]
    found = organisation.memberships.filter(held_roles__role__in=able).select_related("person").distinct()
    return list(found.order_by("joined_at", "id"))


@dataclass(frozen=True)
class Holders:
    """Who holds the roles of one organisation. by_role: names with public ids; more: roles that others hold, too."""

    organisation: Organisation
    manages: bool
    by_role: dict[str, list[tuple[str, str]]]
    more: frozenset[str]
    wants: tuple[Want, ...]


def holders_in(standings: Sequence[Standing]) -> list[Holders]:
    """Return who holds each role where a person reads, and for administrators what is wanting. Two queries for all.

    Up to NAMED people are named for a role.
    """
    found = {held.organisation.pk: held for held in standings if held.may(roles.Permission.READ)}
    if not found:
        return []
    theirs = HeldRole.objects.filter(membership__organisation__in=found)
    numbered = theirs.annotate(
        place=Window(
            RowNumber(),
            partition_by=[F("membership__organisation"), F("role")],
            order_by=[F("membership__joined_at").asc(), F("membership").asc()],
        )
    )
    rows = numbered.filter(place__lte=NAMED + 1).values_list(
        "membership__organisation", "role", "membership__person__public_id", "membership__person__display_name", "place"
    )
    named: dict[int, dict[str, list[tuple[str, str]]]] = {key: {} for key in found}
    more: dict[int, set[str]] = {key: set() for key in found}
    for organisation, role, person, name, place in rows.order_by("place"):
        if place > NAMED:
            more[organisation].add(role)
        else:
            named[organisation].setdefault(role, []).append((person, name))
    return [
        Holders(
            standing.organisation,
            standing.may(roles.Permission.MANAGE_PEOPLE),
            named[key],
            frozenset(more[key]),
            _wants(standing, named[key]),
        )
        for key, standing in found.items()
    ]


def _wants(standing: Standing, named: dict[str, list[tuple[str, str]]]) -> tuple[Want, ...]:
    """What is wanting, for those who can mend it. More than NAMED people are enough for everything that is counted."""
    if not standing.may(roles.Permission.MANAGE_PEOPLE) or standing.organisation.is_sample:
        return ()
    counts = {role: len(people) for role, people in named.items()}
    reviewers = {person for role in ("reviewer", "child-rights-reviewer") for person, _ in named.get(role, [])}
    body = standing.organisation
    return wanting(
        counts | {"any-reviewer": len(reviewers)}, fewest_reviewers=body.fewest_reviewers, has_dpo=body.has_dpo
    )


def signers_of(organisation: Organisation) -> list[Membership]:
    """Return the members who can be asked for a second signature: deciders, and second signatories, as they joined."""
    found = organisation.memberships.filter(held_roles__role__in=SIGNERS).select_related("person").distinct()
    return list(found.prefetch_related("held_roles").order_by("joined_at", "id"))


def belongings(standings: Sequence[Standing]) -> list[tuple[Organisation, tuple[str, ...], int | None]]:
    """Return each organisation of a person with the names of their roles and how many people belong to it.

    The number is None where the person reads from outside alone: the people are not theirs to see.
    """
    numbers = {held.organisation.pk for held in standings if held.may(roles.Permission.READ)}
    counted = dict(
        Membership.objects.filter(organisation__in=numbers)
        .values_list("organisation")
        .annotate(Count("id"))
        .values_list("organisation", "id__count")
    )
    return [(held.organisation, roles.names(held.roles), counted.get(held.organisation.pk)) for held in standings]


def size_of(organisation: Organisation) -> int:
    """Return how many people belong to an organisation."""
    return organisation.memberships.count()


@dataclass(frozen=True)
class Belonging:
    """A person in one of their organisations; with an empty one where there is none."""

    display_name: str
    email: str
    organisation: str
    roles: tuple[str, ...]


def everybody() -> list[Belonging]:
    """Return everybody who can sign in, once for each organisation."""
    people = User.objects.prefetch_related("memberships__organisation", "memberships__held_roles")
    found = []
    for person in people.order_by("display_name", "id"):
        held = [
            (member.organisation.name, roles.names(frozenset(h.role for h in member.held_roles.all())))
            for member in person.memberships.all()
        ]
        found += [Belonging(person.display_name, person.email, *entry) for entry in held or [("", ())]]
    return found


def invitations_of(organisation: Organisation, at: dt.datetime, place: str = "") -> Listed[OpenInvitation]:
    """Return invitations that were neither used nor withdrawn, at a place of the list, the newest first."""
    found = organisation.invitations.filter(accepted_at=None, withdrawn_at=None)
    page = paged(found, ("-made_at", "-id"), place)
    told = [
        OpenInvitation(
            held.public_id,
            held.email,
            roles.names(frozenset(held.roles)),
            held.expires_at,
            link_of(held) if held.is_open(at) else "",
        )
        for held in page.rows
    ]
    return Listed(told, page.before, page.after)


def link_of(invitation: Invitation) -> str:
    """Return the path of an invitation's link: its id, signed, so that nobody can guess or make one."""
    return reverse("accounts:invitation", args=[signing.dumps(invitation.public_id, salt=SALT)])


def invitation_at(token: str) -> Invitation | None:
    """Return the invitation that a link names; None where the link was not made by this server."""
    try:
        public_id = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Invitation.objects.select_related("organisation", "invited_by").filter(public_id=public_id).first()


def happenings_in(organisation: Organisation, place: str = "") -> Listed[Happening]:
    """Return the changes about people at a place of the list, the newest first."""
    held = paged(organisation.events.select_related("actor"), ("-at", "-id"), place, HAPPENINGS)
    named = _names(organisation, held.rows)
    happenings = [Happening(e.at, _sentence(e, named), roles.names(frozenset(e.roles))) for e in held.rows]
    return Listed(happenings, held.before, held.after)


def sessions_of(person: User, this: str, at: dt.datetime) -> list[SignedIn]:
    """Return every browser in which a person is signed in; this: the session key of the request."""
    found = Session.objects.filter(person=person, expire_date__gt=at).order_by("-signed_in_at")
    return [
        SignedIn(str(number), held.signed_in_at, held.expire_date, held.session_key == this)
        for number, held in enumerate(found, start=1)
    ]


def member_named(organisation: Organisation, person: str) -> Membership | None:
    """Return the membership of a person, given by public id."""
    return (
        organisation.memberships.select_related("person", "organisation")
        .prefetch_related("held_roles")
        .filter(person__public_id=person)
        .first()
    )


def _sentence(event: Event, named: dict[str, str]) -> str:
    subject = named.get(event.subject, "somebody")
    return EVENT_WORDS[event.kind].format(actor=event.actor.display_name, subject=subject)


def _names(organisation: Organisation, events: list[Event]) -> dict[str, str]:
    subjects = {event.subject for event in events}
    people = User.objects.filter(public_id__in=subjects).values_list("public_id", "display_name")
    invited = organisation.invitations.filter(public_id__in=subjects).values_list("public_id", "email")
    return dict(people) | dict(invited)
