"""What changed from one document to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from bestinterests.changes.units import NOTHING, Field, fields, keyed
from bestinterests.domain.base import Base
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit, Path
from bestinterests.domain.document import Document, Numbering
from bestinterests.domain.order import in_order


def diff(base: Document, other: Document) -> ChangeSet:
    """Return the edits that lead from ``base`` to ``other``.

    ``apply(base, diff(base, other))`` is ``other`` in canonical order: the order in which items or members of sets
    happen to be written is no change.
    """
    return ChangeSet(format=CHANGE_FORMAT, edits=tuple(edits(in_order(base), in_order(other))))


def edits(base: Document, other: Document) -> Iterator[Edit]:
    """Yield the edits that lead from one document to another, both in canonical order."""
    return _struct(base, other, ())


def plain(value: Any) -> Any:
    """Return a value as reading it from JSON would give it; None where there is nothing."""
    return None if value is NOTHING else msgspec.json.decode(msgspec.json.encode(value))


def _struct(old: Base, new: Base, path: Path) -> Iterator[Edit]:
    kind: type[Base] = type(new)
    for field in fields(kind):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield from _field(field, before, after, (*path, field.name))


def _field(field: Field, old: Any, new: Any, path: Path) -> Iterator[Edit]:
    match field.unit:
        case "part":
            yield from _struct(old, new, path)
        case "items":
            yield from _items(keyed(old, field.key), keyed(new, field.key), path)
        case "set":
            yield from _set(old, new, path)
        case "memory":
            for field_ in fields(Numbering):
                yield from _memory(getattr(old, field_.name), getattr(new, field_.name), (*path, field_.name))
        case "order":
            yield Edit(kind="reorder", path=path, before=old, after=new)
        case _:
            yield Edit(kind="set", path=path, before=plain(old), after=plain(new))


def _items(old: dict[str, Base], new: dict[str, Base], path: Path) -> Iterator[Edit]:
    for name, item in old.items():
        here = (*path, name)
        other = new.get(name)
        if other is None:
            yield Edit(kind="delete", path=here, before=plain(item))
        elif item != other:
            yield from _struct(item, other, here)
    for name, item in new.items():
        if name not in old:
            yield Edit(kind="add", path=(*path, name), after=plain(item))


def _set(old: tuple[str, ...], new: tuple[str, ...], path: Path) -> Iterator[Edit]:
    before, after = set(old), set(new)
    if len(before) != len(old) or len(after) != len(new):
        yield Edit(kind="set", path=path, before=plain(old), after=plain(new))
        return
    yield from (Edit(kind="exclude", path=path, before=each) for each in old if each not in after)
    yield from (Edit(kind="include", path=path, after=each) for each in new if each not in before)


def _memory(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            yield Edit(kind="set", path=(*path, key), before=old.get(key), after=new.get(key))
