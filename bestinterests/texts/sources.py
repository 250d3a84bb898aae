"""What our texts on the law rest on: titles and addresses by id, and how much of each was read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.plain_yaml import read_yaml
from bestinterests.texts.source import SOURCE


class Source(Base, frozen=True):
    """One source. read: how much of it was read, from a stored copy."""

    title: str
    address: str
    read: str


@lru_cache(maxsize=8)
def sources(source: Path = SOURCE) -> dict[str, Source]:
    """Return every source by its id; none where the folder has no such file. Raises Refused for one out of order."""
    path = source / "sources.yaml"
    if not path.is_file():
        return {}
    plain = read_yaml(path.read_bytes())
    try:
        return msgspec.convert(plain.value, dict[str, Source])
    except msgspec.ValidationError as error:
        raise Refused([Problem(code="texts.head", path="sources.yaml", sentence=f"{error}.")]) from error
