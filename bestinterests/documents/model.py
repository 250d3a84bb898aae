"""A report as values: what heads it, its sections, and what each page of a print must carry."""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import AnyBlock, Fact, FindingEntry
from bestinterests.documents.inline import Words
from bestinterests.domain.profile import Verdict


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a report that is no block."""


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
    losing: tuple[Words, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Fact, ...]
    summary: tuple[AnyBlock, ...] = ()


class Section(Block, frozen=True, kw_only=True):
    """A titled part of the report with its anchor."""

    anchor: str
    title: str
    lead: Words = ()
    blocks: tuple[AnyBlock, ...]


class Report(Value, frozen=True, kw_only=True):
    """The whole report, free of any format. ``language`` is that of our own words."""

    title: str
    kind: str
    subtitle: Words
    organisation: str
    fictional: bool
    fictional_note: str
    headline: Headline
    sections: tuple[Section, ...]
    decided: str
    digest: str
    read_on: str
    short_digest: str
    language: str = "en-GB"
