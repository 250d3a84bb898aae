"""The one order in which a document is written: items by their keys, sets by their words, fields as declared."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from operator import is_
from typing import Any, TypeVar, get_type_hints

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS

B = TypeVar("B", bound=Base)

_DIGITS = re.compile(r"([0-9]+)")


@lru_cache(maxsize=65536)
def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key under which ``I9`` stands before ``I10`` and ``6-9`` before ``10-12``."""
    return tuple(
        (0, int(part), part) if part.isascii() and part.isdigit() else (1, 0, part)
        for part in _DIGITS.split(text)
        if part
    )


@cache
def units(kind: type[Base]) -> dict[str, str]:
    """Unit of merge of each field of a struct, as ``about`` declared it (``value`` where it declared none)."""
    return {name: _unit(hint) for name, hint in get_type_hints(kind, include_extras=True).items()}


def _unit(hint: Any) -> str:
    for meta in getattr(hint, "__metadata__", ()):
        extra = getattr(meta, "extra", None)
        if extra and "unit" in extra:
            return str(extra["unit"])
    return "value"


@cache
def _lists(kind: type[Base]) -> tuple[tuple[str, str, str], ...]:
    known = ((name, unit, KEYS.get(name, "")) for name, unit in units(kind).items())
    return tuple(entry for entry in known if entry[1] in {"items", "set", "part"})


@cache
def _defaults(kind: type[Base]) -> tuple[tuple[str, Any], ...]:
    """Fields whose default is a word, a number or a struct, so that an equal value may be another object."""
    fields = msgspec.structs.fields(kind)
    return tuple((f.name, f.default) for f in fields if isinstance(f.default, (str, int, msgspec.Struct)) and f.default)


class _Same:
    """A value that counts as itself alone, so that finding it again costs nothing."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=16)
def _slot(held: _Same) -> list[Any]:
    """Where the ordered twin of a value is kept; empty at first."""
    return []


def in_order(value: B, beside: B | None = None) -> B:
    """Return an equal document (or any part of one) with its items and sets in canonical order.

    Items stand by their ``order`` where they have one, then by their key; sets stand by their words. Items with
    one and the same key keep the order they had. A value that equals its field's default becomes that very default, so
    that a writer that leaves defaults out leaves it out. Nothing is added or dropped, so a fault stays where it can be
    seen. Of the last few values it is remembered: a merge asks a dozen times about three documents.

    beside: a value in canonical order from which this one was made. Parts that are still the very same are not looked
    at again, which is nearly all of a large document after an edit.
    """
    slot = _slot(_Same(value))
    if not slot:
        slot.append(_in_order(value, beside))
        _slot(_Same(slot[0])).append(slot[0])
    found: B = slot[0]
    return found


def _in_order(value: B, beside: B | None) -> B:
    if value is beside:
        return value
    kind = type(value)
    changed: dict[str, Any] = {}
    for name, default in _defaults(kind):
        held = getattr(value, name)
        if held is not default and held == default:
            changed[name] = default
    for name, unit, key in _lists(kind):
        old = changed.get(name) or getattr(value, name)
        if not old or (unit == "set" and len(old) == 1):
            continue
        known = getattr(beside, name) if beside is not None else None
        if old is known:
            continue
        new = _in_order(old, known) if unit == "part" else _sorted(old, unit, key, known or ())
        if new is not old:
            changed[name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


def _sorted(values: tuple[Any, ...], unit: str, key: str, known: tuple[Any, ...]) -> tuple[Any, ...]:
    if unit == "set":
        new = sorted(values, key=natural)
    else:
        held = {getattr(item, key, ""): item for item in known}
        new = [_in_order(item, held.get(getattr(item, key, ""))) for item in values]
        if len(new) > 1:
            kind: type[Base] = type(new[0])
            new.sort(key=_places(kind, key))
    return values if all(map(is_, new, values)) else tuple(new)


@cache
def _places(kind: type[Base], key: str) -> Callable[[Base], tuple[Any, ...]]:
    """By what items of a kind are sorted: their own order where they have one, then their key."""
    if "order" not in kind.__struct_fields__:
        return lambda item: natural(str(getattr(item, key, "")))

    def place(item: Base) -> tuple[Any, ...]:
        order = getattr(item, "order", "")
        return (not order, natural(order), natural(str(getattr(item, key, ""))))

    return place
