"""Bytes and queries into values: all faults at once, each with its place, and with its line in what was sent."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from django.http import QueryDict

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS
from bestinterests.formats.reading import STOPPING, decoded, is_sound, read_tree
from bestinterests.formats.shape import shape_faults
from bestinterests.formats.tree import UNWANTED
from bestinterests.web.api.faults import Wrong
from bestinterests.web.api.operations import Into

Value = TypeVar("Value")


def received(data: bytes, kind: type[Value]) -> Value:
    """Return what JSON says. Raises Wrong (422) with every fault of text and shape."""
    if is_sound(data):
        try:
            return msgspec.json.decode(data, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass  # the careful way says all that is wrong
    text, problems = decoded(data)
    if text is None:
        raise Wrong(422, problems)
    tree = read_tree(text, True, LIMITS)
    problems += tree.problems
    if not any(problem.code in STOPPING for problem in problems):
        problems += [fault.problem for fault in shape_faults(tree, LIMITS.problems, kind)]
    if not problems:
        try:
            return msgspec.convert(tree.root, kind)
        except msgspec.ValidationError as error:
            problems = [Problem(code="shape.other", path="", sentence=f"A value does not fit: {error}.")]
    raise Wrong(422, problems)


def asked(query: QueryDict, kind: type[Into]) -> Into:
    """Return what the query of an address asks for. Raises Wrong (422) with a Problem for each parameter at fault."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    problems = [_unknown(name, fields) for name in query if name not in fields]
    for name, field in fields.items():
        said = query.getlist(name)
        if not said and not field.required:
            continue
        if len(said) != 1:
            problems.append(_fault(name, "is to be given once", "Give it once, with one value."))
            continue
        try:
            values[field.name] = msgspec.convert(_sound(said[0]), field.type, strict=False)
        except (msgspec.ValidationError, ValueError) as error:
            problems.append(_fault(name, f"cannot hold this value ({_short(str(error))})", "See the reference."))
    if problems:
        raise Wrong(422, problems)
    return kind(**values)


def _sound(text: str) -> str:
    if UNWANTED.search(text):
        raise ValueError("it holds a control character")
    return text


def _unknown(name: str, known: dict[str, Any]) -> Problem:
    return _fault(name, "is not asked for here", f"There are: {', '.join(known)}." if known else "Leave it out.")


def _fault(name: str, what: str, remedy: str) -> Problem:
    shown = _short(name)
    return Problem(code="api.parameter", path=shown, sentence=f"The parameter {shown} {what}.", remedy=remedy)


def _short(text: str) -> str:
    kept = "".join(letter for letter in text if letter.isprintable())
    return kept if len(kept) <= 100 else f"{kept[:99]}…"
