"""Three versions of one tree brought together, unit by unit. Ids mean the same in all three when this begins."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.paragraphs import merge_texts
from bestinterests.changes.references import cited
from bestinterests.changes.units import NOTHING, Field, fields, keyed
from bestinterests.domain.base import Base
from bestinterests.domain.change import ConflictKind, Path


class Clash(NamedTuple):
    """A unit that both sides changed, with its three values as they stand in the trees.

    cited: every id to which one side's value or the other's refers, so that either can still be chosen.
    where: for an item that is deleted and referred to, the place that refers to it.
    """

    kind: ConflictKind
    path: Path
    base: Any
    ours: Any
    theirs: Any
    cited: tuple[str, ...] = ()
    where: Path = ()


class Weave:
    """One merge of trees: ``clashes`` and ``settled`` fill while ``struct`` runs."""

    def __init__(self) -> None:
        self.clashes: list[Clash] = []
        self.settled: list[Clash] = []

    def struct(self, base: Base | None, ours: Base, theirs: Base, path: Path) -> Any:
        """Return a struct with the changes of both sides; ours where they clash.

        ``base`` is None for an item that both sides added: each field then starts from its default.
        """
        changed: dict[str, Any] = {}
        for field in fields(type(ours)):
            o, t = getattr(ours, field.name), getattr(theirs, field.name)
            if o == t:
                continue
            b = field.default if base is None else getattr(base, field.name)
            if o == b:
                changed[field.name] = t
            elif t != b:
                changed[field.name] = self._both(field, b, o, t, (*path, field.name))
        return msgspec.structs.replace(ours, **changed) if changed else ours

    def _both(self, field: Field, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        match field.unit:
            case "part":
                return self.struct(None if base is NOTHING else base, ours, theirs, path)
            case "items":
                return self._items(field, () if base is NOTHING else base, ours, theirs, path)
            case "set":
                return _set(() if base is NOTHING else base, ours, theirs)
            case "memory":
                return ours
            case "order":
                self.settled.append(Clash("order", path, base, ours, theirs))
                return min(ours, theirs)
            case "text":
                merged = merge_texts("" if base is NOTHING else base, ours, theirs)
                return self._clash("text", field, base, ours, theirs, path) if merged is None else merged
            case "slot":
                return self._clash("slot", field, base, ours, theirs, path)
            case _:
                return self._clash("value", field, base, ours, theirs, path)

    def _clash(self, kind: ConflictKind, field: Field, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        refers = tuple(each for value in (ours, theirs) for each in _cited(field, value))
        self.clashes.append(Clash(kind, path, base, ours, theirs, refers))
        return ours

    def _items(
        self, field: Field, base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...], path: Path
    ) -> tuple[Any, ...]:
        old, mine, other = (keyed(items, field.key) for items in (base, ours, theirs))
        merged: list[Any] = []
        for name, item in mine.items():
            if name in other:
                merged.append(self._item(old.get(name), item, other[name], (*path, name)))
            elif self._stays(old.get(name), item, None, (*path, name)):
                merged.append(item)
        for name, item in other.items():
            if name not in mine and self._stays(old.get(name), None, item, (*path, name)):
                merged.append(item)
        return tuple(merged)

    def _item(self, base: Base | None, ours: Base, theirs: Base, path: Path) -> Any:
        if ours == theirs or theirs == base:
            return ours
        return theirs if ours == base else self.struct(base, ours, theirs, path)

    def _stays(self, base: Base | None, ours: Base | None, theirs: Base | None, path: Path) -> bool:
        """Whether an item that one side lacks stays: it was added, or it was edited here and deleted there."""
        held = ours if ours is not None else theirs
        if base is None:
            return True
        if held == base:
            return False
        self.clashes.append(Clash("item-delete-edit", path, base, ours, theirs))
        return True


def _set(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Members that both kept and those that one added, ours first."""
    old, mine, other = set(base), set(ours), set(theirs)
    return tuple(
        each for each in dict.fromkeys((*ours, *theirs)) if each not in old or (each in mine and each in other)
    )


def _cited(field: Field, value: Any) -> list[str]:
    if not value:
        return []
    values = value if field.many else (value,)
    if field.inner is not None:
        return [each for inner in values for each, _ in cited(inner)]
    return list(values) if field.letters else []
