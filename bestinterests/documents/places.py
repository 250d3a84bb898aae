"""Links that lead somewhere: a paper that shows a part of the record has no place for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from bestinterests.documents.blocks import Card, Fact, FindingEntry, Part, Row, Table
from bestinterests.documents.inline import Id, Inline, Link, Plain
from bestinterests.documents.model import Section
from bestinterests.documents.pictures import CellPanel, MarkedCell, ProfilePicture

HOLDERS = (Section, Part, Table, Row, Fact, Card, FindingEntry, ProfilePicture, CellPanel, MarkedCell)
"""What an anchor can stand on; everything else that names an anchor opens one."""

Held = TypeVar("Held")


def places(thing: object) -> Iterator[str]:
    """Every anchor that something in it stands on, in order."""
    if isinstance(thing, Inline):
        return
    if isinstance(thing, HOLDERS) and thing.anchor:
        yield thing.anchor
    if isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from places(getattr(thing, field))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from places(part)


def placed(thing: Held, within: object) -> Held:
    """The thing, with each link that has no place in ``within`` turned into plain words, and each such id bare."""
    found: Held = _only(thing, frozenset(places(within)))
    return found


def _only(thing: Any, known: frozenset[str]) -> Any:
    """The same value, rebuilt only where a link in it goes."""
    if isinstance(thing, Link):
        return thing if not thing.anchor or thing.anchor in known else Plain(thing.text)
    if isinstance(thing, Id):
        return thing if not thing.anchor or thing.anchor in known else Id(thing.text)
    if isinstance(thing, tuple):
        parts = tuple(_only(part, known) for part in thing)
        return thing if all(a is b for a, b in zip(parts, thing, strict=True)) else parts
    if not isinstance(thing, msgspec.Struct) or isinstance(thing, Inline):
        return thing
    changed = {}
    for field in thing.__struct_fields__:
        held = getattr(thing, field)
        part = _only(held, known)
        if part is not held:
            changed[field] = part
    return msgspec.structs.replace(thing, **changed) if changed else thing
