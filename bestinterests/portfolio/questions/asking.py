"""What is asked of a question: which sector, right, band and level, which view, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, get_args

import msgspec

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.problem import Problem
from bestinterests.domain.robustness import Label
from bestinterests.domain.service import ControllerRole
from bestinterests.packs.load import nearest
from bestinterests.portfolio.rows import LEVELS, PROFILES, SLOTS, UNKNOWN

MOST_SHOWN = 12
"""So many allowed words are named in a sentence; of more, the nearest is."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What narrows a question. A blank asks for all.

    sector: blank for all of them added together; ``each``: a row for each sector instead. level: this or a higher one.
    since, until: days of the versions, both included. by: month or year, for change over time.
    limit: most rows, 0 for all. size: how many of each kind are drawn or shown. seed: of a draw.
    of, verdict, label, rule, standard, obligation, heard: which number ``behind`` is asked to open.
    """

    sector: str = ""
    each: bool = False
    pattern: str = ""
    right: str = ""
    band: str = ""
    direction: str = "harm"
    profile: str = PROFILES[0]
    slot: str = "now"
    level: str = "high"
    since: dt.date | None = None
    until: dt.date | None = None
    by: str = "year"
    edtech: bool = False
    role: str = ""
    service: str = ""
    limit: int = 0
    size: int = 1
    seed: str = "1"
    of: str = "heat"
    verdict: str = ""
    label: str = ""
    rule: str = ""
    standard: str = ""
    obligation: str = ""
    heard: str = "no"

    @property
    def least(self) -> int:
        """The place of the level that is asked for."""
        return LEVELS.index(self.level)


NARROWING = ("sector", "edtech", "role", "since", "until")
"""What every question takes: which services are meant."""
CLOSED: dict[str, tuple[str, ...]] = {
    "direction": ("harm", "benefit"),
    "profile": PROFILES,
    "slot": SLOTS,
    "level": LEVELS[UNKNOWN + 1 :],
    "by": ("month", "year"),
    "verdict": VERDICTS,
    "label": get_args(Label),
    "heard": ("no", "planned", "exempt", "yes"),
    "role": get_args(ControllerRole),
}
"""Words that are the same in every portfolio."""
OPEN: dict[str, tuple[str, str]] = {
    "sector": ("standings", "sector"),
    "right": ("places", "right"),
    "band": ("ages", "band"),
    "pattern": ("judged", "pattern"),
    "service": ("standings", "service"),
    "rule": ("findings", "rule"),
    "standard": ("obligations", "standard"),
    "obligation": ("obligations", "obligation"),
}
"""Words that a portfolio brings with it: the table and column in which they stand."""


def given(asked: Asked) -> dict[str, Any]:
    """Return what was asked for and is not what is asked unless told."""
    return {
        name: value
        for name, default in zip(Asked.__struct_fields__, _defaults(), strict=True)
        if (value := getattr(asked, name)) != default
    }


def misasked(asked: Asked, takes: Sequence[str], question: str) -> list[Problem]:
    """Return what is wrong with what is asked, as far as it can be said without looking into the portfolio."""
    problems = [
        Problem(
            code="ask.not-taken",
            path=name,
            sentence=f"The question '{question}' does not take '{name}': its answer would not be what was asked for.",
            remedy=f"It takes: {', '.join(takes)}.",
        )
        for name in given(asked)
        if name not in takes
    ]
    problems += [
        unknown(name, getattr(asked, name), words)
        for name, words in CLOSED.items()
        if (value := getattr(asked, name)) not in words and (value or name not in ("verdict", "label", "role"))
    ]
    return problems + _numbers(asked)


def unknown(name: str, value: str, words: Iterable[str]) -> Problem:
    """Return the Problem of a word that is not known, with what is."""
    known = sorted(set(words)) if name in OPEN else list(words)
    near = nearest(value, known)
    remedy = f"There are: {', '.join(known)}." if 0 < len(known) <= MOST_SHOWN else near
    return Problem(
        code="ask.unknown",
        path=name,
        sentence=f"'{value}' is no {name} of this portfolio.",
        remedy=remedy or f"There are {len(known)}; leave it out to see them all.",
    )


def _numbers(asked: Asked) -> list[Problem]:
    problems = []
    if asked.limit < 0 or asked.size < 1:
        name = "limit" if asked.limit < 0 else "size"
        problems.append(
            Problem(
                code="ask.number",
                path=name,
                sentence=f"{getattr(asked, name)} will not do for '{name}'.",
                remedy="Give a limit of 0 (all) or more, and a size of 1 or more.",
            )
        )
    if asked.since and asked.until and asked.until < asked.since:
        problems.append(
            Problem(
                code="ask.days",
                path="until",
                sentence=f"{asked.until} is before {asked.since}.",
                remedy="Give the earlier day as 'since' and the later as 'until'.",
            )
        )
    return problems


def _defaults() -> list[Any]:
    return list(Asked.__struct_defaults__)
