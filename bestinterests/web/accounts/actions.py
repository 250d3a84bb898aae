"""Every change to people and organisations: one action, one transaction, one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts import policies
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import (
    Beginning,
    Event,
    HeldRole,
    Invitation,
    Membership,
    Organisation,
    Session,
    User,
)
from bestinterests.web.accounts.queries import deciders_of, key_of, roles_held_in
from bestinterests.web.accounts.roles import FIRST
from bestinterests.workflow.declaring import worded
from bestinterests.workflow.interests import Kind

INVITATION_LASTS = dt.timedelta(days=7)
SAMPLES = "Samples"
"""The name of the organisation that holds what comes with the product."""


class Refusing(Exception):
    """An action that policy does not allow; carries every reason, and nothing was changed."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(refusal.sentence for refusal in self.refusals))


def begin(*, email: str, display_name: str, password: str, organisation: str, at: dt.datetime) -> User:
    """Make the first administrator and their organisation; there is a first only once.

    Raises Refusing where somebody was faster.
    """
    taken = Refusal(code="people.begun", sentence="The first administrator has already been made. Sign in instead.")
    try:
        with transaction.atomic():
            if User.objects.exists():
                raise Refusing([taken])
            Beginning.objects.create(id=1, at=at)
            person = _new_person(email=email, display_name=display_name, password=password, at=at)
            Beginning.objects.filter(id=1).update(person=person)
            found_organisation(name=organisation, actor=person, at=at)
            return person
    except IntegrityError as error:
        raise Refusing([taken]) from error


@transaction.atomic
def found_organisation(*, name: str, actor: User, at: dt.datetime) -> Organisation:
    """Make an organisation with its first member."""
    organisation = Organisation.objects.create(public_id=new_id(at), name=name, made_at=at)
    _join(organisation, actor, frozenset(FIRST), at)
    _note(organisation, "organisation.founded", actor.public_id, actor, at, FIRST)
    return organisation


def sample_organisation(*, at: dt.datetime) -> Organisation:
    """Return the organisation of the samples that come with the product, made where there is none; nobody joins it.

    Two servers that start at once agree: there can be one only.
    """
    fresh = {"public_id": new_id(at), "name": SAMPLES, "made_at": at}
    return Organisation.objects.get_or_create(is_sample=True, defaults=fresh)[0]


@transaction.atomic
def add_person(*, email: str, display_name: str, organisation: str, roles: frozenset[str], at: dt.datetime) -> User:
    """Make a person without a password, as the command does, in the organisation of a name, made where there is none.

    Raises Refusing for roles that do not exist, for a known e-mail address, and where several have the name.
    """
    _insist(policies.may_hold(roles))
    named = list(Organisation.objects.filter(name=organisation)[:2])
    if len(named) > 1:
        sentence = f"There are several organisations called {organisation}. Invite the person in the workspace."
        raise Refusing([Refusal(code="people.several-organisations", sentence=sentence)])
    body = named[0] if named else Organisation.objects.create(public_id=new_id(at), name=organisation, made_at=at)
    person = _new_person(email=email, display_name=display_name, password=None, at=at)
    _join(body, person, roles, at)
    _note(body, "person.added", person.public_id, person, at, roles)
    return person


@transaction.atomic
def rename_person(*, display_name: str, actor: User, at: dt.datetime) -> None:
    """Change how a person is called everywhere."""
    actor.display_name = display_name
    actor.save(update_fields=["display_name"])


@transaction.atomic
def rename_organisation(*, organisation: Organisation, name: str, actor: User, at: dt.datetime) -> None:
    """Change the name of an organisation."""
    Organisation.objects.filter(pk=organisation.pk).update(name=name)
    _note(organisation, "organisation.renamed", organisation.public_id, actor, at)


@transaction.atomic
def arrange(
    *,
    organisation: Organisation,
    fewest_reviewers: int,
    has_dpo: bool,
    senior: frozenset[str],
    actor: User,
    at: dt.datetime,
) -> None:
    """Settle how assessments are reviewed here.

    fewest_reviewers: views that a round needs, from 1. has_dpo: is advice sought? senior: public ids of the members who
    are named senior persons. Raises Refusing where one of them does not decide, or the number is out of bounds. Each
    thing that changes is one event.
    """
    deciding = {held.person.public_id: held for held in deciders_of(organisation)}
    _insist(policies.may_arrange(fewest_reviewers, senior, frozenset(deciding)))
    before = (organisation.fewest_reviewers, organisation.has_dpo)
    if before != (fewest_reviewers, has_dpo):
        fields = {"fewest_reviewers": fewest_reviewers, "has_dpo": has_dpo}
        Organisation.objects.filter(pk=organisation.pk).update(**fields)
        _note(organisation, "organisation.arranged", organisation.public_id, actor, at)
    for person, held in deciding.items():
        if held.is_senior != (person in senior):
            Membership.objects.filter(pk=held.pk).update(is_senior=person in senior)
            _note(organisation, f"person.{'' if person in senior else 'no-longer-'}senior", person, actor, at)


@transaction.atomic
def invite(
    *, organisation: Organisation, email: str, roles: frozenset[str], actor: User, at: dt.datetime
) -> Invitation:
    """Make a link for one person; raises Refusing for no roles, or for somebody who is a member already."""
    refusals = list(policies.may_hold(roles))
    if Membership.objects.filter(organisation=organisation, person__email__iexact=email).exists():
        refusals.append(Refusal(code="people.member", sentence=f"{email} already belongs to {organisation.name}."))
    _insist(refusals)
    organisation.invitations.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
    invitation = Invitation.objects.create(
        public_id=new_id(at),
        organisation=organisation,
        email=email.lower(),
        roles=sorted(roles),
        invited_by=actor,
        made_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    _note(organisation, "invitation.made", invitation.public_id, actor, at, roles)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, actor: User, at: dt.datetime) -> None:
    """Close a link that nobody has used."""
    closed = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
    if closed:
        _note(invitation.organisation, "invitation.withdrawn", invitation.public_id, actor, at)


@transaction.atomic
def accept(
    *, invitation: Invitation, actor: User | None, display_name: str = "", password: str | None = None, at: dt.datetime
) -> User:
    """Join by a link, as the person who is signed in or as a new one; raises Refusing where it is no longer open.

    password: none for somebody who signs in with the identity provider.
    """
    held = Invitation.objects.select_for_update().select_related("organisation").get(pk=invitation.pk)
    if not held.is_open(at):
        closed = "This link has been used, withdrawn or is too old."
        raise Refusing([Refusal(code="people.closed-link", sentence=closed)])
    person = actor or _new_person(email=held.email, display_name=display_name, password=password, at=at)
    if person.email.lower() != held.email.lower():
        raise Refusing([Refusal(code="people.other-person", sentence=f"This link is for {held.email}.")])
    if not Membership.objects.filter(organisation=held.organisation, person=person).exists():
        _join(held.organisation, person, frozenset(held.roles), at)
    held.accepted_at = at
    held.save(update_fields=["accepted_at"])
    _note(held.organisation, "person.joined", person.public_id, person, at, held.roles)
    return person


@transaction.atomic
def change_roles(*, membership: Membership, roles: frozenset[str], actor: User, at: dt.datetime) -> None:
    """Give a member other roles; raises Refusing where nobody could let people in any more."""
    held = _roles_in(membership.organisation)
    subject = membership.person.public_id
    _insist([*policies.may_hold(roles), *policies.may_change(held, subject, roles)])
    membership.held_roles.exclude(role__in=roles).delete()
    HeldRole.objects.bulk_create(HeldRole(membership=membership, role=role) for role in sorted(roles - held[subject]))
    _note(membership.organisation, "person.roles-changed", subject, actor, at, roles)


@transaction.atomic
def declare_interest(
    *, membership: Membership, kind: Kind, words: str, on: dt.date, actor: User, at: dt.datetime
) -> None:
    """Declare, for everything that is assessed here, an interest or that there is none; it takes the place of before.

    Raises Refusing where an interest is not put into words. The event says that it was declared, not what.
    """
    _insist(worded(kind, words))
    fields = {"interest_kind": kind, "interest_words": "" if kind == "none" else words.strip(), "interest_on": on}
    Membership.objects.filter(pk=membership.pk).update(**fields)
    _note(membership.organisation, "person.interest-declared", membership.person.public_id, actor, at)


@transaction.atomic
def remove_member(*, membership: Membership, actor: User, at: dt.datetime) -> None:
    """End a membership. What the person did stays under their name; raises Refusing for the last administrator."""
    subject = membership.person.public_id
    _insist(policies.may_change(_roles_in(membership.organisation), subject, frozenset()))
    membership.delete()
    _note(membership.organisation, "person.removed", subject, actor, at)


@transaction.atomic
def end_sessions(*, person: User, keep: str, at: dt.datetime) -> int:
    """Sign a person out of every browser but the one with this session key; return how many there were."""
    ended, _ = Session.objects.filter(person=person).exclude(session_key=keep).delete()
    return ended


@transaction.atomic
def end_session(*, person: User, browser: str, keep: str, at: dt.datetime) -> bool:
    """Sign a person out of one browser, as addresses call it, but not the one to keep; say whether it was there."""
    keys = Session.objects.filter(person=person).exclude(session_key=keep).values_list("session_key", flat=True)
    found = [key for key in keys if key_of(key) == browser]
    return Session.objects.filter(person=person, session_key__in=found).delete()[0] > 0


def _new_person(*, email: str, display_name: str, password: str | None, at: dt.datetime) -> User:
    if User.objects.filter(email__iexact=email).exists():
        raise Refusing([Refusal(code="people.known", sentence=f"There is already a person with the address {email}.")])
    person = User(public_id=new_id(at), email=email.lower(), display_name=display_name, joined_at=at)
    person.set_password(password)
    person.save()
    # allauth keeps addresses in a table of its own; it would add this row at the first look, which may be a GET.
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)
    return person


def _join(organisation: Organisation, person: User, roles: frozenset[str], at: dt.datetime) -> None:
    membership = Membership.objects.create(organisation=organisation, person=person, joined_at=at)
    HeldRole.objects.bulk_create(HeldRole(membership=membership, role=role) for role in sorted(roles))


def _roles_in(organisation: Organisation) -> dict[str, frozenset[str]]:
    """The roles of every member by public id; the organisation is locked, so that two changes cannot cross."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    return roles_held_in(organisation)


def _insist(refusals: Iterable[Refusal]) -> None:
    found = tuple(refusals)
    if found:
        raise Refusing(found)


def note(
    *,
    organisation: Organisation,
    kind: str,
    subject: str,
    roles: Iterable[str] = (),
    actor: User,
    at: dt.datetime,
) -> None:
    """Write an event of an organisation, in the caller's transaction. kind: a word of EVENT_WORDS."""
    _note(organisation, kind, subject, actor, at, roles)


def _note(
    organisation: Organisation, kind: str, subject: str, actor: User, at: dt.datetime, roles: Iterable[str] = ()
) -> None:
    Event.objects.create(organisation=organisation, at=at, actor=actor, kind=kind, subject=subject, roles=sorted(roles))
