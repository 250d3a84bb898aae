"""Who holds which role in an organisation, who can sign there, and what people have declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from bestinterests.web.accounts import roles
from bestinterests.web.accounts.access import Standing, interest_of
from bestinterests.web.accounts.models import HeldRole, Membership, Organisation
from bestinterests.web.accounts.queries import Listed
from bestinterests.web.accounts.wanting import Want, wanting
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.interests import KINDS

NAMED = 12
"""People who are named for one role on the screen of roles; the page of people shows all."""
SIGNERS = ("second-signatory", "decider")
"""Roles whose holders can give a second signature; that of a decision is never of who took it."""


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
