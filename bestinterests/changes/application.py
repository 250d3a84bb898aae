"""Applying a change set to a document: every edit that fits is made, every other one is a Problem."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.changes.units import Field, field_named, keyed
from bestinterests.domain.base import Base
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit, Path, place
from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order
from bestinterests.domain.problem import Problem

_ABSENT: Any = object()


class _Node:
    """Edits sorted by where they stand, so that each struct is built anew at most once."""

    __slots__ = ("below", "edits")

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.below: dict[str, _Node] = {}


def apply(document: Document, changes: ChangeSet) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document with the edits made, in canonical order, and a Problem for each edit that did not fit.

    An edit fits where its ``before`` still stands, or its ``after`` already does. Whoever wants all or nothing
    drops the document where there are Problems; bringing in edits made on an older document is ``merge``.
    """
    if changes.format > CHANGE_FORMAT:
        sentence = f"The change set has format {changes.format}; this release reads up to {CHANGE_FORMAT}."
        remedy = "Use a newer release."
        return document, (Problem(code="changes.newer-format", path="", sentence=sentence, remedy=remedy),)
    root = _Node()
    for edit in changes.edits:
        node = root
        for step in edit.path:
            node = node.below.setdefault(step, _Node())
        node.edits.append(edit)
    run = _Run()
    before = in_order(document)
    return in_order(run.struct(before, root, ()), before), tuple(run.problems)


class _Run:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def struct(self, value: Base, node: _Node, path: Path) -> Any:
        self.refuse(node.edits, "changes.wrong-place", "cannot be changed as one")
        changed: dict[str, Any] = {}
        for name, below in node.below.items():
            here = (*path, name)
            field = field_named(type(value), name)
            if field is None:
                self.refuse(_all(below), "changes.unknown-field", "is no field of a document")
            else:
                changed[name] = self.field(field, getattr(value, name), below, here)
        return msgspec.structs.replace(value, **changed)

    def field(self, field: Field, old: Any, node: _Node, path: Path) -> Any:
        if field.unit == "part":
            return self.struct(old, node, path)
        if field.unit == "items":
            return self.items(field, old, node, path)
        if field.unit == "memory":
            return self.memory(old, node)
        self.refuse(
            [edit for below in node.below.values() for edit in _all(below)],
            "changes.wrong-place",
            "cannot be changed in part",
        )
        new = old
        for edit in node.edits:
            new = self.value(field, new, edit)
        return new

    def value(self, field: Field, old: Any, edit: Edit) -> Any:
        """One edit of a value that is whole, or of one member of a set."""
        if field.unit == "set" and edit.kind in {"include", "exclude"}:
            if edit.kind == "exclude":
                return tuple(each for each in old if each != edit.before)
            new = self.read(field.hint, [edit.after], edit)
            return old if new is _ABSENT or new[0] in old else (*old, *new)
        if edit.kind not in {"set", "reorder"}:
            self.refuse([edit], "changes.wrong-kind", f"cannot take the edit '{edit.kind}'")
            return old
        new = self.read(field.hint, edit.after, edit)
        if new is _ABSENT or new == old:
            return old
        before = self.read(field.hint, edit.before, edit)
        if before is _ABSENT:
            return old
        if before != old:
            self.refuse([edit], "changes.value-differs", "no longer holds the value that was edited")
            return old
        return new

    def items(self, field: Field, old: tuple[Any, ...], node: _Node, path: Path) -> tuple[Any, ...]:
        self.refuse(node.edits, "changes.wrong-place", "is changed item by item")
        named = keyed(old, field.key)
        for name, below in node.below.items():
            for edit in below.edits:
                self.item(field, named, name, edit)
            if below.below:
                self.inside(field, named, name, below, (*path, name))
        return tuple(named.values())

    def inside(self, field: Field, named: dict[str, Any], name: str, node: _Node, path: Path) -> None:
        """Edits within one item; its key stays as it is."""
        if name not in named:
            found = [edit for below in node.below.values() for edit in _all(below)]
            self.refuse(found, "changes.item-missing", "belongs to an item that is not there")
            return
        inner = _Node()
        inner.below = {step: below for step, below in node.below.items() if step != field.key}
        if (own := node.below.get(field.key)) is not None:
            self.refuse(_all(own), "changes.wrong-place", "names the item and stays as it is")
        named[name] = self.struct(named[name], inner, path)

    def item(self, field: Field, named: dict[str, Any], name: str, edit: Edit) -> None:
        """One edit that adds or deletes an item."""
        if edit.kind not in {"add", "delete"}:
            self.refuse([edit], "changes.wrong-kind", f"cannot take the edit '{edit.kind}'")
            return
        item = self.read(field.inner, edit.after if edit.kind == "add" else edit.before, edit)
        if item is _ABSENT:
            return
        here = named.get(name)
        if edit.kind == "delete":
            if here is not None and here != item:
                self.refuse([edit], "changes.value-differs", "was edited since it was deleted")
            else:
                named.pop(name, None)
        elif here is not None and here != item:
            self.refuse([edit], "changes.item-exists", "is already there, with different content")
        elif getattr(item, field.key) != name.split("#")[0]:
            self.refuse([edit], "changes.wrong-place", f"does not fit the key {getattr(item, field.key)}")
        else:
            named[name] = item

    def memory(self, old: Base, node: _Node) -> Any:
        """Edits of the memory of ids, entry by entry; it is kept in the order of its letters and keys."""
        self.refuse(node.edits, "changes.wrong-place", "is changed entry by entry")
        held: dict[str, Any] = {name: dict(getattr(old, name)) for name in old.__struct_fields__}
        for name, below in node.below.items():
            if name not in held:
                self.refuse(_all(below), "changes.unknown-field", "is no field of a document")
                continue
            self.refuse(below.edits, "changes.wrong-place", "is changed entry by entry")
            for key, leaf in below.below.items():
                for edit in leaf.edits:
                    self.entry(held[name], key, edit, int if name == "highest" else str)
        return type(old)(**{name: dict(sorted(entries.items())) for name, entries in held.items()})

    def entry(self, held: dict[str, Any], key: str, edit: Edit, kind: type) -> None:
        """One entry of the memory of ids."""
        if held.get(key) not in (edit.before, edit.after):
            self.refuse([edit], "changes.value-differs", "no longer holds the value that was edited")
        elif edit.after is None:
            held.pop(key, None)
        elif (value := self.read(kind, edit.after, edit)) is not _ABSENT:
            held[key] = value

    def read(self, hint: Any, value: Any, edit: Edit) -> Any:
        """A plain value as the type that stands at its place; ``_ABSENT``, with a Problem, where it does not fit."""
        try:
            return msgspec.convert(value, hint)
        except msgspec.ValidationError as fault:
            self.refuse([edit], "changes.value-invalid", f"cannot hold this value ({fault})")
            return _ABSENT

    def refuse(self, edits: list[Edit], code: str, why: str) -> None:
        """Note that edits were not made."""
        remedy = "Make the edit again on the document as it is now."
        for edit in edits:
            where = place(edit.path)
            self.problems.append(Problem(code=code, path=where, sentence=f"{where} {why}.", remedy=remedy))


def _all(node: _Node) -> list[Edit]:
    found = list(node.edits)
    for below in node.below.values():
        found += _all(below)
    return found
