"""Which fields of the document refer to what: read once from the types, then used without looking at types again.

A plan holds, for one struct type, its referring fields and the fields that hold further structs. ``columns`` passes
whole columns of values through sets, so that a sound document costs little; only a fault is looked for item by item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from bestinterests.domain.document import KEYS, Document

INNER_KEYS = {**KEYS, "agreed": "scale"}
"""Field that names an item within its list, in the paths of Problems."""


class Reference(NamedTuple):
    """A field that refers: to letters of items or to words of a pack; one, or many."""

    name: str
    refers: str
    many: bool


class Part(NamedTuple):
    """A field that holds a struct, or a list of structs."""

    name: str
    plan: Plan
    many: bool


class Plan(NamedTuple):
    """What to look at in structs of one type."""

    references: tuple[Reference, ...]
    parts: tuple[Part, ...]


class Use(NamedTuple):
    """One value that refers, with its place and the item that holds it."""

    path: str
    value: str
    holder: Any


@lru_cache(maxsize=1)
def document_plan() -> Plan:
    """The plan of the whole document."""
    plan = _plan(msgspec.inspect.type_info(Document), {})
    assert plan is not None
    return plan


def _plan(type_: Any, made: dict[type, Plan]) -> Plan | None:
    inspect = msgspec.inspect
    if not isinstance(type_, inspect.StructType):
        return None
    if type_.cls in made:
        return made[type_.cls]
    references: list[Reference] = []
    parts: list[Part] = []
    for field in type_.fields:
        inner, many, refers = _unwrap(field.type)
        if refers:
            references.append(Reference(field.name, refers, many))
        elif (plan := _plan(inner, made)) is not None and (plan.references or plan.parts):
            parts.append(Part(field.name, plan, many))
    made[type_.cls] = Plan(tuple(references), tuple(parts))
    return made[type_.cls]


def _unwrap(type_: Any) -> tuple[Any, bool, str]:
    """The type inside optional and list, whether it is a list, and what it refers to."""
    inspect = msgspec.inspect
    many, refers = False, ""
    while True:
        if isinstance(type_, inspect.Metadata):
            refers = refers or (type_.extra or {}).get("refers", "")
            type_ = type_.type
        elif isinstance(type_, inspect.UnionType):
            type_ = next(each for each in type_.types if not isinstance(each, inspect.NoneType))
        elif isinstance(type_, inspect.VarTupleType):
            many, type_ = True, type_.item_type
        else:
            return type_, many, refers


def columns(items: Sequence[Any], plan: Plan) -> Iterator[tuple[str, set[Any]]]:
    """For each referring field at or below the items: what it refers to, and the set of values that stand in it."""
    for name, refers, many in plan.references:
        values = map(attrgetter(name), items)
        yield refers, set(chain.from_iterable(values)) if many else set(values)
    for name, inner, many in plan.parts:
        held = map(attrgetter(name), items)
        below = list(chain.from_iterable(held)) if many else [each for each in held if each is not None]
        if below:
            yield from columns(below, inner)


def uses(item: Any, plan: Plan, path: str) -> Iterator[tuple[Reference, Use]]:
    """Every single reference at or below an item, with its path; slow, for when something is wrong."""
    for reference in plan.references:
        value = getattr(item, reference.name)
        here = f"{path}.{reference.name}" if path else reference.name
        for each in value if reference.many else (value,):
            if each is not None:
                yield reference, Use(here, each, item)
    for part in plan.parts:
        value = getattr(item, part.name)
        here = f"{path}.{part.name}" if path else part.name
        if part.many:
            key = INNER_KEYS.get(part.name)
            for position, each in enumerate(value):
                yield from uses(each, part.plan, f"{here}[{getattr(each, key) if key else position}]")
        elif value is not None:
            yield from uses(value, part.plan, here)
