"""What pages show about people, fetched whole: no query hides in a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core import signing
from django.db.models import Count
from django.urls import reverse
from django.utils.crypto import salted_hmac

from bestinterests.web.accounts import roles
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import Event, Invitation, Membership, Organisation, Session, User
from bestinterests.web.ui.paging import paged

SALT = "invitation"
BROWSER_NAME = "browser_name"
"""Where a session keeps what its person calls the browser."""

EVENT_WORDS: dict[str, str] = {
    "organisation.founded": "{actor} set up this organisation",
    "organisation.renamed": "{actor} changed the name of this organisation",
    "organisation.arranged": "{actor} changed how assessments are reviewed here",
    "organisation.second-factor": "{actor} changed of whom a second factor is asked",
    "invitation.made": "{actor} invited {subject}",
    "invitation.withdrawn": "{actor} withdrew the invitation of {subject}",
    "person.added": "{subject} was added with the command on the server",
    "person.joined": "{subject} joined",
    "person.roles-changed": "{actor} changed the roles of {subject}",
    "person.removed": "{actor} removed {subject}",
    "person.interest-declared": "{subject} declared whether they have an interest in what is assessed here",
    "person.linked": "{subject} signs in with the organisation's identity provider from now on",
    "person.factors-reset": "{actor} reset how {subject} signs in",
    "person.erased": "An account was erased",
    "person.senior": "{actor} named {subject} as a senior person",
    "token.made": "{actor} made a token by which a program acts for {subject}",
    "token.revoked": "{actor} revoked a token of {subject}",
    "person.no-longer-senior": "{actor} ended that {subject} is a named senior person",
    "webhook.made": "{actor} added a webhook",
    "webhook.changed": "{actor} changed a webhook",
    "webhook.secret-renewed": "{actor} made another secret for a webhook",
    "webhook.stopped": "{actor} stopped a webhook",
    "webhook.started": "{actor} started a webhook again",
    "webhook.removed": "{actor} removed a webhook",
}


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
    """A browser in which a person is signed in. key: what its address calls it. name: as the person called it."""

    key: str
    name: str
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


def roles_held_in(organisation: Organisation) -> dict[str, frozenset[str]]:
    """Return the roles of every member by the person's public id."""
    members = organisation.memberships.select_related("person").prefetch_related("held_roles")
    return {member.person.public_id: frozenset(h.role for h in member.held_roles.all()) for member in members}


def deciders_of(organisation: Organisation) -> list[Membership]:
    """Return the members who may decide, in the order in which they joined."""
    able = roles.holding(roles.Permission.DECIDE)
    found = organisation.memberships.filter(held_roles__role__in=able).select_related("person").distinct()
    return list(found.order_by("joined_at", "id"))


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
    known = User.objects.filter(erased_at=None)
    people = known.prefetch_related("memberships__organisation", "memberships__held_roles")
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
        SignedIn(
            key_of(held.session_key),
            str(held.get_decoded().get(BROWSER_NAME, "")),
            held.signed_in_at,
            held.expire_date,
            held.session_key == this,
        )
        for held in found
    ]


def key_of(session: str) -> str:
    """What addresses call a session: never its own key, which opens it."""
    return salted_hmac("browser", session, algorithm="sha256").hexdigest()[:26]


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
