"""How hard texts are to read, as text for people and as JSON for programs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from bestinterests.cli.output import Page, page
from bestinterests.cli.problems import write
from bestinterests.domain.problem import Problem
from bestinterests.formats.json_writing import json_of, whole
from bestinterests.texts.checks import Measured
from bestinterests.texts.reading import NOT_PROOF
from bestinterests.texts.reading.gates import GATES
from bestinterests.texts.reading.measure import Reading

_SHOWN = 5


def as_text(found: Sequence[Measured], faults: Sequence[Problem], arguments: argparse.Namespace) -> str:
    """Return a report for each text, what to change, the count, and what passing means."""
    sheet = page(arguments.colour)
    for one in found:
        if one.problems or not arguments.quiet:
            _one(sheet, one)
    for fault in faults:
        write(sheet, fault)
    sheet.blank()
    missing = sum(bool(one.problems) for one in found)
    count = f"{len(found)} text{'' if len(found) == 1 else 's'} measured, {missing} missed the gate"
    sheet.line(f"{count}, {len(faults)} with other faults." if faults else f"{count}.", style="bold")
    sheet.line(NOT_PROOF)
    return sheet.text()


def as_json(found: Sequence[Measured], faults: Sequence[Problem], *, named: bool) -> str:
    """Return the same as JSON; without ``named`` only by number, as the names are paths of a computer."""
    texts = [
        {
            "number": number,
            "key": one.key if named else "",
            "audience": one.audience.value,
            "passed": not one.problems,
            "gate": GATES[one.audience]._asdict(),
            "reading": whole(one.reading),
            "problems": whole(one.problems),
        }
        for number, one in enumerate(found, 1)
    ]
    value: dict[str, Any] = {"note": NOT_PROOF, "texts": texts, "faults": whole(list(faults))}
    return json_of(value)


def _one(sheet: Page, one: Measured) -> None:
    reading, gate = one.reading, GATES[one.audience]
    mark = sheet.paint("missed", "red") if one.problems else "passed"
    sheet.line(f"{one.key} ({one.audience.value}): {_grade(reading)}, at most {gate.grade:g}: {mark}")
    if reading.words and not any(problem.code == "reading.sentence" for problem in one.problems):
        sheet.line(f"Longest sentence, {_words(reading.longest.words)}: {reading.longest.text}", indent=4, style="dim")
    if reading.hard:
        hardest = ", ".join(f"{hard.word} ({hard.syllables})" for hard in reading.hard[:_SHOWN])
        sheet.line(f"Hardest words: {hardest}", indent=4, style="dim")
    for problem in one.problems:
        sheet.line(problem.sentence, indent=4, style="red")
        sheet.line(problem.remedy, indent=4, style="teal")


def _grade(reading: Reading) -> str:
    if reading.grade is None:
        return f"no grade, {_words(reading.words)} are too few"
    return f"grade {reading.grade:g} ({_words(reading.words)})"


def _words(number: int) -> str:
    return f"{number} word{'' if number == 1 else 's'}"
