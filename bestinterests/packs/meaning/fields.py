"""Which fields of the document refer to what, and two ways to go through them: by columns, and item by item.

A plan holds, for one struct type, its referring fields and the fields that hold further structs. ``columns`` passes
whole columns of values through sets, so that a sound document costs little; only a fault is looked for item by item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from bestinterests.domain.document import KEYS
from bestinterests.packs.meaning.table import PARTS, REFERENCES

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
    return _plan("Document")


@lru_cache(maxsize=64)
def _plan(struct: str) -> Plan:
    references = REFERENCES.get(struct, {})
    parts = PARTS.get(struct, {})
    return Plan(
        tuple(Reference(name, refers, many) for name, (refers, many) in references.items()),
        tuple(Part(name, _plan(inner), many) for name, (inner, many) in parts.items()),
    )


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
            if each:
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
