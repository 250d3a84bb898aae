"""Bytes into a checked document: first its shape, then its meaning, and every fault of both in file order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.places import found, line_of
from bestinterests.formats.reading import Reading, decoded, is_json, read, read_tree
from bestinterests.formats.tree import Tree
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import available
from bestinterests.packs.meaning import check_document
from bestinterests.packs.resolve import pins_of, resolve

NEEDS_ITS_PACKS = (
    "reference.unknown-word",
    "reference.no-vocabulary",
    "judgement.",
    "override.unknown-rule",
    "pack.none-pinned",
)
"""Codes that say nothing where the document's own packs are not all there."""


class Checked(msgspec.Struct, kw_only=True):
    """A document with all its Problems; ``document`` and ``framework`` are None where an error forbids their use."""

    document: Document | None = None
    framework: Framework | None = None
    problems: list[Problem] = []

    @property
    def errors(self) -> list[Problem]:
        """The Problems that must be mended before the document can be used."""
        return [problem for problem in self.problems if problem.severity == "error"]


def check(
    data: bytes, name: str, on: dt.date | None = None, limits: Limits = LIMITS, extra: Sequence[Pack] = ()
) -> Checked:
    """Check the bytes of a file.

    on: the day on which days count as still to come; None leaves that out. extra: packs that the caller brings.
    """
    reading = read(data, name, limits)
    document = reading.document or reading.rest
    if document is None:
        return Checked(problems=reading.problems)
    framework, meaning = _meaning(document, on, extra)
    if reading.doubtful:
        from bestinterests.formats.mending import not_of  # only a misshapen file needs the schema

        meaning = not_of(reading.doubtful, meaning)
    meaning = _placed(reading, meaning, data, name, limits)
    problems = sorted([*reading.problems, *meaning], key=lambda problem: (not problem.line, problem.line))
    usable = not any(problem.severity == "error" for problem in problems)
    return Checked(
        document=reading.document if usable else None, framework=framework if usable else None, problems=problems
    )


def _meaning(document: Document, on: dt.date | None, extra: Sequence[Pack]) -> tuple[Framework | None, list[Problem]]:
    framework, problems = resolve(document.assessment.packs, extra)
    if framework is not None:
        return framework, [*problems, *check_document(document, framework, on)]
    there = {*available(), *((pack.id, pack.version) for pack in extra)}
    pins = {pin.pack: msgspec.structs.replace(pin, digest="") for pin in document.assessment.packs}
    known = [pin for pin in pins.values() if (pin.pack, pin.version) in there]
    stand_in, _ = resolve(known or pins_of(), extra)
    if stand_in is None:
        return None, problems
    rest = check_document(document, stand_in, on)
    return None, [*problems, *(p for p in rest if not p.code.startswith(NEEDS_ITS_PACKS))]


def _placed(reading: Reading, problems: list[Problem], data: bytes, name: str, limits: Limits) -> list[Problem]:
    """Give each Problem its line; a file that was read in one go is read again for that."""
    if not problems:
        return problems
    tree = reading.tree or tree_of(data, name, limits)
    root, lines = tree.root, tree.lines
    return [
        msgspec.structs.replace(problem, line=line_of(root, lines, found(root, problem.path)))
        if not problem.line
        else problem
        for problem in problems
    ]


def tree_of(data: bytes, name: str, limits: Limits = LIMITS) -> Tree:
    """Return where each thing stands in a file that was read before."""
    text, _ = decoded(data.removeprefix(b"\xef\xbb\xbf"))
    return read_tree(text or "", is_json(data, name), limits)
