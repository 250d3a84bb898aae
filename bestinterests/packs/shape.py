"""Does a pack have the shape that the types ask for? Every fault at once, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import jsonschema_rs
import msgspec

from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem
from bestinterests.packs.load import nearest

Path = tuple[str | int, ...]
WORDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a set of fields",
    "null": "nothing",
    "number": "a number",
}


class ShapeFault(NamedTuple):
    """One fault of shape: where, what, and what to do."""

    path: Path
    code: str
    sentence: str
    remedy: str


@lru_cache(maxsize=4)
def _validator(type_: Any) -> tuple[Any, dict[str, Any]]:
    schema = msgspec.json.schema(type_)
    return jsonschema_rs.Draft202012Validator(schema), schema


def shape_faults(value: Any, type_: Any) -> list[ShapeFault]:
    """Every fault that keeps a plain value from being read as the type."""
    validator, schema = _validator(type_)
    faults: list[ShapeFault] = []
    for error in validator.iter_errors(value):
        faults.extend(_faults_of(error, schema))
    return sorted(faults, key=lambda fault: [(isinstance(part, int), str(part).zfill(9)) for part in fault.path])


def _faults_of(error: Any, schema: dict[str, Any]) -> Iterable[ShapeFault]:
    path: Path = tuple(error.instance_path)
    kind = error.kind
    name = kind.name
    if name == "required":
        yield ShapeFault(path, "shape.missing-field", f"The field {kind.property} is missing.", "Add it.")
    elif name == "additionalProperties":
        known = _fields(schema, list(error.schema_path))
        for field in kind.unexpected:
            remedy = nearest(field, known) or f"Fields here: {', '.join(known)}."
            yield ShapeFault((*path, field), "shape.unknown-field", f"There is no field {field} here.", remedy)
    elif name == "enum":
        allowed = ", ".join(str(option) for option in kind.options)
        yield ShapeFault(
            path,
            "shape.unknown-word",
            f"{_shown(error.instance)} is not a word used here.",
            f"Use one of: {allowed}.",
        )
    elif name == "type":
        wanted = " or ".join(WORDS.get(word, word) for word in kind.types)
        yield _wrong_type(path, error.instance, wanted)
    elif name == "anyOf":
        yield _none_of(path, error)
    elif name == "pattern":
        yield ShapeFault(
            path,
            "shape.form",
            f"{_shown(error.instance)} does not have the right form.",
            f"It must match {kind.pattern}",
        )
    else:
        yield ShapeFault(path, "shape.value", f"{_shown(error.instance)}: {error.message}.", "Mend the value.")


def _wrong_type(path: Path, value: Any, wanted: str) -> ShapeFault:
    quote = wanted == "text" and isinstance(value, bool | int)
    remedy = "Put it between quotation marks." if quote else f"Write {wanted}."
    return ShapeFault(path, "shape.wrong-type", f"{_shown(value)} stands where {wanted} is wanted.", remedy)


def _none_of(path: Path, error: Any) -> ShapeFault:
    inner = [fault for branch in error.kind.context for fault in branch]
    types = [WORDS.get(t, t) for fault in inner if fault.kind.name == "type" for t in fault.kind.types if t != "null"]
    if types and len(types) == sum(1 for fault in inner if fault.kind.name == "type") - 1:
        return _wrong_type(path, error.instance, " or ".join(dict.fromkeys(types)))
    reasons = dict.fromkeys(str(fault.message) for fault in inner if "null" not in str(fault.message))
    return ShapeFault(
        path,
        "shape.value",
        f"{_shown(error.instance)} is of no form that is allowed here.",
        "; ".join(reasons) + ".",
    )


def _fields(schema: dict[str, Any], path: list[Any]) -> list[str]:
    node: Any = schema
    for part in path[:-1]:
        node = node[part]
    return sorted(node.get("properties", {}))


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def dotted(path: Path) -> str:
    """A path as people read it: ``rights[0].adult``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.lstrip(".")


def decode_pack(content: bytes, name: str) -> tuple[Pack | None, list[Problem]]:
    """A pack from JSON bytes; None and every fault of shape where it is none."""
    try:
        return msgspec.json.decode(content, type=Pack), []
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = str(error)
    try:
        plain = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, [
            Problem(
                code="pack.not-json",
                path=name,
                sentence=f"This is not JSON: {reason}.",
                remedy="Give a pack as built, or a folder of its source.",
            )
        ]
    problems = [
        Problem(code=f.code, path=f"{name}#{dotted(f.path)}", sentence=f.sentence, remedy=f.remedy)
        for f in shape_faults(plain, Pack)
    ]
    return None, problems or [Problem(code="shape.value", path=name, sentence=reason)]
