"""Texts of a YAML file into the truth values and numbers that their fields ask for; every other text stays one."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

_KINDS: dict[str, Any] = {"bool": bool, "int": int, "float": float}

Plan = tuple[str, Any]
"""What a value is read as: ``("bool", None)``, ``("struct", type)``, ``("list", plan)``, ``("dict", plan)`` ..."""


def typed(value: Any, kind: Any) -> Any:
    """Return the value with its texts read as ``kind`` (a struct type) needs them; mappings are changed in place.

    This is what the lenient conversion does on its way; it is done here by itself for files in which something else
    is wrong. A text that does not read as what its field needs stays as it is, for the check of the shape to find.
    """
    plan = _plan(kind)
    return _read(value, plan) if plan else value


def _read(value: Any, plan: Plan) -> Any:
    what, inner = plan
    if isinstance(value, str):
        return _scalar(value, what)
    if isinstance(value, dict) and what == "struct":
        for name, field in _fields(inner):
            if name in value:
                value[name] = _read(value[name], field)
    elif isinstance(value, dict) and what == "dict":
        for name in value:
            value[name] = _read(value[name], inner)
    elif isinstance(value, list) and what == "list":
        value[:] = [_read(item, inner) for item in value]
    return value


def _scalar(value: str, what: str) -> Any:
    kind = _KINDS.get(what)
    if kind is None:
        return value
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError:
        return value


@cache
def _fields(kind: Any) -> tuple[tuple[str, Plan], ...]:
    hints = get_type_hints(kind)
    plans = ((name, _plan(hint)) for name, hint in hints.items())
    return tuple((name, plan) for name, plan in plans if plan)


def _plan(hint: Any) -> Plan | None:
    """Return how to read a type, or None where every text in it stays a text."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        kept = [_plan(argument) for argument in arguments if argument is not type(None)]
        return next((plan for plan in kept if plan), None)
    if origin is tuple or origin is dict:
        inner = _plan(arguments[0 if origin is tuple else 1])
        return ("list" if origin is tuple else "dict", inner) if inner else None
    if hint in (bool, int, float):
        return (hint.__name__, None)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return ("struct", hint)
    return None
