"""What is wrong with an input, and why something may not be done, said as values."""

from typing import Literal

from bestinterests.domain.base import Base

Severity = Literal["error", "warning", "note"]


class Problem(Base, frozen=True, kw_only=True):
    """One fault or doubt, with its place and its remedy.

    code: stable, ``area.short-reason``. path: where in the tree (``assessment.impacts[I07].now``).
    sentence: what is wrong. remedy: how to mend it. line: 1-based line in the file, 0 where there is none.
    """

    code: str
    path: str
    sentence: str
    remedy: str = ""
    severity: Severity = "error"
    line: int = 0


class Refusal(Base, frozen=True, kw_only=True):
    """A reason why something may not be done now, in a sentence that a person can use."""

    code: str
    sentence: str
    who_could_help: str = ""


class Refused(Exception):
    """Raised at the rim when a list of Problems makes going on impossible; carries them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(p.sentence for p in problems))
        self.problems = problems
