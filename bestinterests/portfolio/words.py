"""Words of the framework that ships: in which order rights, bands and standards stand, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.domain.problem import Refused
from bestinterests.packs.resolve import pins_of, resolve
from bestinterests.portfolio.rows import LEVELS

if TYPE_CHECKING:
    from bestinterests.packs.framework import Framework

PACKS = ("uncrc", "uk-childrens-code", "edtech")


@cache
def framework() -> Framework:
    """Return the newest packs that ship, laid over one another. Records may pin others; their words are kept as ids."""
    found, problems = resolve(pins_of(*PACKS))
    if found is None:
        raise Refused(list(problems))
    return found


def rights() -> tuple[str, ...]:
    """Return the rights in the order of the framework."""
    return tuple(framework().rights)


@cache
def places(kind: str) -> dict[str, int]:
    """Return where each word of a kind of column stands among the others; nothing for kinds ordered by letters."""
    frame = framework()
    ordered: dict[str, Iterable[str]] = {
        "right": frame.rights,
        "band": frame.bands,
        "standard": frame.standards,
        "pattern": frame.patterns,
        "verdict": VERDICTS,
        "level": LEVELS,
    }
    return {word: place for place, word in enumerate(ordered.get(kind, ()))}


def called(kind: str, word: str) -> str:
    """Return what a word is called; itself where the framework that ships does not have it."""
    frame = framework()
    if kind == "right" and word in frame.rights:
        return f"{word.removeprefix('article-')} {frame.right_short(word)}"
    if kind == "band" and word in frame.bands:
        return f"{word} {frame.band_label(word)}"
    if kind == "standard" and word in frame.standards:
        return f"{word.removeprefix('standard-')} {frame.standard_title(word)}"
    if kind == "pattern" and word in frame.patterns:
        return frame.pattern_name(word)
    if kind == "verdict":
        return next((words for verdict, words in VERDICT_WORDS.items() if verdict == word), word)
    return word
