"""The files of the texts that guide, read once; refused as a whole, with every fault, where one is out of order."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.plain_yaml import Path as Place
from bestinterests.packs.plain_yaml import Plain, read_yaml
from bestinterests.packs.shape import dotted, shape_faults
from bestinterests.texts.guiding.checks import faults_of
from bestinterests.texts.guiding.model import Apart, Bets, Headed, Stops, Topic, Tree

SOURCE = Path(__file__).parent / "source"
T = TypeVar("T", bound=Headed)


class Guiding(NamedTuple):
    """All texts that guide. example: the file of the record that the worked example moves."""

    way: Stops
    tree: Tree
    bets: Bets
    topics: tuple[Topic, ...]
    apart: Apart
    example: bytes


@lru_cache(maxsize=4)
def guiding(source: Path = SOURCE) -> Guiding:
    """Return every text that guides. Raises Refused with every fault of every file."""
    problems: list[Problem] = []
    way = _read(source / "stops.yaml", Stops, problems)
    tree = _read(source / "which.yaml", Tree, problems)
    bets = _read(source / "bets.yaml", Bets, problems)
    apart = _read(source / "apart.yaml", Apart, problems)
    topics = [_read(path, Topic, problems) for path in sorted((source / "screens").glob("*.yaml"))]
    if way is None or tree is None or bets is None or apart is None or problems:
        raise Refused(problems)
    ordered = tuple(sorted((topic for topic in topics if topic), key=lambda topic: topic.place))
    problems += faults_of(way, tree, bets, ordered, apart)
    if problems:
        raise Refused(problems)
    return Guiding(way, tree, bets, ordered, apart, (source / bets.record).read_bytes())


def _read(path: Path, kind: type[T], problems: list[Problem]) -> T | None:
    """Read a file as a kind of text; add what is wrong with it to the problems."""
    plain = read_yaml(path.read_bytes())
    found = [_fault(path, fault.line, fault.sentence, fault.remedy) for fault in plain.faults]
    if not found:
        faults = shape_faults(plain.value, kind)
        found = [_fault(path, _line(plain, f.path), f"{dotted(f.path)}: {f.sentence}", f.remedy) for f in faults]
    problems += found
    return None if found else msgspec.convert(plain.value, kind)


def _fault(path: Path, line: int, sentence: str, remedy: str) -> Problem:
    return Problem(code="guiding.shape", path=path.name, line=line, sentence=sentence, remedy=remedy)


def _line(plain: Plain, path: Place) -> int:
    """The line of a place, or of what it lies in."""
    return next((plain.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in plain.lines), 1)
