"""What can be counted in a text: sentences, lines, words, syllables, and from them the grade of Flesch and Kincaid.

The grade is 0.39 x words a sentence + 11.8 x syllables a word - 15.59, rounded to one decimal; a UK reader's age is
about five years more (Kincaid and others 1975, for English prose). Below ``FEW`` words it says nothing: it is None.

What is no running text is taken so that it does not disturb: each list item, heading, table cell and paragraph ends a
sentence; a number, an address, a placeholder or an abbreviation is one word of one syllable and never a hard one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bestinterests.domain.base import Base
from bestinterests.texts.reading.syllables import syllables

FEW = 20
HARD = 3
"""From this many syllables on a word is listed as hard."""

_COMMENT = re.compile(r"<!--.*?-->|^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(
    r"<?\b(?:https?://|www\.|mailto:)[^\s<>]*[^\s<>.,;:!?)]>?|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_DOMAIN = re.compile(r"(?<![\w.-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63})+(?:/[^\s]*[^\s.,;:!?)])?")
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{[a-z0-9_.]*\}")
_NUMBER = re.compile(r"[£$€]?\b\d(?:[\d.,:/]*\d)?(?: \d[\d.,:]*\d)*(?:st|nd|rd|th|am|pm|%)?(?!\w)%?")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|St)\.(?=\s)|\b(?:etc|vs|approx)\.(?=\s+[a-z])|\bNo\.(?=\s+\d)"
)
_CAPITALS = re.compile(r"\b(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z0-9]{2,6}\b")
_BLOCK = re.compile(r"\s*(?:[-*+•–]|#{1,6}|\d+[.)]|>)\s+")
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?![a-z])")
# What is no word is taken out, and a sign that no text has stands in its place.
_FIRST = 0xF0000
_SIGNS = "\U000f0000-\U0010fffd"
_THING = re.compile(f"[{_SIGNS}]")
_TOKEN = re.compile(rf"[{_SIGNS}](?:['’]s\b)?|[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")


class Hard(Base, frozen=True):
    """A word of three syllables or more."""

    word: str
    syllables: int


class Counted(Base, frozen=True):
    """A sentence or a line as it stands, and its number of words."""

    text: str
    words: int


class Reading(Base, frozen=True):
    """What was counted in one text. ``grade`` is None where there are too few words for the formula."""

    words: int
    sentences: int
    syllables: int
    grade: float | None
    longest: Counted
    widest: Counted
    hard: tuple[Hard, ...]


def measure(text: str) -> Reading:
    """Count a text. Any text will do: one without words gives zeros."""
    taken = _Taken()
    plain = _plain(text, taken)
    found = [(counted, tokens) for counted, tokens in map(taken.counted, _sentences(plain)) if tokens]
    tokens = [token for _, held in found for token in held]
    spoken = sum(count for _, count in tokens)
    lines = [counted for counted, held in map(taken.counted, plain.splitlines()) if held]
    return Reading(
        words=len(tokens),
        sentences=len(found),
        syllables=spoken,
        grade=grade(len(tokens), len(found), spoken) if len(tokens) >= FEW else None,
        longest=_most([counted for counted, _ in found]),
        widest=_most(lines),
        hard=_hard(tokens),
    )


def grade(words: int, sentences: int, spoken: int) -> float:
    """Return the grade for these counts, none of which may be zero."""
    return round(0.39 * words / sentences + 11.8 * spoken / words - 15.59, 1)


def _most(counted: list[Counted]) -> Counted:
    return max(counted, key=lambda one: one.words, default=Counted(text="", words=0))


class _Taken:
    """What was taken out because it is no word, so that it can be shown again where it stood."""

    def __init__(self) -> None:
        self.held: list[str] = []

    def out(self, pattern: re.Pattern[str], text: str) -> str:
        def taken(match: re.Match[str]) -> str:
            self.held.append(self.back(match[0]))
            return chr(_FIRST + len(self.held) - 1)

        return pattern.sub(taken, text)

    def back(self, text: str) -> str:
        return _THING.sub(lambda match: self.held[ord(match[0]) - _FIRST], text)

    def counted(self, text: str) -> tuple[Counted, list[tuple[str, int]]]:
        """A sentence or line as it stood, and each of its words with its syllables."""
        tokens = [(token, 1 if _THING.match(token) else syllables(token)) for token in _TOKEN.findall(text)]
        shown = self.back(text.strip().removeprefix("- "))
        return Counted(text=shown, words=len(tokens)), tokens


def _plain(text: str, taken: _Taken) -> str:
    """Take out what is not read, and make one word of each thing that is no word."""
    text = _LINK.sub(r"\1", _COMMENT.sub(" ", _THING.sub(" ", text)))
    for pattern in (_PLACEHOLDER, _ADDRESS, _ABBREVIATION, _DOMAIN):
        text = taken.out(pattern, text)
    text = "\n".join(_marked(line) for line in text.splitlines())
    return taken.out(_CAPITALS, taken.out(_NUMBER, text))


def _marked(line: str) -> str:
    """Keep a list's mark apart from the numbers in the text, and drop emphasis and the rules of tables."""
    if re.fullmatch(r"[\s|:=-]*", line):
        return ""
    match = _BLOCK.match(line)
    before = "- " if match else ""
    return before + re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", line[match.end() :] if match else line)


def _sentences(plain: str) -> Iterator[str]:
    for block in _blocks(plain):
        yield from _END.split(block)


def _blocks(plain: str) -> Iterator[str]:
    """Lines that run on, joined; each list item, heading and cell is a block of its own."""
    held: list[str] = []
    for line in [*plain.splitlines(), ""]:
        cells = [cell.strip() for cell in line.split("|")] if line.count("|") > 1 else [line.strip()]
        if not line.strip() or line.startswith("- ") or len(cells) > 1:
            yield " ".join(held)
            held = []
        if len(cells) > 1:
            yield from cells
        elif line.strip():
            held.append(line.strip().removeprefix("- "))


def _hard(tokens: list[tuple[str, int]]) -> tuple[Hard, ...]:
    found = {token.lower(): count for token, count in tokens if count >= HARD}
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))
    return tuple(Hard(word=word, syllables=count) for word, count in ranked)
