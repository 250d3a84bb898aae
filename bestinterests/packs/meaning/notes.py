"""Where the Problems of one check are gathered, with what each check has to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from bestinterests.domain.document import LETTERS, Assessment, Document
from bestinterests.domain.impact import Impact
from bestinterests.domain.problem import Problem
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import nearest
from bestinterests.packs.meaning.codes import TABLE

IN_PACKS = {
    "rights", "activities", "standards", "obligations", "patterns", "bands", "scales", "matrices", "profiles",
    "practices",
}  # fmt: skip
"""Words that are ids of things in packs; every other word belongs to a vocabulary."""


class Notes:
    """The document, the framework it is read with, the day, and the Problems found so far."""

    def __init__(self, document: Document, framework: Framework, on: dt.date | None) -> None:
        self.document = document
        self.assessment: Assessment = document.assessment
        self.framework = framework
        self.on = on
        self.problems: list[Problem] = []
        self.impacts: dict[str, Impact] = {impact.id: impact for impact in self.assessment.impacts}
        self.items: dict[str, set[str]] = {
            letter: {item.id for item in self.collection(name)} for name, letter in LETTERS.items()
        }
        self._known: dict[str, Collection[str] | None] = {}

    def collection(self, name: str) -> tuple[Any, ...]:
        """A collection of the assessment or of the record, by its field name."""
        held = self.assessment if hasattr(self.assessment, name) else self.document.record
        return tuple(getattr(held, name))

    def known(self, refers: str) -> Collection[str] | None:
        """What a field may refer to: item ids by letters, words by ``pack:``; None where no pack has the vocabulary."""
        if refers not in self._known:
            self._known[refers] = self._find(refers)
        return self._known[refers]

    def _find(self, refers: str) -> Collection[str] | None:
        kind, _, name = refers.partition("pack:")
        if not name:
            return frozenset().union(*(self.items[letter] for letter in kind.split()))
        if name in IN_PACKS:
            held: dict[str, Any] = getattr(self.framework, name)
            return held.keys()
        terms = self.framework.vocabularies.get(name)
        return None if terms is None else terms.keys()

    def add(self, code: str, path: str, sentence: str, remedy: str) -> None:
        """Note a Problem; its severity stands in the table of codes."""
        severity = TABLE[code].severity
        self.problems.append(Problem(code=code, path=path, sentence=sentence, remedy=remedy, severity=severity))

    def hint(self, word: str, known: Collection[str], otherwise: str) -> str:
        """A remedy that names the nearest known words, else the given one."""
        return nearest(word, known) or otherwise
