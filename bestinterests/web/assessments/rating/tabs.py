"""The slots of an impact as places to go to, each with what is said in it."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.domain.impact import Impact

TITLES = {
    "before": "Before controls",
    "now": "As it is now",
    "expected": "When all is done",
    "certainty": "How sure we are",
}
LEADS = {
    "harm": {
        "before": "Think of one child, as if nothing were done about it. That few are reached makes it no smaller.",
        "now": "Only measures that are done count here. Judge again what they change; leave the rest as it was.",
        "expected": "Suppose that every planned measure is done, tested and signed. Judge again what they change.",
        "certainty": "How well is it evidenced? Apart from how large or how likely it is.",
    },
    "benefit": {
        "before": "Think of the benefit as the feature gives it by itself. It makes no harm smaller.",
        "now": "Only measures that are done count here. Judge again what they change; leave the rest as it was.",
        "expected": "Suppose that every planned measure is done, tested and signed. Judge again what they change.",
        "certainty": "How well is it evidenced? A benefit weighs no more than its evidence carries.",
    },
}
"""What each slot asks somebody to think of."""


class Tab(NamedTuple):
    """One slot. fact: how much is judged in it. here: is it the one that is open?"""

    slot: str
    title: str
    fact: str
    here: bool


def tabs(impact: Impact, slot: str) -> tuple[Tab, ...]:
    """Every slot of an impact, in the order of the work."""
    return tuple(Tab(name, title, _fact(impact, name), name == slot) for name, title in TITLES.items())


def _fact(impact: Impact, slot: str) -> str:
    held = getattr(impact, slot)
    judged = len(held.agreed)
    if judged:
        levels = {judgement.level for judgement in held.agreed}
        unsure = ", not all known" if "unknown" in levels else ""
        return f"{wording.many(judged, 'judgement')}{unsure}"
    if held.given:
        return "given, not agreed"
    return {"now": "as before", "expected": "as it is now"}.get(slot, "not judged")
