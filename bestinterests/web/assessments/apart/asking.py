"""What a round asks, and what a page of it asks somebody: nothing that was judged before stands beside the question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bestinterests.domain.impact import SLOTS, Impact
from bestinterests.domain.profile import Profile
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.rating.asking import LATER, READ_BADLY, scales_of
from bestinterests.web.assessments.sheets.judgements import Asked, Asking, level_words
from bestinterests.web.assessments.sheets.slots import is_level
from bestinterests.workflow.rating_apart import Asks
from bestinterests.workflow.spreading import EARLIER

USUAL = ("before", "certainty")
"""Slots that a round asks unless somebody says otherwise; the others where measures are counted on in them."""


def scales_in(profile: Profile) -> tuple[str, ...]:
    """Every scale that a round can ask on a profile, in the order of the questions."""
    found = [scale for way in ("harm", "benefit") for slot in SLOTS for scale in scales_of(profile, way, slot)]
    return tuple(dict.fromkeys(found))


def usual_scales(profile: Profile) -> tuple[str, ...]:
    """The scales that a round asks unless somebody says otherwise.

    Where severity is built from other answers it is not asked: entering it is there to correct what they give.
    """
    built = profile.severity if profile.build else ""
    return tuple(scale for scale in scales_in(profile) if scale != built)


def asks_of(
    impacts: Sequence[Impact], profile: Profile, slots: Collection[str], scales: Collection[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """What a round asks. A later slot is asked only of impacts that count on a measure in it: else it moves nothing."""
    found = {}
    for impact in impacts:
        asked = {
            slot: tuple(scale for scale in scales_of(profile, impact.direction, slot) if scale in scales)
            for slot in SLOTS
            if slot in slots and (slot not in LATER or getattr(impact, slot).credits)
        }
        found[impact.id] = {slot: held for slot, held in asked.items() if held}
    return {impact: held for impact, held in found.items() if held}


def asking_apart(
    framework: Framework, impact: Impact, slot: str, scales: Sequence[str], own: Mapping[str, Any]
) -> Asking:
    """What a page asks somebody in a slot. own: what they have rated of this impact so far, by slot."""
    between, unknown = READ_BADLY["certainty" if slot == "certainty" else impact.direction]
    return Asking(
        tuple(
            Asked(scale, LATER.get(slot, ""), _earlier(framework, slot, scale, own), between, unknown)
            for scale in scales
        )
    )


def _earlier(framework: Framework, slot: str, scale: str, own: Mapping[str, Any]) -> str:
    """What somebody has said on a scale themselves in a slot before this one."""
    for earlier in EARLIER.get(slot, ()):
        levels = {each["scale"]: each.get("level", "") for each in (own.get(earlier) or {}).get("agreed", ())}
        if is_level(levels.get(scale, "")):
            return f"You rated that {level_words(framework, scale, levels[scale])}."
    return ""


def only_asked(value: Mapping[str, Any], scales: Collection[str]) -> dict[str, Any]:
    """A slot as it was sent with no more than what the round asks in it."""
    return {"agreed": [each for each in value.get("agreed", ()) if each["scale"] in scales]}


def place_after(asks: Asks, impact: str, slot: str) -> tuple[str, str] | None:
    """The impact and slot that come after these in a round; None after the last."""
    places = [(i, s) for i, slots in asks.items() for s in slots]
    at = places.index((impact, slot)) + 1
    return places[at] if at < len(places) else None
