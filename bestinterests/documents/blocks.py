"""What a document is made of: paragraphs, lists, facts, tables, cards and pictures as values. No format."""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.documents.block import Block
from bestinterests.documents.inline import Mark, Words
from bestinterests.documents.pictures import (
    BalancePicture,
    ControlsPicture,
    CoveragePicture,
    FlipList,
    ProfilePicture,
    RangePicture,
    TimelinePicture,
)
from bestinterests.documents.public_blocks import AgeCards, Bubble, Dates, Sides, Ways
from bestinterests.documents.sheet_blocks import Slips, Writing
from bestinterests.domain.profile import Basis, Verdict

Tone = Literal["plain", "quiet", "caution", "missing", "projected"]


class Paragraph(Block, frozen=True, kw_only=True):
    """One paragraph. ``lead`` opens a section, ``small`` stands back, ``voice`` quotes what somebody wrote."""

    words: Words
    style: Literal["body", "lead", "small", "voice"] = "body"


class Bullets(Block, frozen=True, kw_only=True):
    """A list, numbered or not."""

    items: tuple[Words, ...]
    ordered: bool = False
    style: Literal["body", "small", "voice"] = "body"


class Chips(Block, frozen=True, kw_only=True):
    """Short lines side by side, each a tag and what it opens."""

    items: tuple[Words, ...]


class Panel(Block, frozen=True, kw_only=True):
    """Blocks on a ground of their own: a caution, something missing, a projection."""

    tone: Tone = "quiet"
    title: str = ""
    blocks: tuple[AnyBlock, ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A name and what stands for it; an id that other parts of the document open, where it has one."""

    label: str
    blocks: tuple[AnyBlock, ...]
    anchor: str = ""


class Facts(Block, frozen=True, kw_only=True):
    """Names and what stands for them. ``row`` sets them side by side where there is room."""

    facts: tuple[Fact, ...]
    layout: Literal["list", "row", "pairs"] = "list"


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a column; ``wide`` for running text, ``narrow`` for a word or a date."""

    title: str
    width: Literal["narrow", "middle", "wide"] = "middle"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row: its head, its cells (each a tuple of lines), and the anchor by which it is opened."""

    head: tuple[Words, ...]
    cells: tuple[tuple[Words, ...], ...]
    anchor: str = ""


class RowGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under one title; no title where there is only one group."""

    title: str = ""
    rows: tuple[Row, ...]


class Table(Block, frozen=True, kw_only=True):
    """A table with a caption and heads. ``columns`` includes the head of the first column.

    compared: its columns are read against each other, row by row, so that paper keeps it a table however narrow.
    ruled: somebody writes in it by hand: lines around every cell, and room in empty ones.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    anchor: str = ""
    compared: bool = False
    ruled: bool = False


class Fold(Block, frozen=True, kw_only=True):
    """Blocks that open on demand; never used for harms alone."""

    summary: str
    blocks: tuple[AnyBlock, ...]


class Part(Block, frozen=True, kw_only=True):
    """A titled part within a section; parts may hold parts."""

    title: str
    blocks: tuple[AnyBlock, ...]
    anchor: str = ""
    id: str = ""
    verdict: Verdict | None = None
    projected: Verdict | None = None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One impact: its mark, its level, its title, what was judged and why."""

    anchor: str
    id: str
    mark: Mark
    level: str
    beside: str
    title: str
    blocks: tuple[AnyBlock, ...]


class Facing(Block, frozen=True, kw_only=True):
    """Gains and losses as cards in two columns of equal width; what stands where a side is empty."""

    gains: tuple[Card, ...]
    losses: tuple[Card, ...]
    no_gains: str
    no_losses: str


class FindingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a rule found: what it says, on what basis, from where, and how to mend it."""

    anchor: str
    rule: str
    basis: Basis
    words: Words
    source: str
    mend: Words
    effect: Verdict | None = None
    firm: bool = True
    sharpen: Words = ()
    about: Words = ()


class Findings(Block, frozen=True, kw_only=True):
    """Findings as a list; ``empty`` is said where there is none."""

    entries: tuple[FindingEntry, ...]
    empty: str
    caption: str = ""


AnyBlock = (
    Paragraph
    | Bullets
    | Chips
    | Panel
    | Facts
    | Table
    | Fold
    | Part
    | Facing
    | Findings
    | ProfilePicture
    | BalancePicture
    | ControlsPicture
    | RangePicture
    | FlipList
    | TimelinePicture
    | CoveragePicture
    | Writing
    | Slips
    | AgeCards
    | Sides
    | Dates
    | Ways
    | Bubble
)
Blocks = tuple[AnyBlock, ...]
