"""What a home page shows, whoever provides it: work that waits for a person, and sections below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Task:
    """Something that waits for a person.

    title: what to press, in words that say what happens. reason: why it waits. kind: a word for the end of the line.
    due: the day until which, where there is one.
    """

    title: str
    address: str
    reason: str
    kind: str
    due: dt.date | None = None


@dataclass(frozen=True)
class Section:
    """A part of the home page: a template, the values that it shows, and the static file of its styles, if any."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    styles: str = ""


@dataclass(frozen=True)
class Work:
    """What one app has for the home page of a person."""

    tasks: tuple[Task, ...] = ()
    beside: tuple[Task, ...] = ()
    sections: tuple[Section, ...] = ()
