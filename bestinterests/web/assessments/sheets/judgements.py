"""A slot as a page shows it: each scale with its anchors and examples, what was chosen, why, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import QueryDict

from bestinterests.documents import wording
from bestinterests.domain.profile import Scale
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.sheets.slots import BETWEEN, UNKNOWN, Wrong
from bestinterests.web.assessments.sheets.spreads import Said, Spread, spread_of


class Level(NamedTuple):
    """A step of a scale as a page shows it, with what it means."""

    value: str
    label: str
    anchor: str
    examples: tuple[str, ...]


class Asked(NamedTuple):
    """A scale that a page asks. blank: the words of the choice that judges nothing here, and what follows from it."""

    scale: str
    blank: str = ""
    blank_hint: str = ""
    between_hint: str = ""
    unknown_hint: str = ""


class Offered(NamedTuple):
    """A measure that a slot may count on. hint: how far it has come, and what keeps it from counting."""

    value: str
    label: str
    hint: str = ""


class Asking(NamedTuple):
    """What a page asks in one slot. measures: those offered to be counted on; None where none can be."""

    scales: tuple[Asked, ...] = ()
    measures: tuple[Offered, ...] | None = None


class Judging(NamedTuple):
    """One scale of a slot. chosen: a level, ``between``, ``unknown``, or blank. said: who judged it last, and when.

    spread: what each assessor gave on it, where some did.
    """

    id: str
    asked: Asked
    question: str
    levels: tuple[Level, ...]
    chosen: str
    low: str
    high: str
    why: str
    said: str
    words: str
    fault: str
    fault_at: str
    why_fault: str
    spread: Spread | None


class Given(NamedTuple):
    """What one assessor gave, or what was agreed, on a scale that the page does not ask."""

    scale: str
    level: str
    reason: str
    by: str


class ShownSlot(NamedTuple):
    """A slot. scales: ids as the page sends them back. credited: the measures that are chosen."""

    judging: tuple[Judging, ...]
    given: tuple[Given, ...]
    others: tuple[Given, ...]
    scales: str
    measures: tuple[Offered, ...] | None
    credited: Sequence[str]
    credits_fault: str


class Book(NamedTuple):
    """What a slot is shown with: the framework, and titles of items by their ids."""

    framework: Framework
    titles: Mapping[str, str]


def shown_slot(
    id_: str,
    value: Mapping[str, Any],
    asking: Asking,
    book: Book,
    data: QueryDict | None = None,
    wrong: Sequence[Wrong] = (),
) -> ShownSlot:
    """A slot with what is recorded or typed in it, else what was sent. value: as plain builtins, perhaps half made."""
    held = {each["scale"]: each for each in value.get("agreed", ())}
    faults = {each.at: each.text for each in wrong}
    keys = [each.scale for each in asking.scales]
    given = value.get("given", ())
    asked = (_judging(id_, each, held.get(each.scale), book, data, faults) for each in asking.scales)
    return ShownSlot(
        judging=tuple(each._replace(spread=_spread(each.asked.scale, given, book)) for each in asked),
        given=tuple(_given(each, book) for each in given if each["scale"] not in keys),
        others=tuple(_given(each, book) for key, each in held.items() if key not in keys),
        scales=" ".join(keys),
        measures=asking.measures,
        credited=tuple(value.get("credits", ())) if data is None else data.getlist(f"{id_}-credits"),
        credits_fault=faults.get(f"{id_}-credits", ""),
    )


def _judging(
    slot: str,
    asked: Asked,
    held: Mapping[str, Any] | None,
    book: Book,
    data: QueryDict | None,
    faults: Mapping[str, str],
) -> Judging:
    scale, id_ = book.framework.scales[asked.scale], f"{slot}-{asked.scale}"
    level, why = (held.get("level", ""), held.get("reason", "")) if held else ("", "")
    low, mid, high = level.partition("..")
    chosen = BETWEEN if mid else level
    if data is not None:
        chosen, why = data.get(id_, ""), data.get(f"{id_}-why", "")
        low, high = data.get(f"{id_}-from", ""), data.get(f"{id_}-to", "")
    at = next((at for at in (id_, f"{id_}-from", f"{id_}-to") if at in faults), "")
    return Judging(
        id=id_,
        asked=asked,
        question=scale.question or scale.title,
        levels=tuple(_levels(scale)),
        chosen=chosen,
        low=low if chosen == BETWEEN else "",
        high=high if chosen == BETWEEN else "",
        why=why,
        said=_signed(held, book),
        words=level_words(book.framework, asked.scale, level) if level else "",
        fault=faults.get(at, ""),
        fault_at=at,
        why_fault=faults.get(f"{id_}-why", ""),
        spread=None,
    )


def _spread(scale: str, given: Sequence[Mapping[str, Any]], book: Book) -> Spread | None:
    found = [dict(each) for each in given if each["scale"] == scale]
    rows = [
        Said(
            wording.upper(level_words(book.framework, scale, each.get("level", ""))),
            each.get("reason", ""),
            wording.upper(_signed(each, book).removeprefix("by ")),
        )
        for each in found
    ]
    return spread_of(book.framework.scales[scale], found, rows)


def _levels(scale: Scale) -> Iterator[Level]:
    for each in scale.levels:
        yield Level(each.id, wording.upper(each.label), each.anchor, each.examples)


def _given(held: Mapping[str, Any], book: Book) -> Given:
    scale = held["scale"]
    level = level_words(book.framework, scale, held.get("level", ""))
    return Given(book.framework.scale_title(scale), level, held.get("reason", ""), _signed(held, book))


def _signed(held: Mapping[str, Any] | None, book: Book) -> str:
    """Who judged, and when, as what follows "judged": by a product lead, 4 May; blank where nothing is recorded."""
    if held is None:
        return ""
    by, on = held.get("by"), held.get("on")
    who = " ".join(part for part in (book.titles.get(by or "", ""), by or "") if part)
    day = wording.day(dt.date.fromisoformat(on)) if on else ""
    if not who:
        return f"on {day}" if day else ""
    return f"by {who}, {day}" if day else f"by {who}"


def level_words(framework: Framework, scale: str, level: str) -> str:
    """A level, a range or ``unknown`` in words: serious to grave."""
    if level == UNKNOWN:
        return "not known yet"
    ends = [framework.level_label(scale, end) if end else "not said" for end in level.split("..")]
    return " to ".join(dict.fromkeys(ends))
