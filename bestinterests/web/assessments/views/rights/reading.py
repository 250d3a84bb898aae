"""Reading rights: all of them in groups, one with its wording and links, and how those in play hang together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from bestinterests.documents import wording
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.places import address_of
from bestinterests.web.assessments.rights import SERVICE, InPlay, Rights, matching
from bestinterests.web.assessments.views.service import contradictions

SHOWN = {"": "All", "in-play": "In play", "open": "Still to look at", "set-aside": "Set aside"}
"""What may be shown of the list."""
SOUGHT = 200
"""Characters of a search."""
LISTED = 50
"""Impacts, and features, that the page of a right lists at most."""


@require_safe
def rights(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the rights in their groups: whether uses of data list them, impacts touch them, and somebody looked."""
    held = opened(request, assessment)
    of = rights_of(held)
    sought = request.GET.get("q", "").strip()[:SOUGHT]
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    found = [each for each in matching(of.all, held.framework, sought) if _is_shown(each, show)]
    askable = [each for each in of.all if each.is_askable]
    return page(
        request,
        held,
        "assessments/rights.html",
        groups=of.groups(found),
        sought=sought,
        show=show,
        shows=SHOWN,
        found=len(found),
        in_play=sum(1 for each in askable if each.is_in_play),
        looked=sum(1 for each in askable if each.state == "looked-at"),
        waiting=sum(1 for each in askable if each.state in ("not-asked", "in-part")),
        asides=sum(1 for each in askable if each.state == "set-aside"),
        left_out=sum(1 for each in askable if each.state == "left-out"),
    )


@require_safe
def right(request: HttpRequest, assessment: str, right: str) -> HttpResponse:
    """One right: its wording, its prompts, what the record says of it, and the rights that it hangs together with."""
    return shown(request, opened(request, assessment), right)


def shown(request: HttpRequest, held: Opened, right: str, refused: Sequence[Any] = ()) -> HttpResponse:
    """The page of one right. refused: why what was asked of it could not be done."""
    of = rights_of(held)
    found = one_of(of, right)
    taken_up = held.framework.framework_rights.get(right)
    impacts = {impact.id: impact for impact in held.judged.impacts}
    prompts = (*found.right.prompts, *(taken_up.prompts if taken_up else ()))
    return page(
        request,
        held,
        "assessments/right.html",
        each=found,
        gains=[said for said in prompts if said.direction == "support"],
        losses=[said for said in prompts if said.direction == "risk"],
        linked=of.linked(right),
        together=[
            (held.framework.activity_name(kind), [held.framework.right_short(other) for other in others])
            for kind, others in of.together(right)
        ],
        states=_states(held, found),
        impacts=[(impacts[key], address_of(held.id, key)) for key in found.impacts[:LISTED]],
        more=max(0, len(found.impacts) - LISTED),
        further=max(0, len(found.required_of) - LISTED),
        contradictions=contradictions(held, "contradiction.none-because", right=right),
        people={person.id: person.role for person in held.judged.people},
        coverage=_coverage(held),
        trail=[("Rights", reverse("assessments:rights", args=[held.id]))],
        refused=refused,
        status=409 if refused else 200,
    )


@require_safe
def rights_together(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show how rights hang together: those linked with a right in play, and those that one use of data lists."""
    held = opened(request, assessment)
    of = rights_of(held)
    return page(
        request,
        held,
        "assessments/rights_together.html",
        rows=[(each, of.linked(each.id)) for each in of.all if each.is_in_play and each.is_askable],
        activities=[(held.framework.activity_name(kind), rights) for kind, rights in of.activities],
        overlooked=of.overlooked(),
        of=of,
        trail=[("Rights", reverse("assessments:rights", args=[held.id]))],
    )


def rights_of(held: Opened) -> Rights:
    """The rights of what was opened, on the record as it stands."""
    return Rights(held.framework, held.judged, held.evaluation)


def one_of(of: Rights, right: str) -> InPlay:
    """One right by its id. Raises Http404 where the packs do not have it."""
    if right not in of.by_id:
        raise Http404
    return of.by_id[right]


def _is_shown(each: InPlay, show: str) -> bool:
    if show == "in-play":
        return each.is_in_play
    if show == "open":
        return each.state in ("not-asked", "in-part")
    return show != "set-aside" or each.aside is not None


_SAID = {
    "impact": "an impact is recorded",
    "looked": "looked for",
    "none": "none, with a reason",
    "not-applicable": "does not apply, with a reason",
    "not-asked": "not asked yet",
}


def _states(held: Opened, found: InPlay) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """For each feature, or the service: its id and name, and what is known of each band, bands alike together.

    Features in which somebody has still to look come first; at most as many as a page lists.
    """
    rows = []
    for owner in sorted(found.required_of, key=lambda each: each not in found.open_in)[:LISTED]:
        said: dict[str, list[str]] = {}
        for band, answer in held.evaluation.coverage.states.get(owner, {}).get(found.id, {}).items():
            said.setdefault(_SAID[answer], []).append(wording.band_name(band, held.framework.bands))
        name = "The service as a whole" if owner == SERVICE else _names(held)[owner]
        rows.append(("" if owner == SERVICE else owner, name, [(words, ", ".join(b)) for words, b in said.items()]))
    return rows


def _names(held: Opened) -> dict[str, str]:
    return {feature.id: feature.name for feature in held.judged.features}


def _coverage(held: Opened) -> str:
    """The page on which somebody says what they looked for; nothing where this workspace has none."""
    try:
        return reverse("assessments:coverage", args=[held.id])
    except NoReverseMatch:
        return ""
