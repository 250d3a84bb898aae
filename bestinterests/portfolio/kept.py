"""The files that people keep beside a portfolio: strict, so that a slip is told by its line and not passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.limits import Limits
from bestinterests.formats.strict import read_strictly
from bestinterests.portfolio.naming import Sectors, Services, plain

Kept = TypeVar("Kept", bound=Base)
LIMIT = Limits(size=20_000_000, values=1_000_000)
SERVICES, SECTORS = "services.yaml", "sectors.yaml"


def read_services(text: str) -> tuple[Services | None, list[Problem]]:
    """Read the kept names of services: what stands there and no Problem, or None and every fault with its line."""
    found, problems = read_kept(text, Services, SERVICES)
    if found is None:
        return None, problems
    wrong = _twice((key for each in found.services for key in (each.service, *each.also)), "service", SERVICES)
    for what, one in (("identifiers", "identifier"), ("addresses", "address")):
        wrong += _twice((plain(each) for held in found.services for each in getattr(held, what)), one, SERVICES)
    return (None, wrong) if wrong else (found, [])


def read_sectors(text: str) -> tuple[Sectors | None, list[Problem]]:
    """Read the kept sectors: what stands there and no Problem, or None and every fault with its line."""
    found, problems = read_kept(text, Sectors, SECTORS)
    if found is None:
        return None, problems
    wrong = _twice((plain(kind) for each in found.sectors for kind in each.kinds), "kind", SECTORS)
    return (None, wrong) if wrong else (found, [])


def services_of(names: Path) -> Services | None:
    """Return the kept names of services in a folder; None where there are none. Raises Refused with every fault."""
    return _file(names / SERVICES, read_services)


def sectors_of(names: Path) -> Sectors | None:
    """Return the kept sectors in a folder; None where there are none. Raises Refused with every fault."""
    return _file(names / SECTORS, read_sectors)


def read_kept(text: str, kind: type[Kept], name: str) -> tuple[Kept | None, list[Problem]]:
    """Read a YAML file of one struct, strictly. name: of the file, as its Problems say it."""
    found, problems, _ = read_strictly(text.encode("utf-8", "replace"), kind, _NOTHING, LIMIT)
    return found, [_in(name, problem) for problem in problems]


def _file(path: Path, read: Callable[[str], tuple[Kept | None, list[Problem]]]) -> Kept | None:
    if not path.exists():
        return None
    found, problems = read(path.read_text(encoding="utf-8", errors="replace"))
    if problems:
        raise Refused(problems)
    return found


def _in(name: str, problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, sentence=f"In {name}: {problem.sentence}")


def _twice(keys: Iterable[str], what: str, name: str) -> list[Problem]:
    return [
        Problem(
            code="names.twice",
            path="",
            sentence=f"In {name}: the {what} '{key[:80]}' stands twice, so that nobody can tell what it belongs to.",
            remedy="Keep it in one place.",
        )
        for key, number in Counter(keys).items()
        if number > 1
    ]


_NOTHING = Problem(
    code="names.none",
    path="",
    sentence="the file holds no fields.",
    remedy="Begin it with 'names: 1', then 'services:' or 'sectors:'. Delete it if nothing is to be kept.",
)
