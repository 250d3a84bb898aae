"""Blocks of published pages: what readers outside meet first. Each can also be said with blocks that every paper has.

Harm and benefit stand side by side at the same size; nothing here adds, averages or hides one behind the other.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.documents.block import Block
from bestinterests.documents.inline import Mark, Words

Picture = Literal["unhappy", "help", "grown-up", "read", "none"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a block."""


class AgeCard(Value, frozen=True, kw_only=True):
    """One age band: its marks, or why there are none, and what they stand for in a few words each."""

    label: str
    harm: Mark | None = None
    benefit: Mark | None = None
    harm_words: Words = ()
    benefit_words: Words = ()
    state: str = ""
    heard: str = ""


class AgeCards(Block, frozen=True, kw_only=True):
    """The bands side by side, youngest first."""

    name: str
    cards: tuple[AgeCard, ...]


class SideItem(Value, frozen=True, kw_only=True):
    """One thing on a side: its mark where it is measured, its words, and words that follow in a line of their own."""

    words: Words
    mark: Mark | None = None
    then: Words = ()


class Sides(Block, frozen=True, kw_only=True):
    """What children gain beside what they lose, in columns of equal width.

    told: who wrote the words; ``person`` draws one large circle and one large square at the heads and no levels.
    """

    gain_title: str
    lose_title: str
    gains: tuple[SideItem, ...]
    losses: tuple[SideItem, ...]
    gain_lead: Words = ()
    lose_lead: Words = ()
    no_gains: str = ""
    no_losses: str = ""
    told: Literal["record", "person"] = "record"


class DatedItem(Value, frozen=True, kw_only=True):
    """Something that is done by a day: a place that others open, its state, and words."""

    anchor: str
    words: Words
    state: str
    done: bool = False
    notes: tuple[Words, ...] = ()


class DateGroup(Value, frozen=True, kw_only=True):
    """A day, or an event, with what is due by then."""

    label: str
    items: tuple[DatedItem, ...]


class Dates(Block, frozen=True, kw_only=True):
    """A list of days, the first one first."""

    name: str
    groups: tuple[DateGroup, ...]


class Way(Value, frozen=True, kw_only=True):
    """One way to go on: words, where they lead (nowhere for something that is told), and a picture beside them."""

    title: str
    address: str = ""
    words: Words = ()
    picture: Picture = "none"
    strong: bool = False


class Ways(Block, frozen=True, kw_only=True):
    """Ways to go on, each large enough for a finger."""

    ways: tuple[Way, ...]


class Bubble(Block, frozen=True, kw_only=True):
    """What children said, as somebody wrote it down."""

    lines: tuple[Words, ...]


PublicBlock = AgeCards | Sides | Dates | Ways | Bubble
