"""Deleting items by their places, for a person who said yes to what a file no longer shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.application import apply
from bestinterests.changes.difference import plain
from bestinterests.changes.references import cited, unnamed
from bestinterests.changes.units import NOTHING, field_named, keyed
from bestinterests.domain.base import Base
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit, Path
from bestinterests.domain.document import KEYS, Document


def without(document: Document, places: Iterable[Path]) -> Document:
    """Return the document without the items at these places; a place where nothing stands is passed over.

    References to a deleted item stay as they are: the merge that follows keeps what is still cited, and says so.
    """
    found = [(path, item) for path in places if (item := _item(document, path)) is not None]
    edits = tuple(Edit(kind="delete", path=path, before=plain(item)) for path, item in found)
    return apply(document, ChangeSet(format=CHANGE_FORMAT, edits=edits))[0] if edits else document


def _item(document: Document, path: Path) -> Any:
    held: Any = document
    key = ""
    for step in path:
        held = keyed(held, key).get(step) if key else getattr(held, step, None)
        if held is None:
            return None
        key = KEYS.get(step, "") if not key and isinstance(held, tuple) else ""
    return held


class TakenOut(NamedTuple):
    """A document without an item. with_it: items that went along, since they cannot be without it; mentions: places
    where it was named and is not any more.
    """

    document: Document
    with_it: tuple[Path, ...] = ()
    mentions: tuple[Path, ...] = ()


def taken_out(document: Document, path: Path) -> TakenOut:
    """Return the document without an item, without what cannot be without it, and without every mention of it.

    What cannot be without it refers to it by a field that must not be blank, as a data activity does to its feature.
    What is said in the record of reviews and decisions stays as it is: the merge then keeps the item, and says so.
    """
    gone: list[Path] = [path]
    names = {path[-1]}
    mentions: list[Path] = []
    for out in gone:
        for name, where in cited(document.assessment, ("assessment",)):
            if name != out[-1] or any(where[: len(each)] == each for each in gone):
                continue
            if _is_bound(document, where):
                gone.append(where[:-1])
                names.add(where[-2])
            else:
                mentions.append(where)
    kept = tuple(where for where in dict.fromkeys(mentions) if not any(where[: len(each)] == each for each in gone))
    rest = without(document, gone)
    held = msgspec.structs.replace(rest, assessment=unnamed(rest.assessment, names)) if kept else rest
    return TakenOut(held, tuple(gone[1:]), kept)


def _is_bound(document: Document, where: Path) -> bool:
    """Is the item nothing without this reference? A key that is a reference counts, as in a balance of a feature."""
    item = _item(document, where[:-1])
    if len(where) < 3 or where[-3] not in KEYS or not isinstance(item, Base):
        return False
    field = field_named(type(item), where[-1])
    return field is not None and not field.many and field.default is NOTHING
