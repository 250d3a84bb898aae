"""Ids within a document: who refers to what, and giving items other ids with every reference going along."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from bestinterests.changes.units import Field, fields, id_fields, keyed
from bestinterests.domain.base import Base, Item
from bestinterests.domain.change import Path
from bestinterests.domain.document import LETTERS, Document

B = TypeVar("B", bound=Base)


def cited(value: Base, path: Path = ()) -> Iterator[tuple[str, Path]]:
    """Yield each reference at or below a struct, with the path of the field in which it stands."""
    for field in id_fields(type(value)):
        held = getattr(value, field.name)
        if not held:
            continue
        here = (*path, field.name)
        if field.inner is None:
            if field.letters:
                yield from ((each, here) for each in (held if field.many else (held,)))
        elif field.key:
            for name, item in keyed(held, field.key).items():
                yield from cited(item, (*here, name))
        else:
            for each in held if field.many else (held,):
                yield from cited(each, here)


def renamed(value: B, names: Mapping[str, str]) -> B:
    """Return a struct in which every id and reference that ``names`` lists is replaced; itself if it holds none."""
    changed: dict[str, Any] = {}
    for field in id_fields(type(value)) if names else ():
        old = getattr(value, field.name)
        if old and (new := _renamed(field, old, names)) is not old:
            changed[field.name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


def _renamed(field: Field, old: Any, names: Mapping[str, str]) -> Any:
    if not field.many:
        return renamed(old, names) if field.inner is not None else names.get(old, old)
    if field.inner is not None:
        new = tuple(renamed(each, names) for each in old)
        return old if all(a is b for a, b in zip(new, old, strict=True)) else new
    if names.keys().isdisjoint(old):
        return old
    return tuple(dict.fromkeys(names.get(each, each) for each in old))


def unnamed(value: B, names: Collection[str]) -> B:
    """Return a struct that mentions none of these ids, where it can be without; itself if it mentions none."""
    changed: dict[str, Any] = {}
    for field in id_fields(type(value)):
        old = getattr(value, field.name)
        if old and field.name != "id" and (new := _unnamed(field, old, names)) is not old:
            changed[field.name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


def _unnamed(field: Field, old: Any, names: Collection[str]) -> Any:
    if field.inner is not None:
        if not field.many:
            return unnamed(old, names)
        new = tuple(unnamed(each, names) for each in old)
        return old if all(a is b for a, b in zip(new, old, strict=True)) else new
    if field.many:
        return tuple(each for each in old if each not in names) if any(each in names for each in old) else old
    return None if old in names and field.default is None else old


def accompanied(value: B, name: str, also: str) -> B:
    """Return a struct in which ``also`` stands beside ``name`` wherever several ids may stand; itself if nowhere."""
    changed: dict[str, Any] = {}
    for field in id_fields(type(value)):
        old = getattr(value, field.name)
        if old and field.name != "id" and (new := _accompanied(field, old, name, also)) is not old:
            changed[field.name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


def _accompanied(field: Field, old: Any, name: str, also: str) -> Any:
    if field.inner is None:
        return (*old, also) if field.many and name in old else old
    if not field.many:
        return accompanied(old, name, also)
    new = tuple(accompanied(each, name, also) for each in old)
    return old if all(a is b for a, b in zip(new, old, strict=True)) else new


def lists_with_ids(document: Document) -> Iterator[tuple[Path, str, tuple[Any, ...]]]:
    """Yield each list of items that carry ids: its path, its letter, its items."""
    for part in (document.assessment, document.record):
        name = "assessment" if part is document.assessment else "record"
        for field in fields(type(part)):
            if field.name in LETTERS:
                yield (name, field.name), LETTERS[field.name], getattr(part, field.name)


def items_by_id(document: Document) -> dict[str, tuple[Path, Item]]:
    """Return every item that carries an id: the path of its list, and the item."""
    return {item.id: (path, item) for path, _, items in lists_with_ids(document) for item in items}


def with_items(document: Document, items: Mapping[Path, Sequence[Item]]) -> Document:
    """Return the document with items added to its lists where their ids are not there yet."""
    for (part, name), new in items.items():
        holder = getattr(document, part)
        old = getattr(holder, name)
        there = {item.id for item in old}
        added = (*old, *(item for item in new if item.id not in there))
        holder = msgspec.structs.replace(holder, **{name: added})
        document = msgspec.structs.replace(document, **{part: holder})
    return document
