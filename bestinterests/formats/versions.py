"""Format versions: older documents are brought up to date step by step, newer ones are refused with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bestinterests.domain.document import FORMAT
from bestinterests.domain.problem import Problem

Tree = dict[str, Any]
Step = Callable[[Tree], Tree]

STEPS: Mapping[int, Step] = {}
"""From a format version to the pure function that makes the next version of a tree. Format 1 is the first."""


def upgraded(root: Tree, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT) -> tuple[Tree, list[Problem]]:
    """Return the tree in the newest format; or as it is, with the Problem that keeps it from being read.

    ``root["format"]`` is a whole number, or whatever stands there; a tree is never changed in place.
    """
    version = root.get("format")
    if version is None:
        return root, [_problem("missing", "The file does not say which format it is written in.",
                               f"Write 'format: {newest}' as its first line.")]  # fmt: skip
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return root, [_problem("unreadable", "The format version is not a whole number from 1.",
                               f"Write 'format: {newest}'.")]  # fmt: skip
    if version > newest:
        return root, [_problem("newer", f"The file is written in format {version}; this release reads up to {newest}.",
                               "Install a newer release of bestinterests to read it.")]  # fmt: skip
    while version < newest:
        step = steps.get(version)
        if step is None:
            return root, [_problem("older", f"The file is written in format {version}, which can no longer be read.",
                                   "Write it anew with an earlier release first.")]  # fmt: skip
        version += 1
        root = {**step(root), "format": version}
    return root, []


def _problem(reason: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=f"format.{reason}", path="format", sentence=sentence, remedy=remedy)
