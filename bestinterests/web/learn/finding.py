"""Finding texts by words: indexes in memory, made once, one for each that provides texts. Any text may be asked for.

A word is letters and digits, whatever its capitals and accents. Every word has to be there, the last one also as the
beginning of a word; ``children's`` is found by ``children`` too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bestinterests.domain.pack import Provenance
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import nearest
from bestinterests.web.learn.entries import Entry, entries_of
from bestinterests.web.learn.kinds import KINDS, Kind

MOST_LETTERS, MOST_WORDS = 200, 12
IN_A_GROUP, IN_ONE_KIND = 8, 200
AROUND = 160
WORD = re.compile(r"\w+(?:['’]\w+)*")
Piece = tuple[str, bool]


class Hit(NamedTuple):
    """An entry that was found: its name and text in pieces, each with whether it is what was asked for."""

    place: str
    head: str
    name: tuple[Piece, ...]
    text: tuple[Piece, ...]
    provenance: Provenance | None
    address: str = ""


class Group(NamedTuple):
    """What was found of one kind: the first hits, and how many there are."""

    kind: Kind
    hits: tuple[Hit, ...]
    number: int


class Found(NamedTuple):
    """What a question found. words: those looked for. hint: what was perhaps meant, where nothing was found."""

    words: tuple[str, ...]
    groups: tuple[Group, ...]
    number: int
    hint: str = ""


class Index:
    """The words of some entries: which of them hold each."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        held: dict[str, set[int]] = {}
        for number, entry in enumerate(self.entries):
            for word in words_in(f"{entry.name} {entry.text}"):
                held.setdefault(word, set()).add(number)
        self.words = sorted(held)
        self.holding = {word: frozenset(numbers) for word, numbers in held.items()}

    def matching(self, words: tuple[str, ...]) -> list[int]:
        """Return the numbers of the entries that hold every word, the last also as a beginning, in their order."""
        if not words:
            return []
        *whole, beginning = words
        found = set[int]().union(*(self.holding[word] for word in self._beginning(beginning)))
        for word in whole:
            found &= self.holding.get(word, frozenset())
        return sorted(found)

    def _beginning(self, start: str) -> Iterator[str]:
        for word in self.words[bisect_left(self.words, start) :]:
            if not word.startswith(start):
                return
            yield word


@dataclass(frozen=True)
class Provider:
    """Somebody whose texts can be found: their kinds, in the order in which results show them, and their index.

    index: from the framework that is read, made once for each; whose texts hang on no framework has one for all.
    """

    kinds: tuple[Kind, ...]
    index: Callable[[Framework], Index]


@lru_cache(maxsize=16)
def index_of(framework: Framework) -> Index:
    """Return the index of a framework, made once."""
    return Index(entries_of(framework))


FRAMEWORK = Provider(tuple(KINDS.values()), index_of)
"""The framework provides every statement of its packs."""


def find(framework: Framework, query: str, kind: str = "", providers: Sequence[Provider] = (FRAMEWORK,)) -> Found:
    """Return what a question finds, by kind: the first few of each, or of one kind up to ``IN_ONE_KIND``.

    Of a question only the first ``MOST_LETTERS`` letters and ``MOST_WORDS`` words are read.
    """
    words = asked(query)
    indexes = [provider.index(framework) for provider in providers]
    held: dict[str, list[Entry]] = {}
    for index in indexes:
        for number in index.matching(words):
            held.setdefault(index.entries[number].kind, []).append(index.entries[number])
    shown = {kind: held[kind]} if kind in held else held
    most = IN_ONE_KIND if kind in held else IN_A_GROUP
    groups = tuple(
        Group(each, tuple(_hit(entry, words) for entry in shown[each.key][:most]), len(shown[each.key]))
        for provider in providers
        for each in provider.kinds
        if each.key in shown
    )
    hint = "" if held or not words else next((said for word in words if (said := _near(word, indexes))), "")
    return Found(words, groups, sum(map(len, held.values())), hint)


def asked(query: str) -> tuple[str, ...]:
    """Return the words of a question as they are looked for."""
    found = (plain(word) for word in WORD.findall(query[:MOST_LETTERS]))
    return tuple(word for word in found if word)[:MOST_WORDS]


def words_in(text: str) -> Iterator[str]:
    """Yield each word of a text as it is found by; one with an apostrophe also without what follows it."""
    for word in WORD.findall(text):
        yield from forms(word)


@lru_cache(maxsize=16_384)
def forms(word: str) -> frozenset[str]:
    """Return the forms by which one word is found. Remembered, since texts are made of the same few thousand words."""
    return frozenset({plain(word), plain(re.split(r"['’]", word)[0])} - {""})


def plain(word: str) -> str:
    """Return a word without capitals, accents and signs."""
    letters = unicodedata.normalize("NFKD", word.casefold()).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def marked(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """Return a text in pieces, each with whether it is a word that was asked for. Together they are the text."""
    pieces: list[Piece] = []
    at = 0
    for found in WORD.finditer(text):
        held = forms(found[0])
        if words and (not held.isdisjoint(words) or any(form.startswith(words[-1]) for form in held)):
            pieces += [(text[at : found.start()], False), (found[0], True)]
            at = found.end()
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def excerpt(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return what stands around the first word that was asked for, where a text is too long to be shown whole."""
    text = "".join(piece for piece, _ in pieces)
    if len(text) <= 2 * AROUND:
        return pieces
    before = next((len("".join(piece for piece, _ in pieces[:at])) for at, each in enumerate(pieces) if each[1]), 0)
    start = 0 if before <= AROUND else text.rfind(" ", 0, before - AROUND // 2) + 1
    end = text.rfind(" ", start + 1, start + 2 * AROUND)
    end = len(text) if len(text) <= start + 2 * AROUND else max(end, start + AROUND)
    found: list[Piece] = [("… ", False)] if start else []
    at = 0
    for piece, is_asked in pieces:
        kept = text[max(at, start) : min(at + len(piece), end)] if at < end and at + len(piece) > start else ""
        found += [(kept, is_asked)] if kept else []
        at += len(piece)
    return (*found, (" …", False)) if end < len(text) else tuple(found)


def _hit(entry: Entry, words: tuple[str, ...]) -> Hit:
    """Statements of the framework are shown whole: they are what is quoted."""
    name, text = marked(entry.name, words), marked(entry.text, words)
    text = excerpt(text) if entry.address else text
    return Hit(entry.place, entry.head, name, text, entry.provenance, entry.address)


def _near(word: str, indexes: Sequence[Index]) -> str:
    known = any(True for index in indexes for _ in index._beginning(word))
    return "" if known or len(word) > 40 else nearest(word, sorted({each for index in indexes for each in index.words}))
