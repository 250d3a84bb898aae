"""A paper as values: what heads it, its sections, and what each page of a print must carry.

A paper is anything that is made from an assessment to be read: the report, the DPIA, the action plan and the others.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import AnyBlock, Fact, FindingEntry
from bestinterests.documents.inline import Words
from bestinterests.domain.document import Document
from bestinterests.domain.profile import Verdict


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a paper that is no block."""


class Standing(Value, frozen=True, kw_only=True):
    """Whether the record is finished. Said first and apart from every verdict."""

    finished: bool
    title: str
    words: Words
    open: tuple[Words, ...] = ()


class VerdictLine(Value, frozen=True, kw_only=True):
    """A verdict in one profile and one view, with its range."""

    profile: str
    view: Literal["now", "expected"]
    label: str
    worst: Verdict
    best: Verdict
    words: Words
    conditions: Words = ()


class Headline(Value, frozen=True, kw_only=True):
    """The first screen: completeness, the verdict and why, who loses, the other readings, and who decided."""

    standing: Standing
    verdict: VerdictLine
    expected: VerdictLine
    others: tuple[VerdictLine, ...]
    stops_title: str
    stops: tuple[FindingEntry, ...]
    more_stops: Words
    losing_title: str
    losing: tuple[Words, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Fact, ...]
    summary: tuple[AnyBlock, ...] = ()


class Section(Block, frozen=True, kw_only=True):
    """A titled part of a paper with its anchor.

    own_page: printed, it begins on a page of its own. is_sheet: it is handed out, in large letters, to be written on.
    """

    anchor: str
    title: str
    lead: Words = ()
    blocks: tuple[AnyBlock, ...]
    own_page: bool = False
    is_sheet: bool = False


class Paper(Value, frozen=True, kw_only=True):
    """The whole paper, free of any format; every format carries ``document`` inside, so that it comes back.

    name: which paper it is, as ``papers.PAPERS`` names it. headline: the first screen of the report; other papers open
    with ``opening``. decided, digest, read_on, short_digest: who decided, on which record, read for which day; they
    stand on every printed page. ``language`` is that of our own words.

    document: what the paper was made from; None for one that is made from no record, such as a pack of lessons.

    audience: for whom a published page is, by the word of the vocabulary; blank for every other paper.

    marked_for: for whom alone this copy was made, and on what terms; blank for a paper that may be passed on. It stands
    on every page of every format, and a paper so marked carries no document: whoever was given one paper was not given
    all that it is made from.
    """

    name: str
    title: str
    kind: str
    subtitle: Words
    organisation: str
    fictional: bool
    fictional_note: str
    headline: Headline | None = None
    opening: tuple[AnyBlock, ...] = ()
    sections: tuple[Section, ...]
    decided: str
    digest: str
    read_on: str
    short_digest: str
    document: Document | None = None
    language: str = "en-GB"
    marked_for: str = ""
    audience: str = ""

    @property
    def carries(self) -> Document | None:
        """The document that every file of this paper brings along; None where it brings none."""
        return None if self.marked_for else self.document
