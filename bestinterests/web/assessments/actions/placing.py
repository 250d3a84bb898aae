"""Putting values into a document by their places: what a form says, as the document that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.units import Field, field_named, keyed
from bestinterests.domain.base import Base
from bestinterests.domain.change import Path
from bestinterests.domain.document import Document


class Entry(NamedTuple):
    """What a form says about one place. path: of an item, by its key, or of a part.

    values: by field, with dots into parts, as plain builtins. fixed: fields that a new item holds besides.
    """

    path: Path
    values: Mapping[str, Any]
    fixed: Mapping[str, Any] = {}

    def places(self) -> Iterable[tuple[Path, Any]]:
        """Each field's own place with its value."""
        return (((*self.path, *name.split(".")), value) for name, value in self.values.items())


def put(document: Document, path: Path, values: Mapping[str, Any], fixed: Mapping[str, Any]) -> Document:
    """Return the document in which these fields of an item or part hold these values; the item is added if need be.

    An item that would come to be with every field at its default, and nothing fixed, is not added: nobody has said
    anything. Raises KeyError for a path that leads nowhere, msgspec.ValidationError for a value that does not fit.
    """
    changed: Document = _put(document, path, values, fixed)
    return changed


def _put(holder: Any, path: Path, values: Mapping[str, Any], fixed: Mapping[str, Any]) -> Any:
    if not path:
        return _with(holder, values)
    kind: type[Base] = type(holder)
    field = field_named(kind, path[0])
    if field is None:
        raise KeyError(path[0])
    held = getattr(holder, field.name)
    if not field.key:
        if len(path) == 1 and held is None:
            raise KeyError(path[0])
        return msgspec.structs.replace(holder, **{field.name: _put(held, path[1:], values, fixed)})
    named = keyed(held, field.key)
    if (old := named.get(path[1])) is not None:
        new = _put(old, path[2:], values, fixed)
        items = tuple(new if each is old else each for each in held)
    elif len(path) > 2:
        items = _within(field, held, path, values, fixed)
    else:
        new = _made(field, path, values, fixed)
        items = held if new is None else (*held, new)
    return msgspec.structs.replace(holder, **{field.name: items})


def _within(
    field: Field, held: tuple[Base, ...], path: Path, values: Mapping[str, Any], fixed: Mapping[str, Any]
) -> tuple[Base, ...]:
    """What a form says below an item that is not there yet brings the item along; nothing said brings nothing."""
    if field.inner is None or path[1][1:2] == "+" or _needed(field.inner) - {field.key}:
        raise KeyError(path[1])
    bare: Base = msgspec.convert({field.key: path[1]}, field.inner)
    made = _put(bare, path[2:], values, fixed)
    return held if made == bare else (*held, made)


def _made(field: Field, path: Path, values: Mapping[str, Any], fixed: Mapping[str, Any]) -> Base | None:
    if len(path) > 2 or field.inner is None:
        raise KeyError(path[1])
    said = {name: value for name, value in values.items() if value is not None}
    made: Base = msgspec.convert(_nested({field.key: path[1], **fixed, **said}), field.inner)
    bare = msgspec.to_builtins(made)
    return None if set(bare) <= {field.key, *_needed(field.inner)} and not fixed and _is_blank(bare, field) else made


def _needed(kind: type[Base]) -> set[str]:
    return {each.name for each in msgspec.structs.fields(kind) if each.required}


def _is_blank(bare: Mapping[str, Any], field: Field) -> bool:
    return not any(value for name, value in bare.items() if name != field.key)


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted names as dicts in dicts."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        *steps, last = name.split(".")
        held = found
        for step in steps:
            held = held.setdefault(step, {})
        held[last] = value
    return found


def _with(item: Base, values: Mapping[str, Any]) -> Base:
    changed: dict[str, Any] = {}
    for name, value in _nested(values).items():
        field = field_named(type(item), name)
        if field is None:
            raise KeyError(name)
        held = getattr(item, name)
        if isinstance(value, dict) and isinstance(held, Base):
            changed[name] = _with(held, value)
        else:
            changed[name] = msgspec.convert(value, field.hint)
    return msgspec.structs.replace(item, **changed) if changed else item
