"""Long lists, a page at a time, by the keys of the rows: the hundredth page costs what the first does.

A place in a list is the keys of the row beside it, not a count; so a row that is added meanwhile moves nothing.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """Some rows of a list. before, after: what leads to the rows next to them, empty where there are none."""

    rows: list[Row]
    before: str = ""
    after: str = ""


def paged(rows: QuerySet[Row], keys: tuple[str, ...], place: str = "", size: int = SIZE) -> Paged[Row]:
    """Return the rows at a place of a list.

    keys: the fields that order it, ``-`` for falling ones; together they are unique and never null. place: what
    ``before`` or ``after`` of another page said; anything else leads to the first page.
    """
    held = _read(place, keys, rows)
    backwards = held is not None and held[0] == "b"
    found = rows.order_by(*(_turned(key) if backwards else key for key in keys))
    if held is not None:
        found = found.filter(_beyond(keys, held[1], backwards))
    taken = list(found[: size + 1])
    more, taken = len(taken) > size, taken[:size]
    if backwards:
        taken.reverse()
    if not taken:
        return Paged([]) if held is None else paged(rows, keys, "", size)
    has_before = more if backwards else held is not None
    has_after = backwards or more
    return Paged(
        taken,
        _place("b", taken[0], keys) if has_before else "",
        _place("a", taken[-1], keys) if has_after else "",
    )


def leads(rows: QuerySet[Any], keys: tuple[str, ...], place: str) -> bool:
    """Say whether a place is one that a list in this order gives; a blank one is where every list begins."""
    return not place or _read(place, keys, rows) is not None


def _turned(key: str) -> str:
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def _beyond(keys: tuple[str, ...], values: list[Any], backwards: bool) -> Q:
    """The rows after those with these keys, in the order of the keys, or before them."""
    wanted = Q()
    for at, key in enumerate(keys):
        falling = key.startswith("-") != backwards
        same = {name.removeprefix("-"): value for name, value in zip(keys[:at], values, strict=False)}
        wanted |= Q(**same, **{f"{key.removeprefix('-')}__{'lt' if falling else 'gt'}": values[at]})
    return wanted


def _place(way: str, row: Model, keys: tuple[str, ...]) -> str:
    values = [getattr(row, key.removeprefix("-")) for key in keys]
    told = [value.isoformat() if isinstance(value, dt.datetime | dt.date) else value for value in values]
    return base64.urlsafe_b64encode(msgspec.json.encode([way, *told])).decode().rstrip("=")


def _read(place: str, keys: tuple[str, ...], rows: QuerySet[Any]) -> tuple[str, list[Any]] | None:
    """The way and the keys that a place holds; None for what nobody was given."""
    try:
        way, *told = msgspec.json.decode(base64.urlsafe_b64decode(place + "=" * (-len(place) % 4)), type=list[Any])
        if way not in ("a", "b") or len(told) != len(keys) or any(v is None or "\0" in str(v) for v in told):
            return None
        fields = [rows.model._meta.get_field(key.removeprefix("-")) for key in keys]
        return way, [field.to_python(value) for field, value in zip(fields, told, strict=True)]
    except (ValueError, binascii.Error, ValidationError, TypeError):
        return None
