"""A tree of plain values with the line of every key, built within limits from whatever reads YAML or JSON."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import Limits
from bestinterests.formats.places import Lines, Step, Steps, written

ABSENT = object()
"""A key that is written but left empty, which says no more than leaving the key out."""

UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text may hold: control characters, halves of surrogate pairs and non-characters."""


class Tree(msgspec.Struct, kw_only=True):
    """What a file says, before anything is known about its meaning."""

    root: Any = None
    lines: Lines = {}
    problems: list[Problem] = []
    dropped: list[Any] = []
    """What was read and not kept; held so that no identity in ``lines`` is used twice."""


class TooMuch(Exception):
    """Raised inside a reader when going on would pass a limit, or makes no sense; carries the Problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


class _Frame:
    __slots__ = ("key", "lines", "value", "waits")

    def __init__(self, value: dict[str, Any] | list[Any], lines: dict[str, int] | list[int]) -> None:
        self.value = value
        self.lines = lines
        self.key = ""
        self.waits = False


class Builder:
    """Builds a Tree from calls in document order: ``open``, ``key``, ``scalar``, ``close``."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tree = Tree()
        self.count = 0
        self._stack: list[_Frame] = []
        self._faults: list[tuple[Steps, Problem]] = []

    def open(self, value: dict[str, Any] | list[Any], line: int) -> None:
        """Begin a mapping or a list."""
        if len(self._stack) >= self.limits.depth:
            raise TooMuch(
                Problem(
                    code="file.too-deep",
                    path="",
                    line=line,
                    sentence=f"Mappings and lists stand more than {self.limits.depth} deep inside one another.",
                    remedy="A document is at most ten deep; look for brackets or indents that are not closed.",
                )
            )
        self._add(value, line)
        lines: dict[str, int] | list[int] = {} if isinstance(value, dict) else []
        self.tree.lines[id(value)] = lines
        self._stack.append(_Frame(value, lines))

    def close(self) -> None:
        """End the innermost mapping or list."""
        self._stack.pop()

    def key(self, key: str, line: int) -> None:
        """Give the key whose value comes next in the innermost mapping."""
        frame = self._stack[-1]
        frame.key = key
        frame.waits = True
        assert isinstance(frame.lines, dict)
        if key in frame.lines:
            self.fault(
                code="file.duplicate-key",
                line=line,
                sentence=f"The key '{key[:60]}' stands twice here; it was first written in line {frame.lines[key]}.",
                remedy="Keep one of the two and delete the other.",
            )
        else:
            frame.lines[key] = line

    def scalar(self, value: Any, line: int) -> None:
        """Give a single value."""
        self._add(value, line)

    def expects_key(self) -> bool:
        """Say whether the next thing has to be a key."""
        return bool(self._stack) and isinstance(self._stack[-1].value, dict) and not self._stack[-1].waits

    def fault(self, *, code: str, line: int, sentence: str, remedy: str = "") -> None:
        """Note a fault at the place reached; its path is written when the tree is whole."""
        if len(self._faults) >= self.limits.problems:
            raise TooMuch(more_problems(self.limits))
        self._faults.append((self.here(), Problem(code=code, path="", sentence=sentence, remedy=remedy, line=line)))

    def here(self) -> Steps:
        """Return the path of what comes next."""
        steps: list[Step] = []
        for frame in self._stack:
            if isinstance(frame.value, list):
                steps.append(len(frame.value) - (frame is not self._stack[-1]))
            elif frame.key or frame.waits:
                steps.append(frame.key)
        return tuple(steps)

    def text(self, value: str, line: int) -> str:
        """Return a text that may be kept; unwanted characters are a fault and are shown as U+FFFD."""
        found = UNWANTED.search(value)
        if not found:
            return value
        self.fault(
            code="file.control-character",
            line=line,
            sentence=f"The text holds {named(found.group())}, which no text may hold.",
            remedy="Delete the character; it is often left by copying from another program.",
        )
        return UNWANTED.sub("�", value)

    def done(self, *more: Problem) -> Tree:
        """Return the tree, with every fault noted on the way and the ones given."""
        for steps, problem in self._faults:
            path = written(self.tree.root, steps)
            self.tree.problems.append(msgspec.structs.replace(problem, path=path))
        self.tree.problems.extend(more)
        return self.tree

    def _add(self, value: Any, line: int) -> None:
        self.count += 1
        if self.count > self.limits.values:
            raise TooMuch(
                Problem(
                    code="file.too-many-values",
                    path="",
                    line=line,
                    sentence=f"The file holds more than {self.limits.values:,} values.",
                    remedy="Split it into several assessments.",
                )
            )
        if not self._stack:
            self.tree.root = None if value is ABSENT else value
            return
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(None if value is ABSENT else value)
            assert isinstance(frame.lines, list)
            frame.lines.append(line)
        else:
            if value is not ABSENT and frame.value.setdefault(frame.key, value) is not value:
                self.tree.dropped.append(value)
            frame.waits = False


def named(character: str) -> str:
    """Name a character that cannot be shown."""
    number = ord(character)
    if number == 0:
        return "a NUL character (U+0000)"
    if 0xD800 <= number <= 0xDFFF:
        return f"half of a surrogate pair (U+{number:04X})"
    return f"the control character U+{number:04X}"


def more_problems(limits: Limits) -> Problem:
    """Return the note that stands last where there are more Problems than are listed."""
    return Problem(
        code="file.more-problems",
        path="",
        sentence=f"Only the first {limits.problems} problems are listed.",
        remedy="Mend these and check again.",
        severity="note",
    )
