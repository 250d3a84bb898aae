"""Every statement of a framework with its place, so that provenance can be counted, listed and raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from bestinterests.domain.pack import Provenance


class Placed(NamedTuple):
    """A statement with its place, such as ``rights/article-16/adult``."""

    place: str
    text: str
    provenance: Provenance
    sources: tuple[str, ...]


RANK: dict[Provenance, int] = {"ours": 0, "to_verify": 1, "secondary": 2, "confirmed": 3}
"""How far a statement is checked. ``ours`` stands outside: nobody can confirm what we made up ourselves."""
CATEGORY = "category"


def key_of(item: Any, position: int) -> str:
    """What names an item within its list: its id, else its right, else its place counted from 1."""
    key = getattr(item, "id", None) or (getattr(item, "right", None) if not hasattr(item, "text") else None)
    return str(key) if key else str(position)


def _text(item: Any) -> str:
    words = (getattr(item, name, None) for name in ("text", "title", "right"))
    return next((value for value in words if isinstance(value, str)), "")


def walk(item: Any, place: str) -> Iterator[Placed]:
    """Statements in a pack's item, itself first, in the order of its fields."""
    provenance = getattr(item, "provenance", None)
    if provenance is not None:
        yield Placed(place, _text(item), provenance, item.sources)
    raised = getattr(item, "category_provenance", None)
    if raised is not None:
        yield Placed(f"{place}/{CATEGORY}", item.category, raised, ())
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if isinstance(value, msgspec.Struct):
            yield from walk(value, f"{place}/{name}")
        elif isinstance(value, tuple):
            yield from walk_list(value, f"{place}/{name}")


def walk_list(items: Iterable[Any], place: str) -> Iterator[Placed]:
    """Statements in a list of items; items that are no structs are passed over."""
    for position, item in enumerate(items, start=1):
        if isinstance(item, msgspec.Struct):
            yield from walk(item, f"{place}/{key_of(item, position)}")


def raised(item: Any, path: tuple[str, ...], provenance: Provenance) -> Any | None:
    """A copy of the item in which the statement at the path carries a higher provenance.

    None where the path leads to no statement, or to one of ours. A statement that stands as high is kept.
    """
    if not path:
        return _lifted(item, "provenance", provenance)
    name, *rest = path
    if name == CATEGORY and not rest:
        return _lifted(item, "category_provenance", provenance)
    value = getattr(item, name, None)
    if isinstance(value, msgspec.Struct):
        changed = raised(value, tuple(rest), provenance)
        return None if changed is None else msgspec.structs.replace(item, **{name: changed})
    if isinstance(value, tuple) and rest:
        return _raised_in(item, name, tuple(rest), provenance)
    return None


def _raised_in(item: Any, name: str, path: tuple[str, ...], provenance: Provenance) -> Any | None:
    items = list(getattr(item, name))
    for index, entry in enumerate(items):
        if isinstance(entry, msgspec.Struct) and key_of(entry, index + 1) == path[0]:
            changed = raised(entry, path[1:], provenance)
            if changed is None:
                return None
            items[index] = changed
            return msgspec.structs.replace(item, **{name: tuple(items)})
    return None


def _lifted(item: Any, field: str, provenance: Provenance) -> Any | None:
    held = getattr(item, field, None)
    if held is None or held == "ours":
        return None
    return item if RANK[held] >= RANK[provenance] else msgspec.structs.replace(item, **{field: provenance})
