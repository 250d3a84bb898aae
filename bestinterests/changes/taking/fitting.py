"""Making one item fit the document to which it goes: words, ages, rights, judgements; and saying what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from bestinterests.changes.taking.content import JUDGED, OWN, bare
from bestinterests.changes.units import field_named
from bestinterests.domain.base import Base, Item
from bestinterests.domain.document import KEYS
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.packs.meaning.table import PARTS, REFERENCES

Why = Literal[
    "word",
    "band-unknown",
    "band-unused",
    "no-right",
    "no-band",
    "no-owner",
    "reference",
    "slot-now",
    "slot-credits",
    "level",
    "assessor",
]
"""Why something stays: a word that the packs here do not have, an age band that the packs here do not have or that does
not use this service; an impact without its right, its ages or its feature; something that is named and does not come;
a judgement that rests on what is in place there, on a measure that does not come, or on another scale; and what single
assessors said.
"""


class Ground(NamedTuple):
    """What an item has to fit.

    known: words by what a field refers to, as ``pack:rights``; None where no pack here has the vocabulary. levels: by
    scale. bands: age bands that use the service; None where nobody has said. here: ids by the id at the origin, of
    what was taken over before. groups: ids by their names in lower case.
    """

    known: Callable[[str], Collection[str] | None]
    levels: Mapping[str, Collection[str]]
    bands: Collection[str] | None = None
    here: Mapping[str, str] = {}
    groups: Mapping[str, str] = {}


class Left(NamedTuple):
    """Something that stays where it is. item: to which it belongs, by its id there. words: what it is, as ids."""

    item: str
    why: Why
    field: str
    words: tuple[str, ...] = ()
    refers: str = ""


def fitted(
    item: Item, collection: str, ground: Ground, *, judgements: str = "", coming: Collection[str] = ()
) -> tuple[Any, tuple[Left, ...]]:
    """Return an item without what does not fit, and what that is. References to other items stay as they are.

    judgements: the words that mark a judgement which is taken over; blank takes none. coming: ids of measures that
    come along, on which a judgement may count. Whatever is true only where it stands is blank.
    """
    left: list[Left] = []
    held = bare(_with_known_words(item, item.id, ground, left), OWN[collection])
    if isinstance(item, Impact) and isinstance(held, Impact):
        held = _with_bands_in_use(held, ground, left)
        if judgements:
            held = _judged(item, held, ground, judgements, coming, left)
    return held, tuple(left)


def _with_known_words(value: Base, owner: str, ground: Ground, left: list[Left]) -> Any:
    """A struct without words that the packs here do not have."""
    kind = type(value).__name__
    changed: dict[str, Any] = {}
    for name, (refers, many) in REFERENCES.get(kind, {}).items():
        held = getattr(value, name)
        if not refers.startswith("pack:") or not held:
            continue
        known = ground.known(refers) or ()
        unknown = tuple(each for each in (held if many else (held,)) if each not in known)
        if unknown:
            why: Why = "band-unknown" if refers == "pack:bands" else "word"
            left.append(Left(owner, why, name, unknown, refers))
            field = field_named(type(value), name)
            default = field.default if field is not None else None
            changed[name] = tuple(each for each in held if each in known) if many else default
    for name, (_, many) in PARTS.get(kind, {}).items():
        if name not in JUDGED and many and getattr(value, name):
            changed[name] = _parts(value, name, owner, ground, left)
    return msgspec.structs.replace(value, **changed) if changed else value


def _parts(value: Any, name: str, owner: str, ground: Ground, left: list[Left]) -> tuple[Any, ...]:
    """Parts that are known by a word, such as practices: one whose word is not known here stays."""
    key = KEYS.get(name, "")
    kept = []
    for part in getattr(value, name):
        refers = REFERENCES.get(type(part).__name__, {}).get(key, ("", False))[0]
        if refers.startswith("pack:") and getattr(part, key) not in (ground.known(refers) or ()):
            left.append(Left(owner, "word", name, (getattr(part, key),), refers))
        else:
            kept.append(_with_known_words(part, owner, ground, left))
    return tuple(kept)


def _with_bands_in_use(impact: Impact, ground: Ground, left: list[Left]) -> Impact:
    if ground.bands is None:
        return impact
    unused = tuple(band for band in impact.bands if band not in ground.bands)
    if not unused:
        return impact
    left.append(Left(impact.id, "band-unused", "bands", unused, "pack:bands"))
    return msgspec.structs.replace(impact, bands=tuple(band for band in impact.bands if band in ground.bands))


def _judged(
    origin: Impact, held: Impact, ground: Ground, mark: str, coming: Collection[str], left: list[Left]
) -> Impact:
    """An impact with the judgements that can be read here, each marked as taken over.

    How well it is evidenced never comes: so every impact that is taken over stays open until somebody has judged it
    here. What is in place there is not in place here, so a judgement that counts on it stays.
    """
    changed: dict[str, Slot] = {}
    for name in ("before", "now", "expected"):
        slot: Slot = getattr(origin, name)
        if slot.given and not slot.agreed:
            left.append(Left(origin.id, "assessor", name))
        if name == "now" and slot.credits:
            left.append(Left(origin.id, "slot-now", name, slot.credits))
        elif any(each not in coming and each not in ground.here for each in slot.credits):
            left.append(Left(origin.id, "slot-credits", name, slot.credits))
        else:
            agreed = tuple(_marked(each, mark) for each in slot.agreed if _is_readable(each, ground))
            other = tuple(each.scale for each in slot.agreed if not _is_readable(each, ground))
            if other:
                left.append(Left(origin.id, "level", name, other, "pack:scales"))
            if agreed:
                changed[name] = Slot(agreed=agreed, credits=slot.credits)
    return msgspec.structs.replace(held, **changed) if changed else held


def _is_readable(judged: Judgement, ground: Ground) -> bool:
    levels = ground.levels.get(judged.scale, ())
    return all(end == "unknown" or end in levels for end in judged.level.split(".."))


def _marked(judged: Judgement, mark: str) -> Judgement:
    reason = "\n\n".join(each for each in (mark, judged.reason) if each.strip())
    return Judgement(scale=judged.scale, level=judged.level, reason=reason)


def is_marked(impact: Impact, mark: str) -> bool:
    """Does an impact still hold a judgement that was taken over? mark: how such a reason begins."""
    slots: tuple[Base, ...] = (impact.before, impact.now, impact.expected)
    return any(each.reason.startswith(mark) for slot in slots if isinstance(slot, Slot) for each in slot.agreed)
