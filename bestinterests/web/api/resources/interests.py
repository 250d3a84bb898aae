"""What people have declared: for everything in an organisation, and for one assessment."""

from __future__ import annotations

from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import NotAllowed, interest_of, refusal_of, standing_of
from bestinterests.web.accounts.forms import InterestDeclared
from bestinterests.web.accounts.holding import declarations_in
from bestinterests.web.accounts.models import Membership
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.members import Interests, InterestsTold, InterestTold, OwnInterest
from bestinterests.web.reviews.access import reviewing
from bestinterests.web.reviews.said import interests_told

JOINED = ("joined_at", "id")


def own(call: Call) -> Answer:
    """Tell what the person has declared for everything."""
    return Answer(_own(_membership(call)))


def declare(call: Call) -> Answer:
    """Declare for everything; it takes the place of what was declared before."""
    member = _membership(call)
    told = checked(InterestDeclared(typed(call)))
    actions.declare_interest(
        membership=member,
        kind=told["interest"],
        words=told["interest_words"],
        on=timezone.localdate(call.at),
        actor=call.person,
        at=call.at,
    )
    member.refresh_from_db()
    return Answer(_own(member))


def everybody(call: Call) -> Answer:
    """List what members have declared for everything, for administrators and the officer."""
    standing = standing_of(call.request, call.path["organisation"])
    if not (standing.may(Permission.MANAGE_PEOPLE) or standing.may(Permission.ADVISE)):
        raise NotAllowed(refusal_of(Permission.MANAGE_PEOPLE))
    insist_place(standing.organisation.memberships.all(), JOINED, call.asked.place)
    page = declarations_in(standing.organisation, call.asked.place)
    entries = tuple(
        InterestTold(name=each.display_name, label=each.label, words=each.words, on=each.on, bars=each.bars)
        for each in page.entries
    )
    return Answer(Interests(entries=entries, before=page.before, after=page.after))


def in_assessment(call: Call) -> Answer:
    """List what everybody has declared for the version that is worked on, for administrators and the officer."""
    held = reviewing(call.request, call.path["assessment"])
    found = interests_told(held, held.version)
    if found is None:
        raise NotAllowed(refusal_of(Permission.MANAGE_PEOPLE))
    return Answer(InterestsTold(entries=tuple(InterestTold(**each._asdict()) for each in found)))


def _membership(call: Call) -> Membership:
    standing = standing_of(call.request, call.path["organisation"])
    rows = standing.organisation.memberships.select_related("person", "organisation")
    return rows.get(person=standing.person)


def _own(member: Membership) -> OwnInterest:
    held = interest_of(member)
    if held is None:
        return OwnInterest(interest="", interest_words="", on=None, bars=False)
    return OwnInterest(interest=held.kind, interest_words=held.words, on=held.on, bars=held.bars)
