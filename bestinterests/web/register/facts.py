"""What stands beside a text while somebody writes it: what the record says for these children. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.domain.impact import Impact
from bestinterests.domain.problem import Problem
from bestinterests.texts.audiences import Audience
from bestinterests.texts.reading.gates import missed
from bestinterests.texts.reading.measure import Reading, measure
from bestinterests.web.register.sources import Source

ADULTS, PARENTS = "adults", "parents"
READERS = {ADULTS: Audience.OTHER, PARENTS: Audience.PARENT}
"""Whose gate of reading an audience has; any other has that of its age."""


class Effect(NamedTuple):
    """A harm or a benefit. level: in words; blank where nothing was evaluated. right: with its article."""

    id: str
    title: str
    mechanism: str
    right: str
    ages: str
    level: str


class Voice(NamedTuple):
    """What somebody said when they were asked, and what became of it."""

    id: str
    says: str
    whose: str
    became: str
    reason: str


class Facts(NamedTuple):
    """Everything for one audience."""

    harms: tuple[Effect, ...]
    benefits: tuple[Effect, ...]
    voices: tuple[Voice, ...]


class Lint(NamedTuple):
    """How hard a text is to read, and what to change for its audience. It never stops anybody from saving."""

    reading: Reading
    problems: tuple[Problem, ...]


def facts_for(audience: str, context: Context | None, source: Source) -> Facts:
    """What the record says for an audience: for an age of its children, for grown-ups of all.

    context: with what was evaluated; None where nothing was.
    """
    judged = source.document.assessment
    band = "" if audience in READERS else audience
    impacts = [each for each in judged.impacts if not band or band in each.bands]
    return Facts(
        tuple(_effect(each, context) for each in impacts if each.direction == "harm"),
        tuple(_effect(each, context) for each in impacts if each.direction == "benefit"),
        tuple(_voices(source, band)),
    )


def linted(text: str, audience: str) -> Lint | None:
    """How a text reads for its audience; None for a blank one."""
    if not text.strip():
        return None
    found = measure(text)
    return Lint(found, tuple(missed(found, READERS.get(audience) or Audience(audience))))


def _effect(impact: Impact, context: Context | None) -> Effect:
    if context is None:
        return Effect(impact.id, impact.title, impact.mechanism, "", ", ".join(impact.bands), "")
    reading = context.readings.get(impact.id)
    level = wording.upper(wording.level(reading.level)) if reading else ""
    right = context.right_of(impact.right) if impact.right else ""
    return Effect(impact.id, impact.title, impact.mechanism, right, context.ages(impact.bands), level)


def _voices(source: Source, band: str) -> Iterator[Voice]:
    for each in source.document.assessment.findings:
        if band and band not in each.bands:
            continue
        whose = {"children": "Children", "parents": "Parents", "others": "Others"}[each.voice]
        yield Voice(each.id, each.says, whose, wording.spaced(each.disposition), each.reason)
