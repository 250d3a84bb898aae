"""What a sheet declares, and what the types of the document say about each field that it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from bestinterests.domain.base import Base
from bestinterests.formats.xlsx.columns import Column
from bestinterests.formats.xlsx.sheets import FORMS, TABLES

Control = Literal["line", "text", "lines", "choice", "select", "boxes", "flag", "number", "day", "slot"]


class Asked(NamedTuple):
    """One field as a sheet asks it. name: of the field, with dots into parts (``controller.name``).

    label, hint, control: by default the workbook's heading, what the field is described as, and what its type asks
    for. required: is a blank refused? rows: height of a text. first: words of a blank choice. says: what values are
    called here, where that is not the type's own word, each as a label or a label and a hint.
    """

    name: str
    label: str = ""
    hint: str = ""
    control: Control | None = None
    required: bool = False
    rows: int = 4
    first: str = ""
    says: Mapping[str, str | tuple[str, str]] = {}


class Part(NamedTuple):
    """Fields that stand together under a title; a blank title joins them to the ones before."""

    title: str
    fields: tuple[Asked | str, ...]
    intro: str = ""


class Sheet(NamedTuple):
    """What is asked about one kind of item or part of the document."""

    kind: type[Base]
    parts: tuple[Part, ...]

    def asked(self) -> Iterator[Asked]:
        """Every field that is asked, in order."""
        for part in self.parts:
            yield from (Asked(each) if isinstance(each, str) else each for each in part.fields)


class Nature(NamedTuple):
    """What a field is, read from its type.

    hint: the type by which a value is checked. refers: letters of items or ``pack:vocabulary`` that it chooses from.
    words: values of the type itself. optional: may it be None? default: as the document leaves it out.
    """

    hint: Any
    unit: str
    refers: str
    words: tuple[Any, ...]
    many: bool
    optional: bool
    scalar: type
    default: Any
    described: str
    heading: str

    @property
    def control(self) -> Control:
        """The control that its type asks for, where a sheet says nothing else."""
        if self.unit == "slot":
            return "slot"
        if self.many:
            return "boxes" if self.refers else "lines"
        if self.refers:
            return "select"
        if self.words:
            return "choice" if len(self.words) < 7 else "select"
        by_type: dict[type, Control] = {bool: "flag", int: "number", float: "number", dt.date: "day"}
        return by_type.get(self.scalar) or ("text" if self.unit == "text" else "line")


@cache
def nature(kind: type[Base], name: str) -> Nature:
    """What a field of a struct is. Raises KeyError for a name that it does not have."""
    head, _, rest = name.partition(".")
    field = {each.name: each for each in msgspec.structs.fields(kind)}[head]
    if rest:
        return nature(_struct(field.type), rest)
    metas = list(_metas(get_type_hints(kind, include_extras=True)[head]))
    extra: dict[str, str] = {}
    for meta in metas:
        extra |= meta.extra or {}
    bare = [each for each in _bare(field.type) if each is not NoneType]
    many = get_origin(bare[0]) is tuple
    words = tuple(word for each in bare if get_origin(each) is Literal for word in get_args(each))
    return Nature(
        hint=field.type,
        unit=extra.get("unit", "value"),
        refers=extra.get("refers", ""),
        words=words,
        many=many,
        optional=NoneType in set(_bare(field.type)),
        scalar=str if many or words else bare[0],
        default=None if field.default is msgspec.NODEFAULT else field.default,
        described=next((meta.description for meta in metas if meta.description), ""),
        heading=HEADINGS.get((kind, head), ""),
    )


def is_required(kind: type[Base], name: str) -> bool:
    """Has the field no default, so that an item without it is none?"""
    head, _, rest = name.partition(".")
    field = {each.name: each for each in msgspec.structs.fields(kind)}[head]
    if rest:
        return is_required(_struct(field.type), rest)
    return field.required


def struct_at(kind: type[Base], path: tuple[str, ...]) -> type[Base]:
    """The struct in which the last step of a path is a field. Raises KeyError for a path that leads nowhere."""
    for step in path[:-1]:
        hints = get_type_hints(kind)
        if step in hints:
            kind = _struct(hints[step])
    return kind


def part_of(hint: Any) -> type[Base] | None:
    """The struct that a field of this type holds, alone or several times; None where it holds values."""
    try:
        return _struct(hint)
    except KeyError:
        return None


def _struct(hint: Any) -> type[Base]:
    if isinstance(hint, type) and issubclass(hint, Base):
        return hint
    for each in get_args(hint):
        try:
            return _struct(each)
        except KeyError:
            continue
    raise KeyError(hint)


def _metas(hint: Any) -> Iterator[msgspec.Meta]:
    yield from (each for each in getattr(hint, "__metadata__", ()) if isinstance(each, msgspec.Meta))


def _bare(hint: Any) -> Iterator[Any]:
    """The types of a union, without their annotations."""
    if hasattr(hint, "__metadata__"):
        yield from _bare(hint.__origin__)
    elif get_origin(hint) in (Literal, tuple) or not get_args(hint):
        yield hint
    else:
        for each in get_args(hint):
            yield from _bare(each)


def _headings() -> Iterator[tuple[type[Base], tuple[Column, ...]]]:
    yield from ((table.kind, table.columns) for table in TABLES.values())
    yield from ((part.kind, part.columns) for form in FORMS.values() for part in form.parts)


HEADINGS: dict[tuple[type[Base], str], str] = {
    (kind, column.field): column.title for kind, columns in _headings() for column in columns
}
"""What the workbook calls each field: the same word stands on every screen."""
