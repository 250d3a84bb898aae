"""Deleting items by their places, for a person who said yes to what a file no longer shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bestinterests.changes.application import apply
from bestinterests.changes.difference import plain
from bestinterests.changes.units import keyed
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
