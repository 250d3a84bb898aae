"""What a mutant of the evaluation changes in the results of golden cases, though no case quotes it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec

WORDING = {"sentence", "mend", "note", "title", "reason", "what"}
"""Fields of an evaluation that are words for people, and that golden cases do not quote."""


class Echo:
    """Hears every result that a golden case compares, and says in which fields it is not what it was."""

    def __init__(self) -> None:
        self.before: dict[int, bytes] = {}
        self.fields: set[str] = set()
        self.learns = True

    def listen(self) -> None:
        """Stand between the golden cases and their comparison."""
        golden = importlib.import_module("tests.evaluation.golden")
        compared = golden.compared

        def heard(case: Any, result: Any) -> Any:
            told = msgspec.json.encode(result)
            if self.learns:
                self.before[id(case)] = told
            elif told != self.before[id(case)] and not self.fields - WORDING:
                self.fields |= set(differing(json.loads(self.before[id(case)]), json.loads(told), ""))
            return compared(case, result)

        vars(golden)["compared"] = heard


def differing(one: Any, other: Any, field: str) -> Iterator[str]:
    """Names of the fields in which two trees differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from differing(one.get(key), other.get(key), key)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for left, right in zip(one, other, strict=True):
            yield from differing(left, right, field)
    elif one != other:
        yield field
