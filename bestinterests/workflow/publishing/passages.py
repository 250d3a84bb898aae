"""Passages that must stand nowhere, found in any case, with any white space, composed or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
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

    def among(self, texts: Iterable[str]) -> Finder:
        """Return a finder of only those passages that may stand in these texts, so that looking closely is cheap."""
        blob = "\x00".join(" ".join(folded(text).split()) for text in texts)
        return Finder(each for each in self.sought if each.core in blob)

    def without(self, left: Iterable[Passage]) -> Finder:
        """Return a finder of all but these."""
        cores = {each.core for each in left}
        return Finder(each for each in self.sought if each.core not in cores)

    def standing_in(self, text: str) -> list[Passage]:
        """Return the passages that stand in a text."""
        compared = folded(text)
        return [each for each in self.sought if _found(each, text, compared)]

    def taken_out(self, text: str) -> str:
        """Return the text without them; what stands around is as it was."""
        for each in self.sought:
            for start, end in reversed(_found(each, text, folded(text))):
                text = text[:start] + ELSEWHERE + text[end:]
        return text


def _found(passage: Passage, text: str, compared: str) -> Sequence[tuple[int, int]]:
    """Where a passage stands in a text, from the first on."""
    hits = list(re.finditer(passage.pattern, compared))
    if not hits:
        return ()
    at = [number for number, character in enumerate(text) for _ in folded(character)]
    spans = [(at[hit.start()], at[hit.end() - 1] + 1) for hit in hits]
    return [span for span in spans if not passage.cased or text[slice(*span)] == passage.words]
