"""What is different between two versions of a pack: added, removed, reworded and otherwise changed, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.pack import Pack
from bestinterests.packs.statements import key_of

Kind = Literal["added", "removed", "reworded", "provenance", "changed", "reordered"]
WORDS = {"text", "title", "label", "name", "short", "anchor", "question", "note", "summary", "why"}
"""Fields whose change is a change of wording."""
CHECKED = {"provenance", "category_provenance", "sources"}
"""Fields that say how sure a statement is."""


class PackChange(Base, frozen=True, kw_only=True):
    """One difference: its kind, the collection and item it stands in, its place, and the texts before and after."""

    kind: Kind
    collection: str
    id: str
    place: str
    old: str = ""
    new: str = ""


def compare(old: Pack, new: Pack) -> list[PackChange]:
    """Differences from an older to a newer version, in the order of the newer one's collections.

    Items are matched by id, or by the right that they take up; statements without an id by their words.
    """
    return [
        PackChange(kind=kind, collection=place.split("/")[0], id=(*place.split("/"), "")[1], place=place, old=a, new=b)
        for kind, place, a, b in _struct(old, new, "")
    ]


_Difference = tuple[Kind, str, str, str]


def _struct(old: Any, new: Any, place: str) -> Iterator[_Difference]:
    for name in new.__struct_fields__:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield from _value(before, after, f"{place}/{name}" if place else name, name)


def _value(before: Any, after: Any, place: str, name: str) -> Iterator[_Difference]:
    if isinstance(before, msgspec.Struct) and isinstance(after, msgspec.Struct):
        yield from _struct(before, after, place)
    elif isinstance(before, tuple) and any(isinstance(each, msgspec.Struct) for each in (*before, *after)):
        yield from _list(before, after, place)
    elif name in WORDS:
        yield "reworded", place, _plain(before), _plain(after)
    elif name in CHECKED:
        yield "provenance", place, _plain(before), _plain(after)
    else:
        yield "changed", place, _plain(before), _plain(after)


def _list(before: tuple[Any, ...], after: tuple[Any, ...], place: str) -> Iterator[_Difference]:
    olds, news = _paired(before, after)
    for key, item in news.items():
        if key not in olds:
            yield "added", f"{place}/{key}", "", said(item)
        elif olds[key] != item:
            yield from _struct(olds[key], item, f"{place}/{key}")
    for key, item in olds.items():
        if key not in news:
            yield "removed", f"{place}/{key}", said(item), ""
    if [key for key in olds if key in news] != [key for key in news if key in olds]:
        yield "reordered", place, ", ".join(olds), ", ".join(news)


def _paired(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both lists by key. Statements without an id at one place, neither found on the other side, share a key."""
    olds, news = _keyed(before), _keyed(after)
    if len(olds) == len(news):
        names = {
            old: new
            for old, new in zip(olds, news, strict=True)
            if old not in news and new not in olds and _nameless(olds[old])
        }
        olds = {names.get(key, key): item for key, item in olds.items()}
    return olds, news


def _keyed(items: tuple[Any, ...]) -> dict[str, Any]:
    """Items by id or right; those without one by their words, so that an insertion moves nothing."""
    held: dict[str, Any] = {}
    for item in items:
        key = _key(item)
        count = 2
        unique = key
        while unique in held:
            unique = f"{key} ({count})"
            count += 1
        held[unique] = item
    return held


def _key(item: Any) -> str:
    for name in ("pack", "target", "from_version", "to", "harm", "old"):
        value = getattr(item, name, None)
        if isinstance(value, str):
            return value
    return said(item) if _nameless(item) else key_of(item, 0)


def _nameless(item: Any) -> bool:
    return key_of(item, 0) == "0"


def said(item: Any) -> str:
    """The words of an item: its text, title, name or label; else its fields as plain text."""
    for name in ("text", "title", "name", "label", "adult"):
        value = getattr(item, name, None)
        if isinstance(value, msgspec.Struct):
            return said(value)
        if isinstance(value, str) and value:
            return value
    return _plain(item)


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and value and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return "" if value is None else msgspec.json.encode(value, order="sorted").decode()
