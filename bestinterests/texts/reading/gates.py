"""The gate of each audience, what misses it, and what to change. The numbers are ours, chosen to be failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.domain.problem import Problem
from bestinterests.texts.audiences import Audience
from bestinterests.texts.reading.measure import FEW, Reading

FAMILIAR = frozenset({"childline"})
"""Words that no shorter one can stand for."""


class Gate(NamedTuple):
    """The most that an audience is asked to read: grade, words a sentence, words a line, syllables of a word.

    The longest word counts where a text has too few words for a grade, or where no more can be asked of a reader.
    """

    grade: float
    sentence: int
    line: int | None
    word: int


GATES: dict[Audience, Gate] = {
    Audience.UP_TO_5: Gate(1, 5, 5, 2),
    Audience.FROM_6: Gate(2, 10, None, 3),
    Audience.FROM_10: Gate(4, 15, None, 4),
    Audience.FROM_13: Gate(6, 20, None, 5),
    Audience.FROM_16: Gate(8, 25, None, 6),
    Audience.PARENT: Gate(8, 25, None, 6),
    Audience.TEACHER: Gate(8, 25, None, 6),
    Audience.OTHER: Gate(8, 25, None, 6),
}


def missed(reading: Reading, audience: Audience, place: str = "") -> list[Problem]:
    """Return what of the audience's gate the text misses, each with what to change; nothing where it passes.

    Codes: ``reading.grade``, ``reading.sentence``, ``reading.line``, ``reading.word``.
    """
    return list(_missed(reading, audience, GATES[audience], place))


def _missed(reading: Reading, audience: Audience, gate: Gate, place: str) -> Iterator[Problem]:
    longest, widest = reading.longest, reading.widest
    if reading.grade is not None and reading.grade > gate.grade:
        yield Problem(
            code="reading.grade",
            path=place,
            sentence=f"Grade {reading.grade}; for {audience.value} at most {gate.grade:g}.",
            remedy=_easier(reading),
        )
    if longest.words > gate.sentence:
        yield Problem(
            code="reading.sentence",
            path=place,
            sentence=f"A sentence of {longest.words} words; for {audience.value} at most {gate.sentence}.",
            remedy=f"Make two of it, or take words out: {longest.text}",
        )
    if gate.line is not None and widest.words > gate.line:
        yield Problem(
            code="reading.line",
            path=place,
            sentence=f"A line of {widest.words} words; for {audience.value} at most {gate.line}.",
            remedy=f"Break it, or let the picture say it: {widest.text}",
        )
    heavy = [hard.word for hard in reading.hard if hard.syllables > gate.word and hard.word not in FAMILIAR]
    if heavy and reading.words < FEW:
        yield Problem(
            code="reading.word",
            path=place,
            sentence=f"A short text for {audience.value} with a word of more than {gate.word} syllables.",
            remedy=f"Say it in shorter words: {', '.join(heavy)}.",
        )


def _easier(reading: Reading) -> str:
    words = ", ".join(hard.word for hard in reading.hard[:5])
    shorter = f"Use shorter words for: {words}. " if words else ""
    return f"{shorter}Make the sentences shorter; the longest has {reading.longest.words} words."
