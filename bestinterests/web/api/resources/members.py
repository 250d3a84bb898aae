"""Who comes, who may do what, who goes, and how reviews are arranged."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.forms import Arranged, OrganisationNamed, RolesChosen
from bestinterests.web.accounts.forms import Invited as InvitedForm
from bestinterests.web.accounts.holding import signers_of
from bestinterests.web.accounts.models import Invitation, Membership, Organisation
from bestinterests.web.accounts.queries import deciders_of, happenings_in, link_of
from bestinterests.web.accounts.roles import ROLES, Permission
from bestinterests.web.accounts.views.people import member_in
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import PREFIX
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.people import organisation_told
from bestinterests.web.api.resources.places import insist_place, whole_address
from bestinterests.web.api.shapes.members import (
    ArrangementTold,
    Events,
    EventTold,
    Invitations,
    InvitationTold,
    Invited,
    PersonNamed,
)
from bestinterests.web.api.shapes.people import Person
from bestinterests.web.ui.paging import paged

NEWEST = ("-made_at", "-id")
LAST = ("-at", "-id")


def person(call: Call) -> Answer:
    """Give one member."""
    return Answer(_told(member_in(standing_of(call.request, call.path["organisation"]), call.path["person"])))


def invitations(call: Call) -> Answer:
    """List invitations that were neither used nor withdrawn, the newest first."""
    held = _managing(call).organisation
    rows = held.invitations.filter(accepted_at=None, withdrawn_at=None)
    insist_place(rows, NEWEST, call.asked.place)
    page = paged(rows, NEWEST, call.asked.place)
    entries = tuple(Invited(**_invited(each, call)) for each in page.rows)
    return Answer(Invitations(entries=entries, before=page.before, after=page.after))


def invitation(call: Call) -> Answer:
    """Give an invitation with its link, which stands in no table and in no answer that is kept."""
    held = _invitation(call, _managing(call).organisation)
    link = whole_address(call, link_of(held)) if held.is_open(call.at) else ""
    return Answer(InvitationTold(**_invited(held, call), link=link))


def events(call: Call) -> Answer:
    """List what changed about people."""
    held = _managing(call).organisation
    insist_place(held.events.all(), LAST, call.asked.place)
    page = happenings_in(held, call.asked.place)
    entries = tuple(EventTold(at=each.at, sentence=each.sentence, roles=each.roles) for each in page.entries)
    return Answer(Events(entries=entries, before=page.before, after=page.after))


def invite(call: Call) -> Answer:
    """Invite one person."""
    standing = _managing(call)
    told = checked(InvitedForm(typed(call)))

    def make() -> Answer:
        made = actions.invite(
            organisation=standing.organisation,
            email=told["email"],
            roles=frozenset(told["roles"]),
            actor=standing.person,
            at=call.at,
        )
        location = f"{PREFIX}/organisations/{standing.organisation.public_id}/invitations/{made.public_id}"
        return Answer(Invited(**_invited(made, call)), 201, {"Location": location})

    return once(call, make)


def withdraw(call: Call) -> Answer:
    """Close the link of an invitation."""
    standing = _managing(call)
    held = _invitation(call, standing.organisation)
    actions.withdraw_invitation(invitation=held, actor=standing.person, at=call.at)
    held.refresh_from_db()
    return Answer(Invited(**_invited(held, call)))


def roles(call: Call) -> Answer:
    """Give a member other roles."""
    standing = _managing(call)
    member = member_in(standing, call.path["person"])
    told = checked(RolesChosen(typed(call)))
    given = frozenset(told["roles"])
    actions.change_roles(membership=member, roles=given, actor=standing.person, at=call.at)
    return Answer(_told(member_in(standing, call.path["person"])))


def rename(call: Call) -> Answer:
    """Change the name of an organisation."""
    standing = _managing(call)
    name = checked(OrganisationNamed(typed(call)))["name"]
    actions.rename_organisation(organisation=standing.organisation, name=name, actor=standing.person, at=call.at)
    standing.organisation.refresh_from_db()
    return Answer(organisation_told(standing))


def arrangement(call: Call) -> Answer:
    """Tell how reviews are arranged."""
    return Answer(_arranged(standing_of(call.request, call.path["organisation"]).organisation))


def arrange(call: Call) -> Answer:
    """Settle how reviews are arranged."""
    standing = _managing(call)
    held = standing.organisation
    sent = typed(call) | {"has_dpo": "yes" if call.sent.has_dpo else "no"}
    names = [(each.person.public_id, each.person.display_name) for each in deciders_of(held)]
    told = checked(Arranged(sent, deciders=names))
    actions.arrange(
        organisation=held,
        fewest_reviewers=told["fewest_reviewers"],
        has_dpo=told["has_dpo"] == "yes",
        senior=frozenset(told["senior"]),
        actor=standing.person,
        at=call.at,
    )
    held.refresh_from_db()
    return Answer(_arranged(held))


def remove(call: Call) -> Answer:
    """End a membership."""
    standing = _managing(call)
    member = member_in(standing, call.path["person"])
    actions.remove_member(membership=member, actor=standing.person, at=call.at)
    return Answer(status=204)


def _managing(call: Call) -> Standing:
    return standing_of(call.request, call.path["organisation"], Permission.MANAGE_PEOPLE)


def _invitation(call: Call, organisation: Organisation) -> Invitation:
    return get_object_or_404(organisation.invitations, public_id=call.path["invitation"])


def _invited(held: Invitation, call: Call) -> dict[str, Any]:
    return {
        "id": held.public_id,
        "email": held.email,
        "roles": tuple(held.roles),
        "made_at": held.made_at,
        "expires_at": held.expires_at,
        "open": held.is_open(call.at),
    }


def _told(member: Membership) -> Person:
    given = {held.role for held in member.held_roles.all()}
    return Person(
        id=member.person.public_id,
        name=member.person.display_name,
        email=member.person.email,
        roles=tuple(role for role in ROLES if role in given),
        joined_at=member.joined_at,
    )


def _arranged(held: Organisation) -> ArrangementTold:
    deciders = deciders_of(held)
    return ArrangementTold(
        fewest_reviewers=held.fewest_reviewers,
        has_dpo=held.has_dpo,
        deciders=tuple(PersonNamed(id=m.person.public_id, name=m.person.display_name) for m in deciders),
        senior=tuple(m.person.public_id for m in deciders if m.is_senior),
        signers=tuple(PersonNamed(id=m.person.public_id, name=m.person.display_name) for m in signers_of(held)),
    )
