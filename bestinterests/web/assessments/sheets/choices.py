"""What may be chosen for a field: words of the packs, items of the document, values that a type itself knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from bestinterests.changes.references import lists_with_ids
from bestinterests.changes.telling import titles_of
from bestinterests.documents import wording
from bestinterests.domain.document import Document
from bestinterests.domain.evidence import Evidence
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.sheets.model import Nature

GROUPS = {
    "self": "Self",
    "support": "Support",
    "society": "Society",
    "umbrella": "Over all rights",
    "outside": "Outside the framework",
    "machinery": "How the Convention works",
}
"""The groups of rights, in words."""
YES_NO = {"yes": "Yes", "no": "No", "unknown": "We do not know"}


class Choice(NamedTuple):
    """Something that may be chosen. group: the words under which it stands."""

    value: str
    label: str
    hint: str = ""
    group: str = ""


class Signer(NamedTuple):
    """Who judges, by their id among the people of the assessment, and on which day."""

    by: str | None = None
    on: dt.date | None = None


class Desk:
    """The framework and the document that a form is filled in with: every list of choices is made once.

    who: says who fills in, and when; it is asked only where a form signs what it writes.
    """

    def __init__(self, framework: Framework, document: Document, who: Callable[[], Signer] = Signer) -> None:
        self.framework = framework
        self.document = document
        self._who = who
        self._held: dict[str, tuple[Choice, ...]] = {}

    @cached_property
    def signer(self) -> Signer:
        """Who fills in, and when."""
        return self._who()

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every item by its id."""
        return titles_of(self.document, self.document)

    def choices(self, of: Nature) -> tuple[Choice, ...]:
        """What may be chosen for a field."""
        if of.words:
            return tuple(Choice(word, YES_NO.get(word) or worded(word)) for word in of.words)
        return self.referred(of.refers)

    def referred(self, refers: str) -> tuple[Choice, ...]:
        """What may be chosen for what a field refers to: letters of items, or ``pack:`` and a vocabulary."""
        if refers not in self._held:
            kind, _, name = refers.partition("pack:")
            found = self._words(name) if name else self._items(kind.split())
            self._held[refers] = tuple(found)
        return self._held[refers]

    def label(self, refers: str, value: str) -> str:
        """What a chosen value is called; the value itself where it is not among the choices."""
        return next((each.label for each in self.referred(refers) if each.value == value), value)

    def _items(self, letters: Sequence[str]) -> Iterator[Choice]:
        for _, letter, items in lists_with_ids(self.document):
            if letter in letters:
                for item in items:
                    words = self.titles.get(item.id, "") or wording.short(getattr(item, "says", ""))
                    yield Choice(item.id, " ".join(part for part in (words, item.id) if part), _standing(item))

    def _words(self, name: str) -> Iterator[Choice]:
        framework = self.framework
        if name == "rights":
            yield from self._rights()
        elif name == "bands":
            yield from (Choice(band, wording.band_name(band, framework.bands)) for band in framework.bands)
        elif name == "activities":
            yield from (Choice(key, each.name.text, each.text.text) for key, each in framework.activities.items())
        elif name == "standards":
            yield from (Choice(key, f"{s.number} {s.title.text}") for key, s in framework.standards.items())
        elif name == "obligations":
            yield from (Choice(key, each.text, "", s.title.text) for key, (s, each) in framework.obligations.items())
        elif name == "patterns":
            yield from (Choice(key, each.name, each.text.text) for key, each in framework.patterns.items())
        elif name in ("scales", "matrices", "profiles"):
            yield from (Choice(key, each.title) for key, each in getattr(framework, name).items())
        elif name == "practices":
            yield from (Choice(key, each.title, each.text.text) for key, each in framework.practices.items())
        else:
            terms: dict[str, Any] = framework.vocabularies.get(name, {})
            yield from (Choice(key, term.label, _unlike(term.text, term.label)) for key, term in terms.items())

    def _rights(self) -> Iterator[Choice]:
        """Rights in groups: those of the framework first, each with its article."""
        held = self.framework.framework_rights
        listed: dict[str, list[Choice]] = {group: [] for group in GROUPS.values()}
        for key, right in self.framework.rights.items():
            group = GROUPS[held[key].category if key in held else "outside"]
            listed[group].append(Choice(key, f"{self.framework.right_name(key)} ({right.article})", "", group))
        for found in listed.values():
            yield from found


def _standing(item: Any) -> str:
    """What bears on choosing an item: how much evidence can carry."""
    if not isinstance(item, Evidence):
        return ""
    return "Strength not known." if item.strength == "unknown" else f"{worded(item.strength)}."


def worded(value: Any) -> str:
    """A value of a type as people write it: ``in-development`` is In development."""
    return wording.upper(wording.spaced(str(value)))


def _unlike(text: str, label: str) -> str:
    return "" if text.strip(" .").casefold() == label.strip(" .").casefold() else text
