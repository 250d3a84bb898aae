"""Impacts, and what the document says about bands, groups and rights that touches them."""

from __future__ import annotations

from bestinterests.domain.impact import Impact
from bestinterests.packs.meaning.notes import Notes

TITLES = {
    "groups": "name",
    "people": "role",
    "features": "name",
    "impacts": "title",
    "remedy_routes": "name",
    "measures": "title",
}
"""Collections whose items have a title or name that people go by."""


def check_titles(notes: Notes) -> None:
    """Items that people go by have a title or name."""
    for collection, field in TITLES.items():
        for item in getattr(notes.assessment, collection):
            if not getattr(item, field).strip():
                notes.add(
                    "text.blank-title",
                    f"assessment.{collection}[{item.id}].{field}",
                    f"{item.id} has no {field}.",
                    "Give it one of a few words.",
                )


def check_impacts(notes: Notes) -> None:
    """Whom an impact reaches, who gains, and what it is made of."""
    used = {use.band for use in notes.assessment.children if use.in_scope}
    groups = {group.id: frozenset(group.bands) for group in notes.assessment.groups}
    for impact in notes.assessment.impacts:
        path = f"assessment.impacts[{impact.id}]"
        if not impact.right:
            notes.add(
                "impact.no-right",
                f"{path}.right",
                f"It is not said which right {impact.id} touches.",
                "Name the right it touches first, such as article-16.",
            )
        _check_reach(notes, impact, path, used)
        if impact.groups:
            _check_groups(notes, impact, path, groups)
        _check_gain(notes, impact, path)
        if impact.right in impact.linked_rights:
            notes.add(
                "impact.right-repeated",
                f"{path}.linked_rights",
                f"{impact.right} leads {impact.id} and is listed as linked too.",
                "Take it out of the list.",
            )
        if impact.cumulates:
            _check_parts(notes, impact, path)


def _check_reach(notes: Notes, impact: Impact, path: str, used: set[str]) -> None:
    if not impact.features:
        notes.add(
            "impact.no-feature",
            f"{path}.features",
            f"{impact.id} comes from no feature.",
            "Name the feature it comes from.",
        )
    if not impact.bands:
        notes.add(
            "impact.no-band",
            f"{path}.bands",
            f"{impact.id} reaches no age band.",
            "Name the bands of the children it reaches.",
        )
    if used and not used.issuperset(impact.bands):
        outside = ", ".join(band for band in impact.bands if band not in used)
        notes.add(
            "impact.band-not-in-use",
            f"{path}.bands",
            f"{impact.id} reaches {outside}, which is not in scope in the list of children.",
            "Put the band in scope there, or take it out here.",
        )


def _check_groups(notes: Notes, impact: Impact, path: str, groups: dict[str, frozenset[str]]) -> None:
    for group in impact.groups:
        bands = groups.get(group)
        if bands and impact.bands and bands.isdisjoint(impact.bands):
            notes.add(
                "impact.group-elsewhere",
                f"{path}.groups",
                f"{group} is found in other bands than {impact.id} reaches.",
                "Mend the bands of one of them.",
            )


def _check_gain(notes: Notes, impact: Impact, path: str) -> None:
    if impact.direction == "benefit" and not impact.accrues_to:
        notes.add(
            "impact.gain-for-nobody",
            f"{path}.accrues_to",
            f"{impact.id} does not say who gains.",
            "Say who: children, parents, the company or others.",
        )
    if impact.direction == "harm" and impact.accrues_to:
        notes.add(
            "impact.harm-with-gain",
            f"{path}.accrues_to",
            f"{impact.id} is a harm, yet says who gains.",
            "Record the gain as an impact of its own.",
        )


def _check_parts(notes: Notes, impact: Impact, path: str) -> None:
    for part_id in impact.cumulates:
        part = notes.impacts.get(part_id)
        if part is None or part is impact:
            continue
        if part.direction != impact.direction:
            notes.add(
                "impact.mixed-directions",
                f"{path}.cumulates",
                f"{impact.id} is a {impact.direction} and its part {part_id} a {part.direction}.",
                "Judge harms together and benefits together.",
            )
        elif set(part.rights).isdisjoint(impact.rights) or set(part.bands).isdisjoint(impact.bands):
            notes.add(
                "impact.parts-elsewhere",
                f"{path}.cumulates",
                f"{part_id} shares no right or no band with {impact.id}.",
                "Parts touch the same right of the same children.",
            )


def check_rights_set_aside(notes: Notes) -> None:
    """A right that is set aside for the service is touched by no impact."""
    touched: dict[str, list[str]] = {}
    for impact in notes.assessment.impacts if notes.assessment.rights_set_aside else ():
        for right in impact.rights:
            touched.setdefault(right, []).append(impact.id)
    for aside in notes.assessment.rights_set_aside:
        if touching := list(dict.fromkeys(touched.get(aside.right, ()))):
            notes.add(
                "right.set-aside-touched",
                f"assessment.rights_set_aside[{aside.right}]",
                f"{aside.right} is set aside, and {', '.join(touching)} touches it.",
                "Take it off the list, or mend the impact.",
            )


def check_children(notes: Notes) -> None:
    """Shares add up to no more than all, and a service in scope has children."""
    shares = [use.share for use in notes.assessment.children if use.share is not None]
    total = sum(shares)
    if total > 100.5:
        notes.add(
            "children.shares",
            "assessment.children",
            f"The shares of the bands add up to {total:g} per cent.",
            "Give shares of all users; they stay below 100.",
        )
    in_scope = any(use.in_scope for use in notes.assessment.children)
    if notes.assessment.scope.outcome == "in-scope" and not in_scope:
        notes.add(
            "scope.no-band",
            "assessment.children",
            "The service is in scope, but no age band is.",
            "List the bands that are likely to use it.",
        )
