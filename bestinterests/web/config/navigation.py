"""The bar at the head of every page: where a person can go, and where they are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from bestinterests.web.accounts.access import Standing, standings_in
from bestinterests.web.accounts.models import User
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.explainer.guidance import purpose_of
from bestinterests.web.notices.queries import unread


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return what the base page needs: entries of the bar, the person, the organisation where it is one, and where the
    page is explained."""
    person = getattr(request, "user", None)
    if not isinstance(person, User):
        return {"entries": (), "person": None, "organisation": None, "purpose": None}
    standings = standings_in(request)
    found = request.resolver_match
    here = found.view_name if found else ""
    if found and here not in NAMED and (found.app_name == "assessments" or "assessment" in found.kwargs):
        here = ASSESSMENTS[0]
    elif found and found.app_name == "change_requests":
        here = CHANGES[0]
    elif found and found.app_name == "desk":
        here = OVERVIEW[0]
    elif found and found.app_name == "redress":
        here = CASES[0]
    return {
        "entries": [_entry(*entry, here=here) for entry in (*_places(standings), _notices(person, standings))],
        "person": person,
        "purpose": purpose_of(found.view_name) if found else None,
        "organisation": standings[0].organisation if len(standings) == 1 else None,
    }


def _places(standings: list[Standing]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Text, address, and the names of the routes that belong to it. Who reads from outside alone has two places."""
    places: list[tuple[str, str, tuple[str, ...]]] = [("Home", reverse("home"), ("home",))]
    named = ("Named for you", reverse("assessments:named"), NAMED)
    reads_named = any(held.may(Permission.READ_NAMED) for held in standings)
    standings, everywhere = [held for held in standings if held.may(Permission.READ)], standings
    if everywhere and not standings:
        return [*places, named]
    places.append(("Assessments", _assessments(standings), ASSESSMENTS))
    if reads_named:
        places.append(named)
    if standings:
        places.append(("Changes", _changes(standings), CHANGES))
    places += _cases(standings)
    if any(held.may(each) for held in standings for each in OVERLOOKS):
        places.append(("Overview", reverse("overview:everywhere"), OVERVIEW))
    if len(standings) == 1:
        people = reverse("accounts:people", args=[standings[0].organisation.public_id])
        places.append(("People", people, PEOPLE))
    elif standings:
        places.append(("Organisations", reverse("accounts:organisations"), ("accounts:organisations", *PEOPLE)))
    places.append(("Framework", reverse("learn:framework"), FRAMEWORK))
    return places


def _notices(person: User, standings: list[Standing]) -> tuple[str, str, tuple[str, ...]]:
    """The person's notices, with how many are not read."""
    number = unread(person, standings) if standings else ""
    return f"Notices ({number})" if number else "Notices", reverse("notices:notices"), NOTICES


def _assessments(standings: list[Standing]) -> str:
    """Straight to the list where there is one; to the samples for a person who belongs nowhere."""
    if len(standings) == 1:
        return reverse("assessments:list", args=[standings[0].organisation.public_id])
    return reverse("assessments:everywhere" if standings else "assessments:samples")


def _changes(standings: list[Standing]) -> str:
    """Straight to the list where there is one organisation."""
    if len(standings) == 1:
        return reverse("change_requests:list", args=[standings[0].organisation.public_id])
    return reverse("change_requests:everywhere")


def _cases(standings: list[Standing]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The cases of the first organisation in which they see them, which names the others; else its portals."""
    for words, route, permission in (
        ("Cases", "redress:cases", Permission.OVERSEE_CASES),
        ("Portals", "redress:portals", Permission.RUN_PORTAL),
    ):
        for held in standings:
            if held.may(permission):
                return [(words, reverse(route, args=[held.organisation.public_id]), CASES)]
    return []


NAMED = ("assessments:named", "assessments:named_grant", "assessments:named_paper")
OVERLOOKS = (Permission.ADVISE, Permission.DECIDE, Permission.MANAGE_PEOPLE)
"""Whoever may one of these answers for all services of an organisation; others find the overview from the list."""
OVERVIEW = (
    "overview:everywhere",
    "overview:glance",
    "overview:marks",
    "overview:services",
    "overview:deadlines",
)
ASSESSMENTS = ("assessments:everywhere",)
"""Stands for every page of assessments."""
CHANGES = ("change_requests:everywhere",)
"""Stands for every page of change requests that lies in no assessment."""
CASES = ("redress:cases",)
"""Stands for every page of cases and portals that lies in no assessment."""
PEOPLE = (
    "accounts:people",
    "accounts:roles",
    "accounts:invitation_new",
    "accounts:member_roles",
    "accounts:member_remove",
    "accounts:organisation_rename",
    "accounts:arrangement",
    "accounts:interests",
)

NOTICES = ("notices:notices", "notices:settings")
FRAMEWORK = (
    "learn:framework",
    "search",
    "learn:unchecked",
    "learn:kind",
    "learn:item",
    "learn:remark_new",
    "learn:remarks",
    "learn:remark",
    "learn:remark_remove",
)


def _entry(text: str, href: str, routes: tuple[str, ...], *, here: str) -> dict[str, Any]:
    return {"text": text, "href": href, "active": here in routes}
