"""What a cell is written and read with: the words of the packs, and the names of the items of the document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bestinterests.documents.wording import short
from bestinterests.domain.document import LETTERS, Document
from bestinterests.formats.xlsx.words import Lookup, Words

_NAMES = ("title", "name", "role", "says", "what", "view")


def name_of(item: Any) -> str:
    """Return what a person would call an item, on one short line; empty where it says nothing of itself."""
    return next((short(text, 60) for field in _NAMES if (text := getattr(item, field, ""))), "")


def items_of(document: Document) -> Iterable[Any]:
    """Return every item of a document that has an id."""
    for part in (document.assessment, document.record):
        for collection in LETTERS:
            yield from getattr(part, collection, ())


class Desk:
    """Words and items by what people write for them."""

    def __init__(self, words: Words, names: dict[str, str]) -> None:
        """``names``: by id of each item, what people call it. ``aliases`` are other ways to write an id."""
        self.words = words
        self.names = names
        self.aliases: list[tuple[str, str]] = []
        self._lookups: dict[str, Lookup] = {}

    @classmethod
    def for_document(cls, words: Words, document: Document) -> Desk:
        """Return the desk of a document."""
        return cls(words, {item.id: name_of(item) for item in items_of(document)})

    def named(self, id_: str) -> str:
        """Return an item as a cell shows it alone: its id, then its name."""
        name = self.names.get(id_, "")
        return f"{id_} {name}" if name else id_

    def lookup(self, refers: str) -> Lookup:
        """Return what finds what a field refers to: ``pack:rights``, ``scale:gravity``, or letters as in ``F I``."""
        found = self._lookups.get(refers)
        if found is None:
            found = self._lookups[refers] = Lookup(self._spellings(refers))
        return found

    def _spellings(self, refers: str) -> Iterable[tuple[str, str]]:
        kind, _, name = refers.partition(":")
        if kind == "pack":
            return self.words.spellings(name)
        if kind == "scale":
            return self.words.level_spellings(name)
        letters = tuple(refers.split())
        ids = [id_ for id_ in self.names if id_.startswith(letters)]
        spelt = [(text, id_) for id_ in ids for text in (self.named(id_), id_, self.names[id_])]
        return spelt + [(alias, id_) for alias, id_ in self.aliases if id_.startswith(letters)]
