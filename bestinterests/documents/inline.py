"""Words inside a line: plain text, links, ids, marks and tags. No format; each format decides how they look."""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.domain.profile import Basis, Verdict

Side = Literal["harm", "benefit"]


class Inline(msgspec.Struct, frozen=True, tag=True):
    """Something that stands in a line of words."""


class Plain(Inline, frozen=True):
    """Words as they are."""

    text: str


class Strong(Inline, frozen=True):
    """Words that carry the line."""

    text: str


class Quiet(Inline, frozen=True):
    """Words that stand back: units, notes, the level on another table."""

    text: str


class Link(Inline, frozen=True):
    """Words that open something: an anchor of the document, or an address outside it."""

    text: str
    anchor: str = ""
    address: str = ""


class Id(Inline, frozen=True):
    """The id of an item, small and after the words; opens the item where it stands in the paper, or at an address."""

    text: str
    anchor: str = ""
    address: str = ""


class Mark(Inline, frozen=True):
    """A square (harm) or a circle (benefit): solid up to ``low``, hatched up to ``high``.

    ``unknown`` is drawn as a question mark: asked, and nobody knows. It counts as the worst harm and as no benefit.
    """

    side: Side
    low: str = "none"
    high: str = "none"
    unknown: bool = False

    @property
    def words(self) -> str:
        """The level in words: ``medium to high``."""
        if self.unknown:
            return "unknown"
        return self.low if self.low == self.high else f"{self.low} to {self.high}"

    @property
    def letters(self) -> str:
        """The level in letters, for print: L, M, H, C, ``MH`` for a range, a dash for none."""
        if self.unknown:
            return "?"
        both = (self.low,) if self.low == self.high else (self.low, self.high)
        return "".join(LETTERS.get(level, level[:1].upper()) for level in both)


class Tag(Inline, frozen=True):
    """A verdict with its sign and words, never with colour alone."""

    verdict: Verdict


class BasisTag(Inline, frozen=True):
    """What a finding rests on: law, code, guidance or method."""

    basis: Basis


class Foreign(Inline, frozen=True):
    """Words that a person typed, kept apart so that their direction of writing does not spill over."""

    text: str


Word = Plain | Strong | Quiet | Link | Id | Mark | Tag | BasisTag | Foreign
Words = tuple[Word, ...]

LETTERS = {"none": "–", "low": "L", "medium": "M", "high": "H", "critical": "C"}


def plain(*words: Word) -> str:
    """The words without their dress, for titles and tests."""
    return "".join(_plain(word) for word in words)


def _plain(word: Word) -> str:
    if isinstance(word, Mark):
        return word.words
    if isinstance(word, Tag):
        return word.verdict.replace("_", " ")
    return word.basis if isinstance(word, BasisTag) else word.text
