"""What services do: kinds of data activity, and features as they are usually built."""

from __future__ import annotations

from typing import Any, NamedTuple

from bestinterests.web.learn.shelf import Said, Shelf


class Touched(NamedTuple):
    """A right that an activity lists, or only has prompts for, with what can be gained and lost."""

    right: str
    listed: Said | None
    gains: list[Said]
    losses: list[Said]


def activity(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of an activity's page."""
    framework = shelf.framework
    held = framework.activities[key]
    place = f"activities/{key}"
    touched = {r.right: Touched(r.right, shelf.at(f"{place}/rights/{r.right}"), [], []) for r in held.rights}
    for position, prompt in enumerate(held.prompts, start=1):
        about = touched.setdefault(prompt.right or "", Touched(prompt.right or "", None, [], []))
        (about.gains if prompt.direction == "support" else about.losses).append(shelf.at(f"{place}/prompts/{position}"))
    return {
        "activity": held,
        "name": shelf.at(f"{place}/name"),
        "text": shelf.at(f"{place}/text"),
        "touched": list(touched.values()),
        "actions": shelf.below(f"{place}/actions"),
        "standards": [framework.standards[s] for s in held.standards if s in framework.standards],
        "patterns": [p for p in framework.patterns.values() if key in p.activities],
        "duties": [(standard, duty) for standard, duty in framework.obligations.values() if key in duty.activities],
    }


def pattern(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a feature pattern's page."""
    framework = shelf.framework
    held = framework.patterns[key]
    place = f"patterns/{key}"
    return {
        "pattern": held,
        "text": shelf.at(f"{place}/text"),
        "gains": shelf.below(f"{place}/questions_support"),
        "losses": shelf.below(f"{place}/questions_risk"),
        "measures": shelf.below(f"{place}/measures"),
        "activities": [framework.activities[a] for a in held.activities if a in framework.activities],
        "standards": [framework.standards[s] for s in held.standards if s in framework.standards],
    }
