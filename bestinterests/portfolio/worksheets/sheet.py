"""What is to be looked into on one service, as values: read from its rows, shown on a page, asked in letters."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from bestinterests.documents.supervision.outside import Outside

TABLE = "table"
"""Whose a version is that only a table from elsewhere knows."""
COVERAGE = "gate.coverage"
"""The rule that finds rights for which nobody looked."""


class Told(NamedTuple):
    """One thing to look into: in a sentence, with the rule or place that it comes from, and on what basis."""

    sentence: str
    source: str = ""
    effect: str = ""
    basis: str = ""


class Unheard(NamedTuple):
    """An age in scope whose children were not heard. harms: ids of those for which the method asks it."""

    band: str
    heard: str
    harms: tuple[str, ...]


class Short(NamedTuple):
    """An obligation that is not answered as met."""

    standard: str
    obligation: str
    answer: str


class Planned(NamedTuple):
    """A measure that is planned. due: None where no day is set."""

    measure: str
    title: str
    due: dt.date | None


class Changed(NamedTuple):
    """An effect that reads otherwise than in the version before; blank where it was not there, or is not any more."""

    title: str
    direction: str
    before: str
    now: str
    reason: str


class Version(NamedTuple):
    """A version as the page lists it."""

    version: int
    place: int
    title: str
    day: dt.date | None
    whose: str
    is_current: bool
    fictional: bool
    finished: bool
    open: int
    now: str
    name: str


class Worksheet(NamedTuple):
    """The whole sheet. head: columns of ``reading.VERSION`` of the version that it is about.

    versions: all, the provider's first and the newest first. findings: those that change the verdict now. unlooked:
    each right that nobody looked at, with the ages in scope for which that is so. outside: what joined tables say.
    """

    head: dict[str, Any]
    versions: tuple[Version, ...]
    ages: tuple[str, ...]
    findings: tuple[Told, ...]
    gaps: tuple[Told, ...]
    contradictions: tuple[Told, ...]
    unheard: tuple[Unheard, ...]
    unlooked: tuple[Told, ...]
    obligations: tuple[Short, ...]
    measures: tuple[Planned, ...]
    changed: tuple[Changed, ...]
    before: Version | None
    outside: tuple[Outside, ...] = ()

    @property
    def is_assessed(self) -> bool:
        """Say whether anybody assessed it: a service that only tables know has nothing rated."""
        return bool(self.head["whose"] != TABLE)
