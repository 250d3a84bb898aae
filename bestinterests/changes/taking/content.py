"""What of an item is taken over and followed: its content, apart from what is true only where it stands."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import msgspec

from bestinterests.changes.units import fields
from bestinterests.domain.base import Base, Item
from bestinterests.domain.document import LETTERS, Assessment, Document
from bestinterests.domain.order import in_order

Held = TypeVar("Held", bound=Base)

JUDGED = ("before", "now", "expected", "certainty", "stated", "cumulative_reason", "occurrence")
"""Fields of an impact that are judged for one service."""
OWN: dict[str, tuple[str, ...]] = {
    "features": ("note", "stage", "order"),
    "data_activities": ("note",),
    "impacts": ("note", *JUDGED),
    "measures": (
        *("note", "status", "owner", "due", "due_event", "stated_due", "done_on", "test_result", "tested_on"),
        *("test_note", "effort", "approved", "effect_on_risk", "order"),
    ),
    "evidence": ("note",),
    "attachments": ("note",),
    "groups": ("note", "size"),
    "links": ("note",),
}
"""Fields by collection that stay where they are: they say what is so there, who does it, or how it was judged."""
COLLECTIONS = {LETTERS[name]: name for name in OWN}
"""Collections from which items are taken over, by their letter."""


def collection_of(item: str) -> str:
    """The collection of an item that can be taken over, by its id; blank for any other."""
    return COLLECTIONS.get(item[:1], "")


def found(judged: Assessment, item: str) -> Any:
    """The item of an id among those that can be taken over; None where there is none."""
    name = collection_of(item)
    return next((each for each in getattr(judged, name) if each.id == item), None) if name else None


def bare(item: Held, names: tuple[str, ...]) -> Held:
    """Return an item in which these fields hold what they hold where nothing is written."""
    held = type(item).__struct_fields__
    blank = {field.name: field.default for field in fields(type(item)) if field.name in names and field.name in held}
    return msgspec.structs.replace(item, **blank)


def followed(kind: type[Base], collection: str) -> tuple[str, ...]:
    """Fields of an item that are compared with where it came from: its content, without references to other items."""
    return tuple(
        field.name
        for field in fields(kind)
        if field.name != "id" and field.name not in OWN[collection] and not field.letters
    )


def parts_of(judged: Assessment, item: str) -> tuple[str, ...]:
    """Ids of what belongs to an item: data activities and impacts of a feature, what acts on an impact and what it
    rests on, files of evidence.
    """
    match item[:1]:
        case "F":
            activities = [each.id for each in judged.data_activities if each.feature == item]
            return (*activities, *(each.id for each in judged.impacts if item in each.features))
        case "I":
            rests_on = next((each.evidence for each in judged.impacts if each.id == item), ())
            return (*(each.id for each in judged.measures if item in each.acts_on), *rests_on)
        case "E":
            return next((each.attachments for each in judged.evidence if each.id == item), ())
        case _:
            return ()


def content_digest(document: Document, item: str) -> str:
    """Return ``sha256:`` and 64 hex digits over what of an item is followed, and over the ids of its parts.

    Blank where there is no such item. Judgements, dates, tests and notes are no part of it: they are of one service.
    """
    held: Item | None = found(document.assessment, item)
    if held is None:
        return ""
    names = followed(type(held), collection_of(item))
    ordered = in_order(held)
    said: dict[str, Any] = {name: _said(getattr(ordered, name)) for name in names}
    said["parts"] = sorted(parts_of(document.assessment, item))
    data = msgspec.json.encode(said, order="sorted")
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _said(value: Any) -> Any:
    """A value without the ids in it: the measures that end a practice have other numbers elsewhere."""
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    if isinstance(value, Base):
        names = tuple(field.name for field in fields(type(value)) if field.letters)
        return bare(value, names) if names else value
    return value
