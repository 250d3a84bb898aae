"""Every fault in the shape of a tree, each as a sentence with its place and its remedy."""

from __future__ import annotations

import datetime as dt
import difflib
import itertools
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec

from bestinterests.domain.base import ITEM_ID, LEVEL, PROVISIONAL_KEY, REFERENCE, WORD, WORD_OR_BLANK
from bestinterests.domain.problem import Problem
from bestinterests.formats.places import Steps, line_of, written
from bestinterests.formats.schema import schema
from bestinterests.formats.tree import Tree

_A_WORD = ("a word of the framework", "Write small letters and digits joined by single hyphens, as in article-16.")
PATTERNS: dict[str, tuple[str, str]] = {
    REFERENCE: ("an id", "Write a letter and a number of two to six digits, as in F03."),
    ITEM_ID: ("an id", "Write a letter and a number of two to six digits, as in F03."),
    PROVISIONAL_KEY: ("a provisional key", "Write a letter, a '+' and a name, as in I+blue-7."),
    WORD: _A_WORD,
    WORD_OR_BLANK: _A_WORD,
    LEVEL: (
        "a level",
        "Write a level as in serious, a range as in possible..likely, or unknown.",
    ),
    r"^[0-9]+\.[0-9]+\.[0-9]+$": ("a version", "Write three numbers, as in 1.0.0."),
    r"^sha256:[0-9a-f]{64}$": ("a digest", "Write sha256: and 64 hexadecimal digits."),
}
"""What a pattern asks for, in words, and how to write it."""

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping of fields",
    "null": "nothing",
}


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A fault of shape with the steps to its place; ``missing`` names a field that is not there."""

    steps: Steps
    problem: Problem
    missing: str = ""
    unknown: str = ""


def shape_faults(tree: Tree, limit: int, kind: str | type = "document") -> list[Fault]:
    """Return the faults of shape in file order, at most ``limit`` of them."""
    errors = _validator(kind).iter_errors(tree.root)
    faults = itertools.chain.from_iterable(_faults(tree, error, kind) for error in errors)
    found = list(itertools.islice(faults, limit))
    return sorted(found, key=lambda fault: fault.problem.line)


@cache
def _validator(kind: str | type) -> Any:
    return jsonschema_rs.validator_for(schema(kind), validate_formats=True)


def _faults(tree: Tree, error: Any, kind: str | type) -> Iterator[Fault]:
    error = _inmost(error)
    steps = _placed(tree.root, error.instance_path)
    what = error.kind.name
    if what == "additionalProperties":
        allowed = _allowed(error, kind)
        for name in error.kind.unexpected:
            yield _unknown(tree, steps, name, allowed)
    elif what == "required":
        yield _missing(tree, steps, error.kind.property)
    else:
        sentence, remedy = _explained(error, _value(tree.root, steps))
        yield _fault(tree, steps, f"shape.{_code(what)}", sentence, remedy)


def _inmost(error: Any) -> Any:
    """Of a field that may also be left out, take what is wrong with the value that is there."""
    while error.kind.name == "anyOf":
        branches: list[list[Any]] = error.kind.context
        inner = [branch[0] for branch in branches if not _only_null(branch[0])]
        if not inner:
            break
        error = inner[0]
    return error


def _only_null(error: Any) -> bool:
    return bool(error.kind.name == "type" and error.kind.types == ["null"])


def _allowed(error: Any, kind: str | type) -> list[str]:
    here: Any = schema(kind)
    for step in list(error.schema_path)[:-1]:
        here = here[step]
    return list(here.get("properties", ()))


def _code(what: str) -> str:
    return {
        "enum": "not-one-of",
        "pattern": "pattern",
        "format": "date",
        "minimum": "range",
        "maximum": "range",
        "type": "type",
    }.get(what, "other")


def _unknown(tree: Tree, steps: Steps, name: str, allowed: list[str]) -> Fault:
    near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.6)
    listed = f"The fields here are: {_listed(allowed, 'and')}." if allowed else "No field is read here: leave it out."
    remedy = f"Did you mean '{near[0]}'?" if near else listed
    fault = _fault(tree, (*steps, name), "shape.unknown-field", f"There is no field '{_short(name)}' here.", remedy)
    return msgspec.structs.replace(fault, unknown=name)


def _missing(tree: Tree, steps: Steps, name: str) -> Fault:
    fault = _fault(
        tree,
        steps,
        "shape.missing-field",
        f"The field '{name}' is missing.",
        f"Add '{name}:' with its value.",
    )
    return msgspec.structs.replace(fault, missing=name)


def _explained(error: Any, value: Any) -> tuple[str, str]:
    kind = error.kind
    shown = _shown(value)
    match kind.name:
        case "enum":
            return f"{shown} is not a value of this field.", _one_of(value, kind.options)
        case "pattern":
            words, remedy = PATTERNS.get(kind.pattern, ("what this field holds", "Write it in the form asked for."))
            return f"{shown} is not {words}.", remedy
        case "format":
            return f"{shown} is not a day of the calendar.", _date_remedy(value)
        case "minimum":
            return f"{shown} is too small.", f"The least is {_number(kind.limit)}."
        case "maximum":
            return f"{shown} is too large.", f"The most is {_number(kind.limit)}."
        case "type":
            return _wrong_type(value, kind.types)
    return f"{shown} does not fit this field: {error.message[:200]}.", "See the field reference."


def _wrong_type(value: Any, types: list[str]) -> tuple[str, str]:
    wanted = [name for name in types if name != "null"] or types
    asked = _listed([_TYPES[name] for name in wanted], "or")
    remedy = {
        "array": "Write each entry on a line of its own after '- '.",
        "object": "Write fields below it, each as 'name: value'.",
        "boolean": "Write true or false.",
        "integer": "Write digits only.",
        "number": "Write digits, with a point for decimals.",
        "string": "Write a text; one of digits belongs in quotes.",
    }.get(wanted[0], "")
    return f"{_shown(value)} stands where {asked} is expected.", remedy


def _one_of(value: Any, allowed: Iterable[Any]) -> str:
    words = [str(word) for word in allowed]
    near = difflib.get_close_matches(str(value)[:100], words, n=1, cutoff=0.7)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    return f"{hint}Write one of: {', '.join(words)}."


def _date_remedy(value: Any) -> str:
    if isinstance(value, str):
        for form in ("%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d-%m-%Y"):
            try:
                day = dt.datetime.strptime(value[:40].strip(), form).date()  # noqa: DTZ007 - only a day is read
            except ValueError:
                continue
            return f"Write year, month, day: {day.isoformat()}."
    return "Write year, month, day, as in 2026-10-05."


def _fault(tree: Tree, steps: Steps, code: str, sentence: str, remedy: str) -> Fault:
    return Fault(
        steps=steps,
        problem=Problem(
            code=code,
            path=written(tree.root, steps),
            sentence=sentence,
            remedy=remedy,
            line=line_of(tree.root, tree.lines, steps),
        ),
    )


def _placed(root: Any, path: Iterable[str | int]) -> Steps:
    """The steps of a place as far as they lead: a key of digits is told as a number, a blank one not at all."""
    here, steps = root, []
    for step in path:
        name = str(step) if isinstance(here, dict) else step
        try:
            here = here[name]
        except (KeyError, IndexError, TypeError):
            break
        steps.append(name)
    return tuple(steps)


def _value(root: Any, steps: Steps) -> Any:
    here = root
    for step in steps:
        here = here[step]
    return here


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "Nothing"
    if isinstance(value, dict):
        return "A mapping of fields"
    if isinstance(value, list):
        return "A list"
    return f"'{_short(str(value))}'"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _number(limit: float) -> str:
    return f"{limit:g}"


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
