"""Fetch and authorise in one breath: no view holds an organisation without having been allowed to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.models import Membership, Organisation, User
from bestinterests.web.accounts.roles import SAYS, Permission, holders, may
from bestinterests.workflow.interests import Interest


class Standing(NamedTuple):
    """A person in an organisation, with the roles that they hold there. senior: are they a named senior person?

    interest: what they have declared for everything that is assessed there; None where they declared nothing.
    """

    person: User
    organisation: Organisation
    roles: frozenset[str]
    senior: bool = False
    interest: Interest | None = None

    def may(self, permission: Permission) -> bool:
        """Say whether one of the roles holds a permission."""
        return may(self.roles, permission)


class NotAllowed(PermissionDenied):
    """A person may not do this; the page of the refusal says why, and who could."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("; ".join(refusal.code for refusal in refusals))
        self.refusals = refusals


def insist(refusals: Iterable[Refusal]) -> None:
    """Raise NotAllowed with every refusal, if there is one."""
    found = tuple(refusals)
    if found:
        raise NotAllowed(*found)


def person_of(request: HttpRequest) -> User:
    """Return who is signed in. Raises NotAllowed where nobody is, which the middleware prevents."""
    if not isinstance(request.user, User):
        raise NotAllowed(Refusal(code="access.signed-out", sentence="Sign in first."))
    return request.user


def standing_of(request: HttpRequest, organisation: str, permission: Permission = Permission.READ) -> Standing:
    """Return the standing of the signed-in person in an organisation, given by its public id.

    Raises Http404 for people who do not belong to it, so that nobody learns which organisations there are;
    NotAllowed for members whose roles do not hold the permission.
    """
    for standing in standings_in(request):
        if standing.organisation.public_id == organisation:
            if not standing.may(permission):
                raise NotAllowed(refusal_of(permission))
            return standing
    raise Http404


def standing_to(request: HttpRequest, organisation: str, *permissions: Permission) -> Standing:
    """The standing of somebody whose roles hold one of some permissions. Raises Http404 and NotAllowed."""
    standing = standing_of(request, organisation)
    if not any(standing.may(each) for each in permissions):
        raise NotAllowed(refusal_of(permissions[0]))
    return standing


def standings_in(request: HttpRequest) -> list[Standing]:
    """Return the standings of the signed-in person, asked of the database once a request."""
    held: list[Standing] | None = getattr(request, "standings", None)
    if held is None:
        held = standings_of(person_of(request))
        request.standings = held  # type: ignore[attr-defined]
    return held


def reading_in(request: HttpRequest) -> list[Standing]:
    """Return the standings in which the signed-in person reads assessments: all but those of an outside reader."""
    return [held for held in standings_in(request) if held.may(Permission.READ)]


def standings_of(person: User) -> list[Standing]:
    """Return a person's standing in each of their organisations, by name."""
    rows = Membership.objects.filter(person=person).select_related("organisation").annotate(role=F("held_roles__role"))
    held: dict[int, tuple[Membership, set[str]]] = {}
    for row in rows.order_by("organisation__name", "organisation__id"):
        # One query for every page: a row for each role, and one without for a member who holds none.
        held.setdefault(row.pk, (row, set()))[1].update([row.role] if row.role else ())
    return [_standing(person, row, frozenset(roles)) for row, roles in held.values()]


def standing_as(member: Membership, person: User | None = None) -> Standing:
    """Return the standing that a membership gives; person: the member, where they are at hand."""
    return _standing(person or member.person, member, frozenset(held.role for held in member.held_roles.all()))


def _standing(person: User, member: Membership, roles: frozenset[str]) -> Standing:
    return Standing(person, member.organisation, roles, member.is_senior, interest_of(member))


def interest_of(member: Membership) -> Interest | None:
    """Return what a member has declared for everything that is assessed in the organisation."""
    if not member.interest_kind or member.interest_on is None:
        return None
    kind: Any = member.interest_kind  # one of the choices
    return Interest(kind=kind, words=member.interest_words, on=member.interest_on)


def refusal_of(permission: Permission) -> Refusal:
    """Return the reason that is given to people whose roles do not hold a permission."""
    able = " or ".join(f"{'an' if name[0] in 'AEIOU' else 'a'} {name.lower()}" for name in holders(permission))
    return Refusal(
        code=f"access.{permission.value.replace('.', '-')}",
        sentence=f"Your roles here do not let you {SAYS[permission]}.",
        who_could_help=f"It takes {able}. An administrator of your organisation can give you that role.",
    )
