"""Tables and their columns as they are declared once for writing and for reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from bestinterests.changes.units import field_named
from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS, LETTERS, Document
from bestinterests.formats.xlsx.kinds import (
    ChoiceKind,
    DayKind,
    ItemKind,
    ItemsKind,
    Kind,
    LinesKind,
    NumberKind,
    TextKind,
    WordKind,
    WordsKind,
)
from bestinterests.packs.framework import Framework

Shower = Callable[[Framework, Any], str]
"""Text of a cell that is only shown: from the framework and the key of the row."""


class Column(NamedTuple):
    """One column of a table.

    field: path of the field within the item (``stated.level``); what begins with ``~`` is shown and never read, what
    begins with ``=`` is worked out by a formula and never read. help: what the note on its head says; by default what
    the field is described as. kind: by default what the type of the field asks for.
    """

    field: str
    title: str
    width: float = 18
    group: str = ""
    help: str = ""
    kind: Kind | None = None
    shown: Shower | None = None

    @property
    def is_read(self) -> bool:
        """Does a person fill it in?"""
        return self.field[0] not in "~="


class Table(NamedTuple):
    """A list of items as rows.

    path: where the list stands in the document; of a list inside other items, where those stand, and ``inner`` is its
    name in them. keys: columns that name a row. listed: vocabulary of which every word has a row from the start.
    empty: rows that are ready to be filled in. identity: fields by which a new row without an id is known again.
    fixed: fields of a new item that the workbook fills by itself. marker: a column that is no field; where it is
    emptied the item is to be taken out. rows: how to come by the items, where they do not stand in a list as they are.
    """

    name: str
    title: str
    kind: type[Base]
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    about: str = ""
    keys: tuple[str, ...] = ("id",)
    inner: str = ""
    listed: str = ""
    empty: int = 12
    identity: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    marker: str = ""
    rows: Callable[[Document], Iterator[tuple[tuple[str, ...], Any]]] | None = None

    @property
    def letter(self) -> str:
        """Letter of the ids of its items; empty where they have none."""
        return LETTERS.get(self.name, "") if self.keys == ("id",) else ""

    def items(self, document: Document) -> Iterator[tuple[tuple[str, ...], Any]]:
        """Yield each item with the key of its row."""
        if self.rows is not None:
            yield from self.rows(document)
            return
        held = at(document, self.path)
        if not self.inner:
            yield from (((str(getattr(item, self.keys[0])),), item) for item in held)
            return
        parent, own = KEYS[self.path[-1]], KEYS[self.inner]
        for item in held:
            for each in getattr(item, self.inner):
                yield (getattr(item, parent), getattr(each, own)), each


class Form(NamedTuple):
    """Single fields of the document as questions, one a row. parts: groups of fields, each with its place."""

    name: str
    title: str
    parts: tuple[FormPart, ...]
    about: str = ""


class FormPart(NamedTuple):
    """Fields of one struct: where it stands, its type, and its questions."""

    title: str
    path: tuple[str, ...]
    kind: type[Base]
    columns: tuple[Column, ...]


def at(document: Document, path: tuple[str, ...]) -> Any:
    """Return what stands at a path of field names."""
    held: Any = document
    for step in path:
        held = getattr(held, step)
    return held


def put(held: Any, path: tuple[str, ...], value: Any) -> Any:
    """Return a struct with another value at a path of field names."""
    if not path:
        return value
    return msgspec.structs.replace(held, **{path[0]: put(getattr(held, path[0]), path[1:], value)})


def kind_of(struct: type[Base], path: str) -> Kind:
    """Return the kind of cell that the type of a field asks for; ``path`` may lead into inner structs."""
    first, _, rest = path.partition(".")
    field = field_named(struct, first)
    assert field is not None, f"{struct.__name__} has no field {first}"
    if rest:
        assert field.inner is not None
        return kind_of(field.inner, rest)
    return _kind(struct, first, field.many, field.unit)


def _kind(struct: type[Base], name: str, many: bool, unit: str) -> Kind:
    hint = _hints(struct)[name]
    refers = _refers(hint)
    if refers.startswith("pack:"):
        return WordsKind(refers) if many else WordKind(refers)
    if refers:
        return ItemsKind(refers) if many else ItemKind(refers)
    bare = _bare(hint)
    if many:
        return LinesKind()
    if get_origin(bare) is Literal:
        return ChoiceKind(get_args(bare))
    names = {bool: "bool", int: "int", float: "float", str: "str"}
    match names.get(bare, "day"):
        case "bool":
            return ChoiceKind((True, False))
        case "int":
            return NumberKind(hint, whole=True)
        case "float":
            return NumberKind(hint, whole=False)
        case "str":
            return TextKind(long=unit == "text", hint=hint)
    return DayKind()


def description(struct: type[Base], path: str) -> str:
    """Return what the type says about a field, for the note on the head of its column."""
    first, _, rest = path.partition(".")
    field = field_named(struct, first)
    if rest and field is not None and field.inner is not None:
        return description(field.inner, rest)
    metas = getattr(_hints(struct).get(first), "__metadata__", ())
    return next((meta.description for meta in metas if getattr(meta, "description", None)), "")


@cache
def _hints(struct: type[Base]) -> dict[str, Any]:
    return get_type_hints(struct, include_extras=True)


def _metas(hint: Any) -> Iterator[Any]:
    yield from getattr(hint, "__metadata__", ())
    for each in get_args(hint):
        yield from _metas(each)


def _refers(hint: Any) -> str:
    extras = (getattr(meta, "extra", None) or {} for meta in _metas(hint))
    return next((str(extra["refers"]) for extra in extras if "refers" in extra), "")


def _bare(hint: Any) -> Any:
    if getattr(hint, "__metadata__", None):
        return _bare(hint.__origin__)
    if get_origin(hint) is Union or type(hint).__name__ == "UnionType":
        return _bare(next(each for each in get_args(hint) if each is not type(None)))
    return hint
