"""What the code asks: standards with their obligations by force, and practices that no gain can pay for."""

from __future__ import annotations

from typing import Any

from bestinterests.documents.report.standards import FORCE
from bestinterests.web.learn.shelf import Shelf


def standard(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a standard's page."""
    framework = shelf.framework
    held = framework.standards[key]
    place = f"standards/{key}"
    duties = [(duty, shelf.at(f"{place}/obligations/{duty.id}")) for duty in held.obligations]
    own = {duty.id for duty in held.obligations}
    return {
        "standard": held,
        "heading": shelf.at(f"{place}/title"),
        "summary": shelf.at(f"{place}/summary"),
        "by_force": [
            (words, [(duty, said) for duty, said in duties if duty.force == force]) for force, words in FORCE.items()
        ],
        "group": framework.term_label("standard-groups", held.group),
        "rights": [key_ for key_, right in framework.framework_rights.items() if key in right.standards],
        "activities": [a for a in framework.activities.values() if key in a.standards],
        "patterns": [p for p in framework.patterns.values() if key in p.standards],
        "practices": [p for p in framework.practices.values() if p.obligation in own],
    }


def by_number(shelf: Shelf) -> dict[str, Any]:
    """Return standards by number, each with how many things it asks at each force."""
    counted = [
        (held, [(words, sum(duty.force == force for duty in held.obligations)) for force, words in FORCE.items()])
        for held in sorted(shelf.framework.standards.values(), key=lambda held: held.number)
    ]
    return {"standards": counted}


def practice(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a practice's page; breached: the standard and obligation that it cites."""
    framework = shelf.framework
    held = framework.practices[key]
    place = f"practices/{key}"
    return {
        "practice": held,
        "text": shelf.at(f"{place}/text"),
        "exception": shelf.said.get(f"{place}/exception"),
        "breached": framework.obligations.get(held.obligation or ""),
        "force": FORCE,
    }
