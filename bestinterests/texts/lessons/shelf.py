"""Every pack of lessons that this release has, by its id."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.plain_yaml import read_yaml
from bestinterests.texts.lessons.shapes import LessonPack
from bestinterests.texts.source import BASE, SOURCE

FOLDER = SOURCE / "lessons"


@lru_cache(maxsize=8)
def lesson_packs(language: str = BASE, folder: Path = FOLDER) -> dict[str, LessonPack]:
    """Return every pack by its id, those for the youngest first; one that the language lacks is in English.

    Raises Refused with every fault where a file is out of order.
    """
    found: dict[str, LessonPack] = {}
    problems: list[Problem] = []
    for tongue in dict.fromkeys((BASE, language)):
        for path in sorted((folder / tongue).glob("*.yaml")):
            read = _read(path)
            if isinstance(read, LessonPack):
                found[read.id] = replace(read, language=tongue)
            else:
                problems += read
    if problems:
        raise Refused(problems)
    return dict(sorted(found.items(), key=lambda held: _youngest(held[1])))


def _read(path: Path) -> LessonPack | list[Problem]:
    plain = read_yaml(path.read_bytes())
    place = f"lessons/{path.parent.name}/{path.name}"
    if plain.faults:
        return [
            Problem(code=one.code, path=place, line=one.line, sentence=one.sentence, remedy=one.remedy)
            for one in plain.faults
        ]
    try:
        return msgspec.convert(plain.value, LessonPack)
    except msgspec.ValidationError as error:
        return [Problem(code="lessons.shape", path=place, sentence=f"{error}.", remedy="See lessons/shapes.py.")]


def _youngest(pack: LessonPack) -> int:
    return int(pack.ages.partition("–")[0])
