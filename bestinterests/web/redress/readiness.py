"""Whether a portal may take anything in: what has to stand before it is opened, and what shuts it by itself.

Children write where somebody reads. So a portal opens only once a safeguarding lead is named, hours of cover are set,
the way to call the lead was tried, two people hold the keys, and somebody can answer; and it shuts, with an honest
page, as soon as one of these is gone or the clock stands still. Ours; asked by no law.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.models import Membership, Organisation, User
from bestinterests.web.accounts.roles import Permission, holding
from bestinterests.web.jobs.models import Beat
from bestinterests.web.redress import keys
from bestinterests.web.redress.models import Cover, Custodian, PagingTest, Portal
from bestinterests.workflow.casework.covering import said

PULSE = "doors"
"""Name of the job whose beat shows that the clock goes."""
STANDS_STILL = dt.timedelta(minutes=15)
"""After how long without a beat nothing more is taken in."""
TRIED_WITHIN = dt.timedelta(days=92)
"""How long a try of the way to the lead counts."""
CUSTODIANS = 2


class Condition(NamedTuple):
    """One thing that has to stand. what: as a heading; told: how it stands; route: where it is mended."""

    key: str
    what: str
    met: bool
    told: str
    route: str


class Door(NamedTuple):
    """Whether something may come in now. why: of the first condition that is not met, or ``shut`` or ``unopened``."""

    is_open: bool
    why: str = ""


def conditions(organisation: Organisation, at: dt.datetime) -> list[Condition]:
    """Everything that has to stand in an organisation before any of its portals may be open."""
    cover = cover_of(organisation)
    return [
        _keys(),
        _custodians(organisation),
        _lead(organisation, cover),
        _hours(cover),
        _paging(organisation, cover, at),
        _handler(organisation),
        _clock(at),
    ]


def door_of(portal: Portal, at: dt.datetime) -> Door:
    """Whether a portal takes anything in now. Following a case that is there goes on, whatever the answer."""
    if portal.opened_at is None:
        return Door(False, "unopened")
    if portal.shut_at is not None:
        return Door(False, "shut")
    missing = next((each for each in conditions(portal.organisation, at) if not each.met), None)
    return Door(False, missing.key) if missing else Door(True)


def cover_of(organisation: Organisation) -> Cover | None:
    """What an organisation has settled; None where it has settled nothing."""
    return Cover.objects.select_related("lead", "deputy").filter(organisation=organisation).first()


def holders_in(organisation: Organisation, permission: Permission) -> list[User]:
    """The people of an organisation whose roles hold a permission, by name."""
    held = Membership.objects.filter(
        organisation=organisation, held_roles__role__in=holding(permission), person__is_active=True
    )
    rows = held.select_related("person").order_by("person__display_name", "person_id").distinct()
    return [member.person for member in rows]


def _keys() -> Condition:
    try:
        told = f"Their fingerprint is {keys.ring().fingerprint()}."
        met = True
    except keys.NoKeys:
        met, told = False, "There are none on this server. Whoever runs it makes them: bestinterests keys make"
    except Refused:
        met, told = False, "They cannot be read. Whoever runs this server puts them back from the printed sheet."
    return Condition("keys", "Keys of cases", met, told, "redress:custodians")


def _custodians(organisation: Organisation) -> Condition:
    try:
        now = keys.ring().fingerprint()
    except (keys.NoKeys, Refused):
        now = ""
    rows = Custodian.objects.filter(organisation=organisation, person__is_active=True, fingerprint=now)
    held = rows.filter(confirmed_at__isnull=False, person__memberships__organisation=organisation).distinct().count()
    met = bool(now) and held >= CUSTODIANS
    told = f"{held} of {CUSTODIANS} have shown that they hold a copy of these keys."
    return Condition("custodians", "Two people who hold the keys", met, told, "redress:custodians")


def _lead(organisation: Organisation, cover: Cover | None) -> Condition:
    able = {person.pk for person in holders_in(organisation, Permission.SAFEGUARD)}
    met = cover is not None and cover.lead_id in able
    if cover is None or cover.lead is None:
        told = "Nobody is named yet."
    elif met:
        told = f"{cover.lead.display_name}" + (f", or else {cover.deputy.display_name}" if cover.deputy else "")
    else:
        told = f"{cover.lead.display_name} no longer has the role of a safeguarding lead here."
    return Condition("lead", "A safeguarding lead", met, told, "redress:cover")


def _hours(cover: Cover | None) -> Condition:
    words = said(cover.hours) if cover else ""
    return Condition(
        "hours", "Hours in which messages are read", bool(words), words or "None are set.", "redress:cover"
    )


def _paging(organisation: Organisation, cover: Cover | None, at: dt.datetime) -> Condition:
    what, route = "A tested way to call the lead", "redress:paging"
    if cover is None or not cover.page_to:
        return Condition("paging", what, False, "There is no address to which the lead is called.", route)
    rows = PagingTest.objects.filter(organisation=organisation, page_to=cover.page_to, confirmed_at__isnull=False)
    newest = rows.order_by("-confirmed_at").first()
    if newest is None or newest.confirmed_at is None:
        return Condition("paging", what, False, "It was not tried yet.", route)
    met = newest.confirmed_at > at - TRIED_WITHIN
    told = f"It reached the lead on {newest.confirmed_at:%-d %B %Y}." + ("" if met else " Try it again.")
    return Condition("paging", what, met, told, route)


def _handler(organisation: Organisation) -> Condition:
    people = holders_in(organisation, Permission.HANDLE_CASES)
    told = ", ".join(person.display_name for person in people) or "Nobody has the role of a case handler."
    return Condition("handler", "Somebody who answers", bool(people), told, "accounts:people")


def _clock(at: dt.datetime) -> Condition:
    beat = Beat.objects.filter(name=PULSE).first()
    met = beat is not None and beat.began_at is not None and beat.began_at > at - STANDS_STILL
    told = "It goes." if met else "It stands still: what is done by the clock has not been done for 15 minutes."
    return Condition("clock", "The clock of this server", met, told, "redress:portals")
