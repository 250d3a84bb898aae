"""Passages that must stand nowhere, found in any case, with any white space, composed or not."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

ELSEWHERE = "[left out]"
"""What stands for a left-out passage within another text."""
LONG = 12
"""Characters from which a passage is looked for within words too: it is no word that happens to be part of another."""
SENTENCE = 5
"""Words from which a single sentence of a passage is looked for by itself."""

_APART = r"[\w\u0300-\u036f]"
_END = re.compile(r"(?<=[.!?;:])\s+|[\n\r]+")


def marker(reason: str) -> str:
    """What stands in a field that was left out."""
    return f"Left out: {' '.join(reason.split())}"


class _Folding(dict[int, str]):
    """Each character as it is compared: compatible forms taken apart, without case, without what cannot be seen."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character) in ("Cf", "Cc") and not character.isspace():
            self[code] = ""
            return ""
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
        self[code] = folded
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Return a text as it is compared; each character by itself, so that places can be found again."""
    return text.translate(_FOLDING)


class Passage(NamedTuple):
    """Words that must stand nowhere. place: where they stood. words: as written. cased: only in this very case."""

    place: str
    words: str
    cased: bool = False

    @property
    def core(self) -> str:
        """The words as they are compared, with single spaces."""
        return " ".join(folded(self.words).split())

    @property
    def pattern(self) -> str:
        """A regular expression that finds the words in a folded text."""
        core = self.core
        inner = r"\s+".join(map(re.escape, core.split(" ")))
        if len(core) >= LONG:
            return inner
        before = rf"(?<!{_APART})" if _parted(core[0]) else ""
        after = rf"(?!{_APART})" if _parted(core[-1]) else ""
        return f"{before}{inner}{after}"


def _parted(character: str) -> bool:
    """Does its script put spaces between words, so that a whole word can be told from a part of one?"""
    if not character.isalnum():
        return False
    return character.isdigit() or unicodedata.name(character, "").split(" ")[0] in ("LATIN", "GREEK", "CYRILLIC")


def passages(place: str, text: str, *, name: bool = False) -> tuple[Passage, ...]:
    """Return what must stand nowhere once this text is left out: the whole, and each sentence that is long enough.

    name: it is somebody's name or that of a file; a single word of letters is then looked for in its own case, because
    Will and May are words too. A text without a letter or digit is nothing that could be told.
    """
    single = name and text.strip().isalpha()
    parts = [text, *(part for part in _END.split(text) if len(part.split()) >= SENTENCE)]
    found = [Passage(place, part.strip(), single) for part in dict.fromkeys(parts)]
    return tuple(each for each in found if any(map(str.isalnum, each.core)))


class Finder:
    """Finds passages in texts, and takes them out. Longer ones go first, so that none leaves its rest behind."""

    def __init__(self, sought: Iterable[Passage]) -> None:
        by_core = {(each.core, each.cased and each.words): each for each in sought}
        self.sought = sorted(by_core.values(), key=lambda each: (-len(each.core), each.core))
        self._forms = {each: re.compile(each.pattern) for each in self.sought}

    def without(self, left: Iterable[Passage]) -> Finder:
        """Return a finder of all but these."""
        cores = {each.core for each in left}
        return Finder(each for each in self.sought if each.core not in cores)

    def found_in(self, texts: Iterable[str]) -> dict[str, list[Passage]]:
        """Return which passages stand in which of these texts, longest first; texts with none are not named.

        Each text is folded once and all are looked through as one, so that many texts and many passages stay cheap.
        """
        unique = list(dict.fromkeys(texts))
        compared = [" ".join(folded(text).split()) for text in unique]
        starts = list(accumulate((len(each) + 1 for each in compared), initial=0))
        whole = "\x00".join(compared)
        found: dict[str, list[Passage]] = {}
        for passage in self.sought:
            for at in _at(passage.core, whole, starts):
                if self._spans(passage, unique[at]):
                    found.setdefault(unique[at], []).append(passage)
        return found

    def taken_out(self, text: str, held: Iterable[Passage]) -> str:
        """Return the text without these passages, the longest first; what stands around is as it was."""
        for passage in held:
            for start, end in reversed(self._spans(passage, text)):
                text = text[:start] + ELSEWHERE + text[end:]
        return text

    def _spans(self, passage: Passage, text: str) -> list[tuple[int, int]]:
        """Where a passage stands in a text, from the first on."""
        hits = list(self._forms[passage].finditer(folded(text)))
        if not hits:
            return []
        at = _places(text)
        spans = [(at[hit.start()], at[hit.end() - 1] + 1) for hit in hits]
        return [span for span in spans if not passage.cased or text[slice(*span)] == passage.words]


def _places(text: str) -> Sequence[int]:
    """For each character of the folded text, the number of the one in the text that it comes from."""
    if text.isascii() and text.isprintable():
        return range(len(text))
    return [number for number, character in enumerate(text) for _ in folded(character)]


def _at(core: str, whole: str, starts: list[int]) -> Iterator[int]:
    """Numbers of the texts in which a passage may stand."""
    place = whole.find(core)
    while place >= 0:
        at = bisect_right(starts, place) - 1
        yield at
        place = whole.find(core, starts[at + 1])
