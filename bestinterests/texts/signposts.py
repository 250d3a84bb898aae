"""Who helps now, outside the service: numbers and addresses by nation and audience, with how sure each is.

They stand in ``source/signposts.yaml`` and need no database, so that the page for somebody who is not safe is always
there.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.plain_yaml import read_yaml
from bestinterests.texts.audiences import CHILDREN, GROWN_UPS, Audience
from bestinterests.texts.source import SOURCE

Nation = Literal["england", "wales", "scotland", "northern-ireland", "unknown"]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland", "unknown")


class Signpost(Base, frozen=True):
    """One helper. ``texts`` are keys of the topic ``safe``; ``checked_on`` says when somebody compared it with what."""

    id: str
    nations: list[Nation]
    audiences: list[str]
    texts: list[str]
    provenance: Literal["confirmed", "secondary", "to_verify"]
    checked_on: dt.date
    checked_against: str
    phone: str = ""
    text: str = ""
    site: str = ""

    def is_for(self, audience: Audience) -> bool:
        """Whether this audience is shown it."""
        groups = {"children": CHILDREN, "grown-ups": GROWN_UPS}
        return any(audience in groups.get(name, (name,)) for name in self.audiences)


def signposts(nation: Nation, audience: Audience | str, source: Path = SOURCE) -> list[Signpost]:
    """Return the helpers of a nation for an audience, the most urgent first; ``unknown`` gives those of all."""
    whom = Audience(audience)
    return [one for one in every(source) if nation in one.nations and one.is_for(whom)]


def numbers(source: Path = SOURCE) -> dict[str, str]:
    """Return the telephone numbers by the placeholder that stands for each: give them to every text of help."""
    found = {one.id: one.phone for one in every(source) if one.phone}
    return found | {f"{one.id}_text": one.text for one in every(source) if one.text}


def checked_on(source: Path = SOURCE) -> dt.date:
    """Return the oldest day on which one of them was checked."""
    return min(one.checked_on for one in every(source))


@lru_cache(maxsize=4)
def every(source: Path = SOURCE) -> tuple[Signpost, ...]:
    """Return every helper. Raises Refused where the file is out of order."""
    plain = read_yaml((source / "signposts.yaml").read_bytes())
    try:
        return tuple(msgspec.convert(plain.value, list[Signpost]))
    except msgspec.ValidationError as error:
        raise Refused([Problem(code="texts.head", path="signposts.yaml", sentence=f"{error}.")]) from error
