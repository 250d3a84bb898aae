"""The unit by which each field merges, read once from the types and then used without looking at types again.

Units: ``value`` and ``slot`` are whole, ``text`` merges by paragraphs, ``set`` by members, ``items`` by the key of
each item, ``part`` by field, ``order`` is a place in a list, ``memory`` is the head document's memory of ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple, get_args

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS, Numbering
from bestinterests.domain.order import units

UNITS: Final = frozenset({"value", "text", "slot", "set", "items", "order", "part", "memory"})

NOTHING: Final = msgspec.NODEFAULT
"""Stands for the base value of a field that has no default, in an item that the base does not hold."""


class Field(NamedTuple):
    """What has to be known about a field to compare, merge and rename what stands in it.

    hint: its type. inner: the struct in it, if any. many: a list. key: the field that names each item of a list of
    items. letters: letters of the items it refers to, or empty. default: its value where nothing is written.
    """

    name: str
    unit: str
    hint: Any
    inner: type[Base] | None
    many: bool
    key: str
    letters: tuple[str, ...]
    default: Any


@cache
def fields(kind: type[Base]) -> tuple[Field, ...]:
    """Return the fields of a struct, in the order in which they are declared."""
    unit_of = units(kind)
    return tuple(_field(info, unit_of[info.name]) for info in msgspec.structs.fields(kind))


@cache
def field_named(kind: type[Base], name: str) -> Field | None:
    """Return one field of a struct, or None where it has no such field."""
    return next((field for field in fields(kind) if field.name == name), None)


@cache
def id_fields(kind: type[Base]) -> tuple[Field, ...]:
    """Return the fields in which, at any depth, ids of items can stand: ids themselves and references."""
    return tuple(
        field
        for field in fields(kind)
        if field.letters or field.name == "id" or (field.inner is not None and id_fields(field.inner))
    )


def _field(info: msgspec.structs.FieldInfo, unit: str) -> Field:
    inner = _inner(info.type)
    default = info.default_factory() if info.default_factory is not NOTHING else info.default
    return Field(
        name=info.name,
        unit="memory" if inner is Numbering else unit,
        hint=info.type,
        inner=inner,
        many=_is_tuple(info.type),
        key=KEYS[info.name] if unit == "items" else "",
        letters=_letters(info.type),
        default=default,
    )


def _inner(hint: Any) -> type[Base] | None:
    if isinstance(hint, type) and issubclass(hint, Base):
        return hint
    return next((found for each in get_args(hint) if (found := _inner(each)) is not None), None)


def _is_tuple(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple or any(
        _is_tuple(each) for each in get_args(hint) if get_args(each)
    )


def _letters(hint: Any) -> tuple[str, ...]:
    for meta in getattr(hint, "__metadata__", ()):
        refers = (getattr(meta, "extra", None) or {}).get("refers", "")
        if refers and not refers.startswith("pack:"):
            return tuple(refers.split())
    return ()


def keyed(items: Iterable[Base], key: str) -> dict[str, Any]:
    """Return items by their key; a key that stands twice becomes ``I07`` and ``I07#2``, so that neither is lost."""
    named: dict[str, Any] = {}
    repeats: dict[str, int] = {}
    for item in items:
        name = getattr(item, key)
        if name in named:
            repeats[name] = repeats.get(name, 1) + 1
            name = f"{name}#{repeats[name]}"
        named[name] = item
    return named
