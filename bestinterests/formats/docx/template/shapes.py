"""What a field holds, so that a template can be checked before it is filled: words, a body, a group, or a list."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec


class Shape(NamedTuple):
    """Words stand in a line, a body takes the place of a paragraph, a group has fields, a list is gone through.

    fields: those of a group by name. each: what a list holds.
    """

    kind: Literal["words", "body", "group", "list", "any"]
    fields: dict[str, Shape] = {}
    each: Shape | None = None


WORDS, BODY, ANY = Shape("words"), Shape("body"), Shape("any")
"""ANY is what a loop goes through whose list is unknown: that is said once, not again for each of its fields."""
LOOP = Shape("group", dict.fromkeys(("index", "first", "last", "length"), WORDS))
"""What ``loop`` holds inside a loop."""


def group(**fields: Shape) -> Shape:
    """A group of fields."""
    return Shape("group", fields)


def listed(each: Shape) -> Shape:
    """A list of such values."""
    return Shape("list", each=each)


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of a type of the document: a struct is a group, a tuple a list, anything else words."""
    if hasattr(hint, "__metadata__"):
        return shape_of(hint.__origin__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return shape_of(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return listed(shape_of(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        hints = get_type_hints(hint, include_extras=True)
        return Shape("group", {name: shape_of(inner) for name, inner in hints.items()})
    return WORDS


def reached(shape: Shape, path: tuple[str, ...]) -> Shape | None:
    """The shape at the end of a path of names, None where there is no such field."""
    for name in path:
        if shape.kind == "any":
            return shape
        if shape.kind != "group" or name not in shape.fields:
            return None
        shape = shape.fields[name]
    return shape
