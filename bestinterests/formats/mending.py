"""A stand-in for every misshapen part of a tree, so that the rest can be checked for its meaning in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bestinterests.domain.base import LEVEL, REFERENCE, WORD
from bestinterests.domain.document import LETTERS
from bestinterests.domain.problem import Problem
from bestinterests.formats.places import Steps, written
from bestinterests.formats.schema import schema
from bestinterests.formats.shape import Fault

STAND_IN = "not-readable"
"""The word that stands in; no Problem that comes of it is shown."""


def mend(root: dict[str, Any], faults: Iterable[Fault]) -> list[str]:
    """Change the tree in place so that it has the right shape; return the paths where it no longer says the truth.

    A field that may be left out is left out; one that is needed gets a stand-in.
    """
    doubtful: list[str] = []
    for number, fault in enumerate(faults):
        steps = (*fault.steps, fault.missing) if fault.missing else fault.steps
        doubtful.append(written(root, steps))
        holder = _value(root, steps[:-1])
        if not steps or holder is None:
            continue
        node = _node(steps[:-1])
        step = steps[-1]
        if isinstance(holder, list) and isinstance(step, int):
            holder[step] = _stand_in(_child(node, step), steps, number)
        elif isinstance(holder, dict) and isinstance(step, str):
            if fault.unknown or step not in node.get("required", ()):
                holder.pop(step, None)
            else:
                holder[step] = _stand_in(_child(node, step), steps, number)
    return doubtful


def not_of(doubtful: Iterable[str], problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the Problems that only come of what was mended."""
    paths = tuple(doubtful)
    return [problem for problem in problems if not _comes_of(paths, problem)]


def _comes_of(paths: tuple[str, ...], problem: Problem) -> bool:
    if STAND_IN in problem.sentence or STAND_IN in problem.path:
        return True
    if problem.severity != "error" and any(_item(path) == _item(problem.path) for path in paths):
        return True
    return any(problem.path == path or problem.path.startswith((f"{path}.", f"{path}[")) for path in paths)


def _item(path: str) -> str:
    """Return the path of the item that a path is in, up to its key."""
    return path.partition("]")[0]


def _value(root: Any, steps: Steps) -> Any:
    here = root
    for step in steps:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def _node(steps: Steps) -> dict[str, Any]:
    node = _resolved(schema("document"))
    for step in steps:
        node = _child(node, step)
    return node


def _child(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    if isinstance(step, int):
        return _resolved(node.get("items", {}))
    return _resolved(node.get("properties", {}).get(step) or node.get("additionalProperties") or {})


def _resolved(node: Any) -> dict[str, Any]:
    if not isinstance(node, dict):
        return {}
    if "$ref" in node:
        return _resolved(schema("document")["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    if "anyOf" in node:
        return _resolved(next((part for part in node["anyOf"] if part.get("type") != "null"), {}))
    return node


def _stand_in(node: dict[str, Any], steps: Steps, number: int) -> Any:
    if "enum" in node:
        return node["enum"][0]
    match node.get("type"):
        case "object":
            needed = node.get("required", ())
            return {name: _stand_in(_child(node, name), (*steps, name), number) for name in needed}
        case "array":
            return []
        case "integer" | "number":
            return node.get("minimum", 0)
        case "boolean":
            return False
    return _text(node, steps, number)


def _text(node: dict[str, Any], steps: Steps, number: int) -> str:
    if node.get("format") == "date":
        return "2000-01-01"
    pattern = node.get("pattern")
    if pattern in (None, WORD, LEVEL):
        return STAND_IN
    if pattern == REFERENCE:
        names = [step for step in steps if isinstance(step, str)]
        letter = LETTERS.get(names[-2], "Z") if names[-1] == "id" and len(names) > 1 else "Z"
        return f"{letter}+{STAND_IN}-{number}"
    return f"sha256:{'0' * 64}" if "sha256" in str(pattern) else "0.0.0"
