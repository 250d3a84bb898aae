"""Days on which no period ends: weekends, and the bank holidays of a nation, from a dated table that is passed in.

The table is a value with a version: an operator may bring a newer one, and open cases are then counted anew. Nothing
here keeps one in memory for longer than a call, because a table that goes stale gives wrong deadlines.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import msgspec

from bestinterests.domain.base import Base, about
from bestinterests.domain.pack import Provenance
from bestinterests.workflow.casework.words import Nation

Division = Literal["england-and-wales", "scotland", "northern-ireland"]

DIVISIONS: dict[Nation, tuple[Division, ...]] = {
    "england": ("england-and-wales",),
    "wales": ("england-and-wales",),
    "scotland": ("scotland",),
    "northern-ireland": ("northern-ireland",),
    "unknown": ("england-and-wales", "scotland", "northern-ireland"),
}
"""Where a day must be a holiday to count as one. For an unknown nation: everywhere, which gives the earliest day."""

NATION_WORDS: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
    "unknown": "all four nations",
}
"""Each nation as it stands in a sentence about its bank holidays."""


class Holiday(Base, frozen=True, kw_only=True):
    """A bank holiday, and the divisions in which it is one."""

    on: dt.date
    name: str
    divisions: tuple[Division, ...]


class Table(Base, frozen=True, kw_only=True):
    """Bank holidays as somebody held them to be on a day."""

    version: Annotated[str, about("Name of this state of the table.")]
    checked: Annotated[dt.date, about("When it was last compared with its source.")]
    provenance: Provenance
    source: Annotated[str, about("Where it can be checked, and how it was read.")]
    first: Annotated[dt.date, about("First day that it speaks of.")]
    last: Annotated[dt.date, about("Last day that it speaks of; later days are weekdays or weekends, no more.")]
    holidays: tuple[Holiday, ...] = ()


class DayOff(NamedTuple):
    """A day on which no period ends, and what it is called."""

    on: dt.date
    name: str


def shipped() -> Table:
    """The table of this release: 2024 to 2028, all three divisions."""
    return read_table((Path(__file__).parent / "bank-holidays.json").read_bytes())


def read_table(content: bytes) -> Table:
    """A table from JSON. Raises msgspec.ValidationError where it has another shape."""
    return msgspec.json.decode(content, type=Table)


def day_off(day: dt.date, nation: Nation, table: Table) -> DayOff | None:
    """Why no period ends on a day, or None for a working day. An unknown nation has only the holidays of all."""
    if day.weekday() >= 5:
        return DayOff(day, f"{day:%A}")
    found = [holiday for holiday in table.holidays if holiday.on == day]
    held = {division for holiday in found for division in holiday.divisions}
    return DayOff(day, found[0].name) if found and held.issuperset(DIVISIONS[nation]) else None


class Rolled(NamedTuple):
    """The working day on which a period ends, and the days off that were stepped over to reach it."""

    day: dt.date
    over: tuple[DayOff, ...]


def rolled(day: dt.date, nation: Nation, table: Table) -> Rolled:
    """The day itself where it is a working day, else the next one.

    Source: Regulation (EEC, Euratom) 1182/71 Art 3(4), applied by DPA 2018 s.205(2).
    """
    over = []
    while found := day_off(day, nation, table):
        over.append(found)
        day += dt.timedelta(days=1)
    return Rolled(day, tuple(over))
