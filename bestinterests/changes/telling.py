"""Edits as a person reads them: by the item they are in, with its title, what was and what is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bestinterests.domain.change import Edit, EditKind, place
from bestinterests.domain.document import KEYS, LETTERS, Document

WORDS: dict[EditKind, str] = {
    "set": "changed",
    "add": "added",
    "delete": "deleted",
    "include": "includes",
    "exclude": "no longer includes",
    "reorder": "moved",
}
"""What an edit does, in a word."""


def titles_of(before: Document, after: Document) -> dict[str, str]:
    """Return the title of every item, the newer one where both have it."""
    titles: dict[str, str] = {}
    for document in (before, after):
        for part in (document.assessment, document.record):
            for collection in LETTERS:
                for item in getattr(part, collection, ()):
                    titles[item.id] = _title(item) or titles.get(item.id, "")
    return titles


def _title(item: Any) -> str:
    """Return what an item goes by; a data activity by the beginning of its data, and not by the provider's role."""
    for field in ("title", "name", "data", "role"):
        if words := getattr(item, field, ""):
            line = " ".join(str(words).split())
            return line if len(line) <= 80 else f"{line[:77]}..."
        if field == "data" and hasattr(item, field):
            break
    return ""


def grouped(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Group edits by the item, or the part of the document, that they are in."""
    groups: dict[str, list[Edit]] = {}
    for edit in edits:
        head = edit.path[1:3] if len(edit.path) > 2 and edit.path[1] in KEYS else edit.path[1:2]
        groups.setdefault(" ".join(head).replace("_", " ") or "document", []).append(edit)
    return groups


def field_of(edit: Edit) -> str:
    """Return the field of an edit below the item that it is in; empty where the item is edited as a whole."""
    cut = 3 if len(edit.path) > 2 and edit.path[1] in KEYS else 1
    return place(edit.path[cut:])


def brief(value: Any) -> str:
    """Write a plain value in one line."""
    if isinstance(value, str):
        return " ".join(value.split()) or "(blank)"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {brief(held)}" for name, held in value.items()) or "(blank)"
    if isinstance(value, (list, tuple)):
        return ", ".join(brief(held) for held in value) or "(none)"
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
