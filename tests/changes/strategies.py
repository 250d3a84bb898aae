"""Random edits of random documents: what two people might do to copies of one record."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st

from bestinterests.changes.units import Field, fields, id_fields
from bestinterests.domain.base import Base, Item
from bestinterests.domain.document import LETTERS, Document, Numbering
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.order import in_order
from bestinterests.packs.meaning.fields import document_plan, uses
from tests.drawing import Draw, numbers, one_of
from tests.strategies import documents
from tests.words import SCALES

PARAGRAPHS = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four."]), max_size=4).map("\n\n".join)
"""Texts of few paragraphs that often have some in common."""

FEW = {"F": (1, 3), "I": (0, 4), "M": (0, 3), "P": (0, 2), "E": (0, 2), "S": (0, 2), "A": (0, 0), "R": (0, 1)}


class Versions(NamedTuple):
    """A record and two edited copies of it."""

    base: Document
    ours: Document
    theirs: Document


class Spot(NamedTuple):
    """A field of an item at which both people are likely to work."""

    part: str
    name: str
    id: str
    field: Field


@st.composite
def versions(draw: st.DrawFn, *, provisional: bool = True) -> Versions:
    """Draw a document that keeps its numbers, and two copies, each with a few edits, often at the same spots."""
    base = kept(draw(documents(texts=PARAGRAPHS, counts=FEW)))
    spots = [draw(_spots(base)) for _ in range(draw(numbers(1, 3)))]
    meet = draw(one_of((True, True, False)))
    starts = [change_at(_draw_for(draw, base), base, spots[0]) if meet else base for _ in range(2)]
    names = ("blue", "green")
    sides = [
        draw(edited(start, name, spots, provisional=provisional)) for start, name in zip(starts, names, strict=True)
    ]
    return Versions(base, *sides)


def _draw_for(draw: st.DrawFn, document: Document) -> Draw:
    d = Draw(draw, PARAGRAPHS)
    d.ids = ids_of(document)
    return d


@st.composite
def _spots(draw: st.DrawFn, base: Document) -> Spot:
    d = _draw_for(draw, base)
    part, name, _, items = d.one([each for each in lists(base) if each[3]])
    item = d.one(items)
    free = [field for field in fields(type(item)) if _can_change(d, type(item), field)]
    unit = d.one(sorted({field.unit for field in free}))
    return Spot(part, name, item.id, d.one([field for field in free if field.unit == unit]))


@st.composite
def edited(draw: st.DrawFn, base: Document, name: str, spots: list[Spot], *, provisional: bool = True) -> Document:
    """Draw an edited copy of a document, in canonical order; ``name`` goes into its provisional keys."""
    document = base
    for count in range(draw(one_of((0, 1, 2, 3, 4, 2, 3)))):
        document = _step(draw, document, count, name, spots, provisional=provisional)
    return document


def _step(
    draw: st.DrawFn, document: Document, count: int, name: str, spots: list[Spot], *, provisional: bool
) -> Document:
    before = document
    for _ in range(3):
        d = _draw_for(draw, document)
        there = [spot for spot in spots if spot.id in d.ids[LETTERS[spot.name]]]
        match d.one(["at", "at", "at", "cite", "cite", "cut", "change", "delete", "add", "add"]):
            case "at" if there:
                document = change_at(d, document, d.one(there))
            case "cite" if there:
                document = cite(d, document, d.one(there).id)
            case "cut" if there:
                document = without(document, {d.one(there).id})
            case "delete":
                document = delete(d, document)
            case "add":
                key = f"+{d.one([name, 'both'])}-{count}" if provisional and d.yes() else ""
                document = add(d, document, key)
            case _:
                document = change(d, document)
        if document != before:
            break
    return document


def replaced(document: Document, part: str, name: str, new: Any) -> Document:
    """The document with another list at one place."""
    holder = msgspec.structs.replace(getattr(document, part), **{name: new})
    return kept(msgspec.structs.replace(document, **{part: holder}))


def change_at(d: Draw, document: Document, spot: Spot) -> Document:
    """Change one field of one item."""
    items = getattr(getattr(document, spot.part), spot.name)
    if not _can_change(d, type(items[0]), spot.field):
        return document
    return replaced(
        document,
        spot.part,
        spot.name,
        tuple(_with(item, spot.field, _anew(d, item, spot.field)) if item.id == spot.id else item for item in items),
    )


def cite(d: Draw, document: Document, id_: str) -> Document:
    """Refer to an item from somewhere."""
    places = [
        (part, name, at, field)
        for part, name, _, items in lists(document)
        for at, item in enumerate(items)
        for field in fields(type(item))
        if (id_[0] in field.letters and (field.many or field.default is None))
        or (id_[0] == "M" and field.name in {"now", "expected"})
    ]
    if not places:
        return document
    part, name, at, field = d.one(places)
    items = getattr(getattr(document, part), name)
    old = getattr(items[at], field.name)
    if field.unit == "slot":
        new = msgspec.structs.replace(old, credits=tuple(dict.fromkeys((*old.credits, id_))))
    else:
        new = tuple(dict.fromkeys((*old, id_))) if field.many else id_
    return replaced(document, part, name, (*items[:at], _with(items[at], field, new), *items[at + 1 :]))


def _with(value: Any, field: Field, new: Any) -> Any:
    return msgspec.structs.replace(value, **{field.name: new})


def ids_of(document: Document) -> dict[str, list[str]]:
    """Ids of each letter."""
    return {letter: [item.id for item in items] for _, _, letter, items in lists(document)}


def lists(document: Document) -> list[tuple[str, str, str, tuple[Any, ...]]]:
    """Each list of items with ids: part, name, letter, items."""
    return [
        (part, field.name, LETTERS[field.name], getattr(getattr(document, part), field.name))
        for part in ("assessment", "record")
        for field in fields(type(getattr(document, part)))
        if field.name in LETTERS
    ]


def kept(document: Document) -> Document:
    """The document in canonical order, with a memory that holds every number it uses."""
    highest = dict(document.numbering.highest)
    for letter, ids in ids_of(document).items():
        used = [int(key[1:]) for key in ids if key[1:].isdigit()]
        if used:
            highest[letter] = max([highest.get(letter, 0), *used])
    numbering = Numbering(highest=highest, keys=document.numbering.keys)
    return in_order(msgspec.structs.replace(document, numbering=numbering))


def change(d: Draw, document: Document) -> Document:
    """Change one field somewhere."""
    part = d.one(["assessment", "assessment", "assessment", "record"])
    return kept(msgspec.structs.replace(document, **{part: _changed(d, getattr(document, part))}))


def _changed(d: Draw, value: Any) -> Any:
    free = [
        field
        for field in fields(type(value))
        if _can_change(d, type(value), field) and (field.name not in LETTERS or getattr(value, field.name))
    ]
    if not free:
        return value
    field = d.one(free)
    return _with(value, field, _anew(d, value, field))


def _anew(d: Draw, value: Any, field: Field) -> Any:
    """Another value for a field, often near to the one that stands there."""
    old = getattr(value, field.name)
    if field.name == "version":
        return d.one(("1.0.0", "1.1.0", "2.0.0"))
    if field.unit == "items" and old:
        at = d.draw(numbers(0, len(old) - 1))
        stays = (_changed(d, old[at]),) if d.yes() or field.name in LETTERS else ()
        return (*old[:at], *stays, *old[at + 1 :])
    if field.unit == "items" and field.name in LETTERS:
        return ()
    if field.unit == "part":
        return _changed(d, old)
    if field.unit == "set" and old and d.yes():
        gone = d.one(old)
        return tuple(each for each in old if each != gone)
    if field.unit == "text" and old and d.yes():
        return _reworded(d, old)
    if field.unit == "slot":
        return _slot(d)
    return d.field(type(value), field.name)


def _slot(d: Draw) -> Slot:
    """A slot with one judgement, by somebody or agreed, and perhaps with credits."""
    scale = d.one(["gravity", "severity", "likelihood"])
    by = d.one(d.ids["P"]) if d.ids["P"] and d.yes() else None
    judged = (Judgement(scale=scale, level=d.one(SCALES[scale]), by=by),)
    counted = d.some(d.ids["M"], most=2)
    return Slot(given=judged, credits=counted) if by else Slot(agreed=judged, credits=counted)


def _reworded(d: Draw, text: str) -> str:
    """The text with one paragraph written anew, taken out or put in."""
    paragraphs = text.split("\n\n")
    at = d.draw(numbers(0, len(paragraphs) - 1))
    new = d.one([(), ("New.",), ("Newer.",), ("New.", "Newer."), (paragraphs[at], "Next.")])
    return "\n\n".join((*paragraphs[:at], *new, *paragraphs[at + 1 :]))


def _can_change(d: Draw, kind: type[Base], field: Field) -> bool:
    if field.name in {"id", "format", "numbering", *_KEY_FIELDS.get(kind, ())}:
        return False
    return d.possible(kind, field.name)


_KEY_FIELDS: dict[type[Base], set[str]] = {}


def _note_keys(kind: type[Base]) -> None:
    for field in fields(kind):
        if field.inner is not None:
            if field.key:
                _KEY_FIELDS.setdefault(field.inner, set()).add(field.key)
            _note_keys(field.inner)


_note_keys(Document)


def add(d: Draw, document: Document, key: str = "") -> Document:
    """Add an item, under the next number or under its letter and a key."""
    part, name, letter, items = d.one(
        [each for each in lists(document) if each[1] not in {"consultations", "findings", "links", "attachments"}]
    )
    holder = getattr(document, part)
    kind = next(field.inner for field in fields(type(holder)) if field.name == name)
    highest = document.numbering.highest.get(letter, 0)
    id_ = f"{letter}{key}" if key else f"{letter}{highest + 1:02}"
    needed = [field for field in fields(kind) if field.default is msgspec.NODEFAULT]
    if id_ in {item.id for item in items} or not all(d.possible(kind, field.name) for field in needed):
        return document
    slots = {field.name: _slot(d) for field in fields(kind) if field.unit == "slot"}
    item = d.struct(kind, most=3, id=id_, **slots)
    holder = msgspec.structs.replace(holder, **{name: (*items, item)})
    return kept(msgspec.structs.replace(document, **{part: holder}))


def delete(d: Draw, document: Document) -> Document:
    """Delete an item, every reference to it, and what cannot be without it."""
    ids = [id_ for each in ids_of(document).values() for id_ in each]
    return without(document, {d.one(ids)}) if ids else document


def without(document: Document, gone: set[str]) -> Document:
    """The document without some items and without any reference to them."""
    memory = kept(document).numbering
    while True:
        before = set().union(*ids_of(document).values())
        document = _scrubbed(document, gone)
        more = before - set().union(*ids_of(document).values()) - gone
        if not more:
            return in_order(msgspec.structs.replace(document, numbering=memory))
        gone = gone | more


def _scrubbed(value: Any, gone: set[str]) -> Any:
    """The struct without references to what is gone; None where it cannot be without them."""
    if isinstance(value, Item) and value.id in gone:
        return None
    changed: dict[str, Any] = {}
    for field in id_fields(type(value)):
        old = getattr(value, field.name)
        if field.inner is not None and old:
            new = [_scrubbed(each, gone) for each in (old if field.many else (old,))]
            changed[field.name] = tuple(each for each in new if each is not None) if field.many else new[0]
        elif field.many:
            changed[field.name] = tuple(each for each in old if each not in gone)
        elif field.letters and old in gone:
            if field.default is msgspec.NODEFAULT:
                return None
            changed[field.name] = None
    return msgspec.structs.replace(value, **changed)


def dangling(document: Document) -> list[str]:
    """References that lead nowhere, found by the reader of references that packs use."""
    there = set().union(*ids_of(document).values())
    return [
        f"{use.path}: {use.value}"
        for reference, use in uses(document, document_plan(), "")
        if not reference.refers.startswith("pack:") and use.value not in there
    ]
