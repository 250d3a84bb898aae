"""Every text that this release shows to somebody, against their gate.

Texts by topic, packs of lessons, and the words for children in the packs of the framework.
"""

from __future__ import annotations

from collections.abc import Iterator

from bestinterests.domain.base import Base
from bestinterests.packs.load import latest, load
from bestinterests.texts.audiences import EVERYBODY, Audience
from bestinterests.texts.checks import Measured, measured
from bestinterests.texts.lessons.checks import every_readable
from bestinterests.texts.reading.gates import missed
from bestinterests.texts.reading.measure import measure

CHILD_WORDING = ("uncrc",)
"""Packs with words for children; they are for the youngest who read by themselves."""


class Passage(Base, frozen=True):
    """What one audience reads of one topic, lesson or pack, as a whole.

    texts: how many it is made of. hardest: the highest grade of one of them. longest: words of its longest sentence.
    missed: the texts that miss the gate.
    """

    name: str
    audience: Audience
    texts: int
    words: int
    grade: float | None
    hardest: float | None
    longest: int
    missed: tuple[str, ...]


def every_text(audiences: tuple[Audience, ...] = EVERYBODY) -> Iterator[Measured]:
    """Return each text, and each whole after its parts: a whole is named without a dot, or as its folder is."""
    yield from measured(audiences=audiences)
    for name, audience, words in [*every_readable(), *_child_wording()]:
        if audience in audiences:
            reading = measure(words)
            yield Measured(name, audience, reading, missed(reading, audience, f"{name} ({audience.value})"))


def _child_wording() -> Iterator[tuple[str, Audience, str]]:
    for pack in CHILD_WORDING:
        said = {held.id: held.child.text for held in load(pack, latest(pack) or "").rights}
        for right, words in said.items():
            yield f"{pack}/{right}", Audience.FROM_6, words
        yield pack, Audience.FROM_6, "\n\n".join(said.values())


def passages() -> list[Passage]:
    """Return every whole, with what of it misses its gate."""
    found: dict[tuple[str, Audience], list[Measured]] = {}
    for one in every_text():
        found.setdefault((whole_of(one.key), one.audience), []).append(one)
    return [_passage(name, audience, held) for (name, audience), held in found.items()]


def whole_of(key: str) -> str:
    """The whole that a text is a part of: ``cards.see`` is of ``cards``, ``uncrc/article-16`` of ``uncrc``."""
    if key.startswith("lessons/"):
        return key
    return key.partition("/")[0] if "/" in key else key.partition(".")[0]


def _passage(name: str, audience: Audience, held: list[Measured]) -> Passage:
    whole = held[-1].reading
    return Passage(
        name=name,
        audience=audience,
        texts=max(len(held) - 1, 1),
        words=whole.words,
        grade=whole.grade,
        hardest=max((one.reading.grade for one in held if one.reading.grade is not None), default=None),
        longest=whole.longest.words,
        missed=tuple(dict.fromkeys(one.key for one in held if one.problems)),
    )
