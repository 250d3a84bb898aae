"""Problems for people and for programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TextIO

from bestinterests.cli.output import Page, page
from bestinterests.domain.problem import Problem

_STYLES = {"error": "red", "warning": "amber", "note": "dim"}


def show(problems: Sequence[Problem], arguments: argparse.Namespace, stream: TextIO, name: str = "") -> None:
    """Print problems as text, with the name of their file before each; nothing where there are none."""
    if not problems:
        return
    sheet = page(arguments.colour, stream)
    for problem in problems:
        write(sheet, problem, name)
    sheet.show(stream)


def write(sheet: Page, problem: Problem, name: str = "") -> None:
    """Write one Problem: where, how grave, what, and how to mend it."""
    where = ":".join(part for part in (name, str(problem.line or "")) if part)
    place = f" at {problem.path}" if problem.path else ""
    mark = sheet.paint(problem.severity, _STYLES[problem.severity])
    sheet.lines.append(f"{where}{': ' if where else ''}{mark} {sheet.paint(problem.code, 'dim')}{place}")
    sheet.line(problem.sentence, indent=4)
    if problem.remedy:
        sheet.line(problem.remedy, indent=4, style="teal")


def counted(problems: Sequence[Problem]) -> str:
    """Say how many problems of each severity there are."""
    counts = [(severity, sum(p.severity == severity for p in problems)) for severity in ("error", "warning", "note")]
    parts = [f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in counts if number]
    return ", ".join(parts) or "no problems"


def complain(sentence: str, remedy: str = "") -> int:
    """Say on the error stream why a call is not in order; return the exit code for it."""
    sheet = page("never", sys.stderr)
    sheet.line(f"bestinterests: {sentence}")
    if remedy:
        sheet.line(remedy, indent=4)
    sheet.show(sys.stderr)
    return 2
