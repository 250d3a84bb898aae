"""The control of a slot: one judgement a scale, each a level, a range or not known, with its reason; and the credits.

A slot is one unit of merge, so its control reads and writes it whole. What the page does not ask stays as it was on the
revision that the page showed: judgements on other scales, and those that each assessor gave.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from django.http import QueryDict

from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.profile import Scale
from bestinterests.web.assessments.sheets import values
from bestinterests.web.assessments.sheets.choices import Desk, Signer
from bestinterests.web.assessments.sheets.model import nature

BETWEEN, UNKNOWN = "between", "unknown"
REASON = nature(Judgement, "reason")


class Wrong(NamedTuple):
    """What is wrong with a control of a slot. at: the id of the control."""

    at: str
    text: str


class Read(NamedTuple):
    """A slot as it was sent, as plain builtins. kept: with judgements that are only half made."""

    value: dict[str, Any]
    kept: dict[str, Any]
    wrong: tuple[Wrong, ...]


def read(id_: str, data: QueryDict, was: Mapping[str, Any], desk: Desk) -> Read:
    """What was sent for a slot, on top of what it was on the revision that the page showed.

    id_: of the control. was: that slot, as plain builtins. Judgements that are as they were keep who made them, and
    when; the others are signed as the desk says.
    """
    scales = desk.framework.scales
    asked = [key for key in dict.fromkeys(data.get(f"{id_}-scales", "").split()) if key in scales]
    before = {each["scale"]: each for each in was.get("agreed", ())}
    wrong: list[Wrong] = []
    made: dict[str, dict[str, Any]] = {key: each for key, each in before.items() if key not in asked}
    half = dict(made)
    for key in asked:
        sent = _Sent(f"{id_}-{key}", data, scales[key])
        wrong += sent.wrong
        if sent.level or sent.why:
            half[key] = _signed(sent, before.get(key), desk.signer)
            if sent.is_whole:
                made[key] = half[key]
    credits_ = list(was.get("credits", ()))
    if f"{id_}-crediting" in data:
        sent_credits = list(dict.fromkeys(text for text in data.getlist(f"{id_}-credits") if text))
        known = {measure.id for measure in desk.document.assessment.measures}
        credits_ = [text for text in sent_credits if text in known]
        if set(credits_) == set(was.get("credits", ())):
            credits_ = list(was.get("credits", ()))
        if len(sent_credits) > len([text for text in sent_credits if text in known]):
            wrong.append(Wrong(f"{id_}-credits", "A measure that was chosen is not there any more. Choose again."))
    return Read(_slot(made, credits_, was, before), _slot(half, credits_, was, before), tuple(wrong))


class _Sent:
    """One judgement as it was sent."""

    def __init__(self, id_: str, data: QueryDict, scale: Scale) -> None:
        self.scale = scale.id
        self.wrong: list[Wrong] = []
        known = [level.id for level in scale.levels]
        chosen = data.get(id_, "")
        low, high = data.get(f"{id_}-from", ""), data.get(f"{id_}-to", "")
        self.why = ""
        try:
            self.why = values.read(REASON, data.getlist(f"{id_}-why"), None)  # type: ignore[arg-type]  # a text needs no desk
        except values.Unfit as unfit:
            self.wrong.append(Wrong(f"{id_}-why", f"Why: {unfit}"))
        if chosen == BETWEEN:
            ends = sorted((end for end in (low, high) if end in known), key=known.index)
            if len(ends) < 2:
                self.wrong.append(Wrong(f"{id_}-from" if low not in known else f"{id_}-to", "Say both ends."))
            self.level = _ranged(low if low in known else "", high if high in known else "", ends)
        elif chosen in (*known, UNKNOWN, ""):
            self.level = chosen
        else:
            self.level = ""
            self.wrong.append(Wrong(id_, "What was chosen is not on the scale. Choose again."))
        if self.why and not self.level and not self.wrong:
            self.wrong.append(Wrong(id_, "You wrote why, but chose nothing. Choose, or say that you do not know yet."))

    @property
    def is_whole(self) -> bool:
        return is_level(self.level)


def _ranged(low: str, high: str, ends: list[str]) -> str:
    if len(ends) < 2:
        return f"{low}..{high}"
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def _signed(sent: _Sent, before: Mapping[str, Any] | None, signer: Signer) -> dict[str, Any]:
    """The judgement; as it was, with who made it, where nothing is new."""
    if before is not None and (before["level"], before.get("reason", "").rstrip()) == (sent.level, sent.why):
        return dict(before)
    told = {
        "scale": sent.scale,
        "level": sent.level,
        "reason": sent.why,
        "by": signer.by,
        "on": signer.on and signer.on.isoformat(),
    }
    return {name: value for name, value in told.items() if value}


def _slot(
    made: Mapping[str, dict[str, Any]], credits_: list[str], was: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    """A slot in which scales stand in the order that they had, new ones last."""
    order = [*(key for key in before if key in made), *(key for key in made if key not in before)]
    found = {"agreed": [made[key] for key in order], "given": list(was.get("given", ())), "credits": credits_}
    return {name: value for name, value in found.items() if value}


def slot_of(value: Mapping[str, Any] | None) -> Slot:
    """A slot from plain builtins, without the judgements in it that are only half made."""
    held = dict(value or {})
    held["agreed"] = [each for each in held.get("agreed", ()) if is_level(each.get("level", ""))]
    return msgspec.convert(held, Slot)


def is_level(text: str) -> bool:
    """Is this a whole judgement, not one of which an end is still to be said?"""
    return bool(text) and not text.startswith("..") and not text.endswith("..")
