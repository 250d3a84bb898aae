"""Every text of a document or an evaluation, with its place and whether a person wrote it freely.

A free text can be left out. Everything else holds the record together: ids, levels, verdicts, directions, rights,
bands, days and words of the packs. Leaving those out would hide that a harm exists, or how it was rated.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import inspect

from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS, LETTERS
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.robustness import Robustness

B = TypeVar("B", bound=Base)
Write = Callable[[str, str], str]

HELD: frozenset[tuple[str, str]] = frozenset(
    {
        ("Override", "rule"),
        ("PackPin", "digest"),
        ("Feature", "order"),
        ("Measure", "order"),
        ("Decision", "method"),
        ("Attachment", "media_type"),
        *(
            ("StatedRating", name)
            for name in (
                *("scale", "likelihood", "severity", "level"),
                *("after_likelihood", "after_severity", "after_level"),
            )
        ),
    }
)
"""Texts without a list of allowed words that hold the record together all the same: rules, orders, stated levels."""

SENTENCES: frozenset[tuple[str, str]] = frozenset(
    {
        ("Finding", "sentence"),
        ("Finding", "mend"),
        ("OpenJudgement", "what"),
        ("Completeness", "sentence"),
        ("ViewResult", "sentence"),
        ("Conflict", "sentence"),
        ("ActionRank", "reason"),
        ("Evaluation", "title"),
        ("Flip", "sentence"),
        ("ControlFailure", "sentence"),
        ("Distance", "path"),
        ("Distance", "sentence"),
        ("Robustness", "sentence"),
    }
)
"""Texts of an evaluation in which words of the record can stand; its other texts are ids, levels and names of rules."""

_RESULTS = (Evaluation.__module__, Robustness.__module__)


class Spot(NamedTuple):
    """A text where it stands. free: a person wrote it in their own words, or a sentence was made with such words."""

    place: str
    text: str
    free: bool


class _Field(NamedTuple):
    name: str
    free: bool
    key: str


@cache
def _plan(kind: type[Base]) -> tuple[_Field, ...]:
    made = kind.__module__ in _RESULTS
    found = []
    for field in inspect.type_info(kind).fields:  # type: ignore[attr-defined]
        pair = (kind.__name__, field.name)
        free = pair in SENTENCES if made else _free(field.type) and pair not in HELD
        found.append(_Field(field.name, free, KEYS.get(field.name, "")))
    return tuple(found)


def _free(kind: inspect.Type) -> bool:
    """Is it a text, or a list of texts, in which anything can be written?"""
    if isinstance(kind, inspect.Metadata):
        return "refers" not in (kind.extra or {}) and _free(kind.type)
    if isinstance(kind, inspect.VarTupleType):
        return _free(kind.item_type)
    return isinstance(kind, inspect.StrType) and kind.pattern is None


def spots(value: Any, place: str = "", free: bool = False) -> list[Spot]:
    """Return every text in a value that is not blank, keys of mappings among them, in the order in which they stand."""
    found: list[Spot] = []
    _collect(value, place, free, found)
    return found


def _collect(value: Any, place: str, free: bool, found: list[Spot]) -> None:
    if isinstance(value, str):
        if value:
            found.append(Spot(place, value, free))
    elif isinstance(value, Base):
        for field in _plan(type(value)):
            if held := getattr(value, field.name):
                _collect(held, _below(place, field.name), field.free, found)
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            _collect(each, _place_of(each, place, at), free, found)
    elif isinstance(value, dict):
        for key, each in value.items():
            found.append(Spot(place, str(key), False))
            _collect(each, f"{place}/{key}", free, found)


def rewritten(value: B, write: Write, place: str = "") -> B:
    """Return a struct in which each free text is what ``write(place, text)`` gives; itself if nothing differs."""
    changed = {}
    for field in _plan(type(value)):
        old = getattr(value, field.name)
        if old and (new := _rewritten(old, write, _below(place, field.name), field.free)) is not old:
            changed[field.name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


def _rewritten(old: Any, write: Write, place: str, free: bool) -> Any:
    if isinstance(old, str):
        return write(place, old) if free else old
    if isinstance(old, Base):
        return rewritten(old, write, place)
    if isinstance(old, tuple):
        new = tuple(_rewritten(each, write, _place_of(each, place, at), free) for at, each in enumerate(old))
        return old if all(a is b for a, b in zip(new, old, strict=True)) else new
    return old


def _below(place: str, name: str) -> str:
    """The place of a field. The two halves of a document go without saying."""
    return f"{place}/{name}" if place else "" if name in ("assessment", "record") else name


def _place_of(item: Any, place: str, at: int) -> str:
    """The place of one of several: its id alone, which is its own in the whole document; else its key or its number."""
    if not isinstance(item, Base):
        return place
    name = place.rpartition("/")[2]
    if name in LETTERS and (known := getattr(item, "id", "")):
        return str(known)
    key = getattr(item, KEYS.get(name, ""), "")
    return f"{place}/{key or at + 1}"
