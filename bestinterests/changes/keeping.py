"""Nothing that is referred to disappears: an item deleted on one side stays where the other still needs it."""

from __future__ import annotations

from collections import deque
from typing import Any

from bestinterests.changes.references import cited, items_by_id, with_items
from bestinterests.changes.threeway import Clash
from bestinterests.domain.base import Item
from bestinterests.domain.change import Path
from bestinterests.domain.document import Document


def keep_what_is_cited(merged: Document, ours: Document, theirs: Document, clashes: list[Clash]) -> Document:
    """Return the document with every item back to which it, or either choice in a clash, refers.

    Adds one clash for each item that is kept. What a kept item itself refers to is kept as well.
    """
    lost = _lost(merged, ours, theirs)
    if not lost:
        return merged
    waiting = deque((name, path) for name, path in cited(merged) if name in lost)
    waiting += [(name, clash.path) for clash in clashes for name in clash.cited if name in lost]
    kept: dict[Path, list[Item]] = {}
    while waiting:
        name, where = waiting.popleft()
        if name not in lost:
            continue
        path, mine, other = lost.pop(name)
        item = mine or other
        kept.setdefault(path, []).append(item)
        clashes.append(Clash("item-delete-reference", (*path, name), item, mine, other, where=where))
        waiting += [(each, (*path, name, *at)) for each, at in cited(item) if each in lost]
    return with_items(merged, kept)


def _lost(merged: Document, ours: Document, theirs: Document) -> dict[str, tuple[Path, Any, Any]]:
    """Items of one side that the merged document lacks, because the other side deleted them."""
    there = items_by_id(merged).keys()
    mine = {name: (path, item, None) for name, (path, item) in items_by_id(ours).items() if name not in there}
    other = {name: (path, None, item) for name, (path, item) in items_by_id(theirs).items() if name not in there}
    return {**mine, **other}
