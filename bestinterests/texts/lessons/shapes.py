"""What a pack of lessons holds."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.texts.audiences import Audience

Provenance = Literal["confirmed", "secondary", "to_verify", "ours"]


class Step(Base, frozen=True):
    """One part of the lesson: for how many minutes, what the teacher does, and what pupils do."""

    minutes: int
    title: str
    teacher: str
    pupils: str


class Grid(Base, frozen=True):
    """A table on a sheet. columns: their heads. rows: what stands in them; an empty cell is there to be filled."""

    caption: str
    columns: list[str]
    rows: list[list[str]]


class Part(Base, frozen=True):
    """One thing on a sheet, below its title if it has one; what is not given is not there.

    write: so many lines to write on. draw: an empty box. slips: pieces to cut out, in so many columns.
    """

    title: str = ""
    text: str = ""
    items: list[str] = []
    is_ordered: bool = False
    grid: Grid | None = None
    slips: list[str] = []
    columns: int = 2
    ask: str = ""
    write: int = 0
    draw: bool = False


class Sheet(Base, frozen=True):
    """One sheet to print."""

    id: str
    title: str
    parts: list[Part]


class Answers(Base, frozen=True):
    """What stands, or may stand, on a sheet. sheet: its id."""

    sheet: str
    items: list[str]


class Link(Base, frozen=True):
    """Where the lesson may fit in the curriculum of a nation, and how sure that is."""

    nation: Literal["England", "Wales", "Scotland", "Northern Ireland"]
    text: str
    provenance: Provenance
    sources: list[str] = []


class Assembly(Base, frozen=True):
    """Ten minutes for a whole school or year."""

    title: str
    minutes: int
    steps: list[str]


class LessonPack(Base, frozen=True):
    """A lesson with all that belongs to it. reads: the audience whose gate its sheets keep to.

    words: keys of the glossary that pupils meet. status, owner, review_on: as for every text.
    """

    id: str
    title: str
    phase: Literal["primary", "secondary"]
    ages: str
    reads: Audience
    status: str
    owner: str
    review_on: dt.date
    summary: str
    minutes: int
    aims: list[str]
    words: list[str]
    needs: list[str]
    before: list[str]
    steps: list[Step]
    easier: list[str]
    harder: list[str]
    access: list[str]
    sheets: list[Sheet]
    answers: list[Answers]
    assembly: Assembly
    home: Sheet
    curriculum: list[Link]
    language: str = "en"
