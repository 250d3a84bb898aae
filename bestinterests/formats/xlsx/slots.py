"""Judgement slots as columns: the agreed level on each scale, the measures counted on, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bestinterests.domain.impact import Judgement, Slot
from bestinterests.formats.xlsx.columns import Column
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import ItemsKind, Shown, Unreadable, WordKind, plain_text
from bestinterests.formats.xlsx.words import Words, folded

CERTAINTY = "certainty"
_REGULATORS = "ico-"
"""Begins the names of the regulator's scales, which stand together, as people use one set of scales or the other."""
LIVE = {"severity": "Severity or size, as read", "level": "Level (ours)", "regulator": "Level (ICO)"}
"""What is worked out beside the judgements of a slot while somebody types."""


class WhyKind:
    """The reasons of the judgements of one slot, by scale: one text where they are alike, else a paragraph a scale."""

    choices = ""
    long = True

    def __init__(self, titles: Mapping[str, str]) -> None:
        """``titles``: what each scale is called before its paragraph."""
        self.titles = titles
        self._scales = {folded(title): scale for scale, title in titles.items()}

    def show(self, value: Mapping[str, str], desk: Desk) -> Shown:
        reasons = [reason for reason in value.values() if reason]
        if len(reasons) == len(value) and len(set(reasons)) == 1:
            return reasons[0]
        return "\n\n".join(f"{self.titles.get(scale, scale)}: {why}" for scale, why in value.items() if why) or None

    def read(self, cell: Any, desk: Desk) -> Any:
        """Return reasons by scale; a text that names no scale stands under the empty name."""
        reasons: dict[str, list[str]] = {}
        scale = ""
        for line in plain_text(cell).split("\n"):
            head, colon, rest = line.partition(":")
            named_scale = self._scales.get(folded(head)) if colon else None
            if named_scale is not None and named_scale not in reasons:
                scale, line = named_scale, rest.removeprefix(" ")
            reasons.setdefault(scale, []).append(line)
        return {scale: text for scale, lines in reasons.items() if (text := "\n".join(lines).strip("\n"))}


def slot_columns(slot: str, group: str, words: Words) -> Iterator[Column]:
    """Yield the columns of a slot."""
    scales = [scale for scale in words.scales if (scale == CERTAINTY) == (slot == CERTAINTY)]
    own = [scale for scale in scales if not scale.startswith(_REGULATORS)]
    others = [scale for scale in scales if scale.startswith(_REGULATORS)]
    for scale in own:
        yield Column(f"{slot}.{scale}", words.titles[scale], 13.5, group, kind=WordKind(f"scale:{scale}"))
    if slot != CERTAINTY:
        yield from (Column(f"={slot}.{name}", LIVE[name], 12, group, help=_LIVE_HELP[name]) for name in LIVE)
    for scale in others:
        yield Column(f"{slot}.{scale}", words.titles[scale], 13.5, group, kind=WordKind(f"scale:{scale}"))
    if slot in ("now", "expected"):
        help_ = "Measures that this judgement counts on."
        yield Column(f"{slot}.credits", "Counts on measures", 13, group, help_, ItemsKind("M"))
    help_ = "Why. Where reasons differ, begin a line with the scale: Likelihood: because ..."
    yield Column(f"{slot}.why", "Why", 56, group, help_, WhyKind({scale: words.titles[scale] for scale in scales}))


_LIVE_HELP = {
    "severity": "Worked out while you type: severity from gravity, reach and how hard it is to put right, or as "
    "entered. "
    "For a benefit, its size.",
    "level": "Worked out while you type, on our table. It is ours, not the regulator's.",
    "regulator": "Worked out while you type, on the three-by-three table of the ICO's DPIA guidance.",
}


def slot_value(slot: Slot, name: str) -> Any:
    """Return what a column of a slot holds: the agreed level on a scale, credits, or reasons by scale."""
    if name == "credits":
        return slot.credits
    if name == "why":
        return {judgement.scale: judgement.reason for judgement in slot.agreed}
    return next((judgement.level for judgement in slot.agreed if judgement.scale == name), None)


def changed_slot(slot: Slot, changes: Mapping[str, Any]) -> Slot:
    """Return a slot with other levels, credits or reasons. Raises Unreadable for a reason without a level.

    A level that changes loses who judged it and when, for they judged another one; what nobody touched stays.
    """
    agreed = {judgement.scale: judgement for judgement in slot.agreed}
    for scale, level in changes.items():
        if scale in ("credits", "why"):
            continue
        held = agreed.get(scale)
        if level is None:
            agreed.pop(scale, None)
        elif held is None:
            agreed[scale] = Judgement(scale=scale, level=level)
        else:
            agreed[scale] = msgspec.structs.replace(held, level=level, by=None, on=None)
    if "why" in changes:
        agreed = _reasoned(agreed, changes["why"] or {})
    return msgspec.structs.replace(slot, agreed=tuple(agreed.values()), credits=changes.get("credits", slot.credits))


def _reasoned(agreed: dict[str, Judgement], reasons: Mapping[str, str]) -> dict[str, Judgement]:
    homeless = [scale for scale in reasons if scale and scale not in agreed]
    if homeless or (reasons and not agreed):
        raise Unreadable(
            "There is a reason here, but no level that it is the reason for.", "Choose a level, or unknown."
        )
    shared = reasons.get("", "")
    return {
        scale: msgspec.structs.replace(judgement, reason=reasons.get(scale, shared))
        for scale, judgement in agreed.items()
    }
