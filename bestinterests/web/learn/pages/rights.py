"""Rights: by group, and one of them with everything that the framework says of it."""

from __future__ import annotations

from typing import Any

from bestinterests.documents.report.rights import CATEGORIES
from bestinterests.web.learn.shelf import Said, Shelf, both_sides

HOW_OFTEN = {
    "often": "often",
    "sometimes": "sometimes",
    "rarely": "rarely",
    "no": "not in any way that is known",
}


def right(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a right's page."""
    framework = shelf.framework
    held = framework.rights[key]
    taken_up = framework.framework_rights.get(key)
    here, there = f"rights/{key}", f"framework_rights/{key}"
    gains, losses = both_sides(shelf, f"{here}/prompts", held.prompts)
    if taken_up:
        more_gains, more_losses = both_sides(shelf, f"{there}/prompts", taken_up.prompts)
        gains, losses = [*more_gains, *gains], [*more_losses, *losses]
    return {
        "right": held,
        "taken_up": taken_up,
        "names": [shelf.at(f"{here}/title"), *([shelf.at(f"{there}/name")] if taken_up else [])],
        "group": shelf.at(f"{there}/category") if taken_up else None,
        "adult": shelf.at(f"{here}/adult"),
        "child": shelf.at(f"{here}/child"),
        "gains": gains,
        "losses": losses,
        "triggers": shelf.below(f"{there}/triggers"),
        "online": HOW_OFTEN[held.online],
        "related": [other for other in held.related if other in framework.rights],
        "activities": [a for a in framework.activities.values() if any(r.right == key for r in a.rights)],
        "standards": [framework.standards[s] for s in taken_up.standards] if taken_up else [],
        "always": [p for p in framework.profiles.values() if key in p.always_rights],
        "grave": [p for p in framework.profiles.values() if p.grave_harm and key in p.grave_harm.rights],
    }


def by_group(shelf: Shelf) -> dict[str, Any]:
    """Return rights in the groups of the framework, by article; those that it does not take up come last."""
    framework = shelf.framework
    grouped: list[tuple[str, Said | None, list[tuple[str, int]]]] = []
    for category in CATEGORIES:
        rights = [
            (key, framework.rights[key].article)
            for key, held in framework.framework_rights.items()
            if held.category == category and key in framework.rights
        ]
        if rights:
            said = shelf.said.get(f"vocabularies/categories/terms/{category}")
            label = framework.term_label("categories", category)
            grouped.append((label, said, sorted(rights, key=lambda pair: pair[1])))
    rest = [(key, held.article) for key, held in framework.rights.items() if key not in framework.framework_rights]
    if rest:
        grouped.append(("Rights of the Convention", None, sorted(rest, key=lambda pair: pair[1])))
    return {"groups": grouped}
