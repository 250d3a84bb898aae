"""Ratings given apart, written into the record: each under who gave it, so that their spread is the range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.workflow.rating_apart import Asks, GivenRating, Rated

EARLIER = {"expected": ("now", "before"), "now": ("before",)}
"""The slots that a blank in another one leaves as they are, the nearest first."""


def spread(document: Document, asks: Asks, given: Sequence[GivenRating]) -> Document:
    """The document in which these ratings stand, whatever the order in which they were given.

    On the scales that were asked, what was agreed before is put aside, and earlier ratings too; measures that a slot
    counts on, and other scales, stay. Where somebody left a later slot as it was, their own earlier level stands for
    them, else the record's: so one person's change is never read as everybody's. Where there is none, they say nothing.
    """
    order = sorted(given, key=lambda each: (each.item, each.by))
    held = document.assessment
    impacts = tuple(_rated(each, asks[each.id], order) if each.id in asks else each for each in held.impacts)
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(held, impacts=impacts))


def _rated(impact: Impact, asks: Mapping[str, tuple[str, ...]], given: Sequence[GivenRating]) -> Impact:
    own = [{(each.slot, each.scale): each for each in one.ratings if each.impact == impact.id} for one in given]
    slots = {}
    for slot, scales in asks.items():
        held: Slot = getattr(impact, slot)
        new = tuple(
            judgement
            for scale in scales
            for one, said in zip(given, own, strict=True)
            for judgement in _judged(impact, slot, scale, one, said)
        )
        slots[slot] = msgspec.structs.replace(
            held,
            agreed=tuple(each for each in held.agreed if each.scale not in scales),
            given=(*(each for each in held.given if each.scale not in scales), *new),
        )
    return msgspec.structs.replace(impact, **slots)


def _judged(
    impact: Impact, slot: str, scale: str, one: GivenRating, said: Mapping[tuple[str, str], Rated]
) -> Iterator[Judgement]:
    found = said.get((slot, scale))
    level, reason = (found.level, found.reason) if found else (_earlier(impact, slot, scale, said), "")
    if level:
        yield Judgement(scale=scale, level=level, reason=reason, by=one.item or None, on=one.on)


def _earlier(impact: Impact, slot: str, scale: str, said: Mapping[tuple[str, str], Rated]) -> str:
    """The level that a blank stands for: one's own in an earlier slot, else what the record agrees on there."""
    for earlier in EARLIER.get(slot, ()):
        if (own := said.get((earlier, scale))) is not None:
            return own.level
        held: Slot = getattr(impact, earlier)
        found = next((each.level for each in held.agreed if each.scale == scale), "")
        if found and (held.credits or earlier == "before"):
            return found
    return ""
