"""What goes wrong, in the one shape in which the API says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.api.operations import TITLES, Fault, Merged


class Wrong(Exception):
    """Raised by an operation that cannot be done; what was written before stands only where ``merged`` says so."""

    def __init__(
        self,
        status: int,
        problems: Iterable[Problem],
        *,
        headers: Mapping[str, str] | None = None,
        merged: Merged | None = None,
    ) -> None:
        self.fault = Fault(title=TITLES[status], status=status, problems=tuple(problems), merged=merged)
        self.headers = dict(headers or {})
        super().__init__("; ".join(problem.sentence for problem in self.fault.problems))


def wrong(
    status: int, code: str, sentence: str, remedy: str = "", *, path: str = "", headers: Mapping[str, str] | None = None
) -> Wrong:
    """One Problem as what is wrong."""
    return Wrong(status, [Problem(code=code, path=path, sentence=sentence, remedy=remedy)], headers=headers)


def refused(refusals: Iterable[Refusal]) -> tuple[Problem, ...]:
    """Reasons why something may not be done now, as Problems: who could help stands as the remedy."""
    return tuple(
        Problem(code=each.code, path="", sentence=each.sentence, remedy=each.who_could_help) for each in refusals
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The Problems that forbid going on."""
    return [problem for problem in problems if problem.severity == "error"]
