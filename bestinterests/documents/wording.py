"""The words of the product: verdicts, levels, days, ages and lists, the same in every document.

Source: the visual direction's section on words. Never safe, compliant, passed, approved or a score.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from bestinterests.documents.inline import Mark, Side
from bestinterests.domain.evaluation import VERDICT_WORDS, LevelRange
from bestinterests.domain.pack import Band, Provenance
from bestinterests.domain.profile import Basis
from bestinterests.domain.robustness import VerdictRange
from bestinterests.packs.framework import Framework

BASIS: dict[Basis, str] = {"law": "Law", "code": "Code", "guidance": "Guidance", "method": "Method"}
BASIS_MEANS: dict[Basis, str] = {
    "law": "a legal duty",
    "code": "the Children's code",
    "guidance": "the regulator's guidance",
    "method": "our own method, never a duty",
}
PROVENANCE: dict[Provenance, str] = {
    "confirmed": "checked at the source",
    "secondary": "from a secondary source",
    "to_verify": "still to be checked",
    "ours": "ours",
}
PROVENANCE_MEANS: dict[Provenance, str] = {
    "confirmed": "Read in the source itself; with each source stands how much of it was read. The words are ours.",
    "secondary": "Read in what others write about the source, not in the source itself.",
    "to_verify": "Believed right, but nobody has read it in the source yet. Do not quote it.",
    "ours": "Written or proposed by the makers of this pack. It is nobody else's rule and no regulator's words.",
}
"""How sure a statement of the packs is, and what that means for whoever relies on it."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ORDER = ("none", "low", "medium", "high", "critical")
"""Levels from least to most, as marks draw them."""


def day(when: dt.date) -> str:
    """A day in full: 16 March 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: dt.date) -> str:
    """A day in full with its name: Monday 16 March 2026."""
    return f"{DAYS[when.weekday()]} {day(when)}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def numbered(count: int) -> str:
    """A number as in a sentence: words up to twelve."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


def many(count: int, one: str, more: str = "") -> str:
    """A count with its noun: one feature, two features."""
    return f"{numbered(count)} {one if count == 1 else more or one + 's'}"


def times(count: int) -> str:
    """How often, as in a sentence: twice, three times."""
    return {1: "once", 2: "twice"}.get(count, f"{numbered(count)} times")


def dressed(text: str, known: dict[str, Band]) -> str:
    """A sentence of the evaluation as a document prints it: bands as ages (10–12), days in full (16 March 2026)."""
    text = re.sub(r"(?<![\w-])\d+-\d+(?![\w-])", lambda found: band_name(found[0], known), text)
    return re.sub(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])", lambda found: _day_in(found[0]), text)


def _day_in(text: str) -> str:
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def upper(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def short(text: str, most: int = 90) -> str:
    """The text cut at a word where it is too long for a picture; the whole of it stands where the picture points."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, _, _ = cut.rpartition(" ")
    return f"{(head if len(head) > most // 2 else cut).rstrip(' ,;:.')} …"


def spaced(word: str) -> str:
    """A word of a vocabulary as people write it: ``off-by-default`` to ``off by default``."""
    return re.sub(r"[-_]", " ", word)


def mark(side: Side, level: LevelRange | None) -> Mark:
    """The mark of a level; no level is the small empty mark.

    A range of which an end is unknown is drawn as the range; a level of which nothing is known, as unknown.
    """
    if level is None:
        return Mark(side)
    known = {"low": level.low, "high": level.high}
    nothing_known = level.unknown and level.low in ("none", "low") and level.high == _top(side)
    return Mark(side, known["low"], known["high"], nothing_known)


def _top(side: Side) -> str:
    return "critical" if side == "harm" else "high"


def level(found: LevelRange | None) -> str:
    """A level in words."""
    if found is None:
        return "none"
    words = found.low if found.low == found.high else f"{found.low} to {found.high}"
    return f"unknown ({words})" if found.unknown else words


def rank(found: Mark | None) -> int:
    """Place of a mark's bad end: higher is more."""
    return ORDER.index(found.high) if found and found.high in ORDER else 0


def worst_first(found: Mark) -> tuple[int, int]:
    """Sort key: the bad end first, then the good end."""
    return -rank(found), -ORDER.index(found.low) if found.low in ORDER else 0


def verdict_words(verdict: VerdictRange) -> str:
    """A verdict range in words."""
    if verdict.worst == verdict.best:
        return VERDICT_WORDS[verdict.worst]
    return f"{VERDICT_WORDS[verdict.worst]} to {VERDICT_WORDS[verdict.best]}"


def ages(bands: Iterable[str], known: dict[str, Band]) -> str:
    """Age bands with neighbours joined: 6–15; in the order of the bands, whatever the order given."""
    chosen = set(bands)
    runs: list[list[int]] = []
    for band in known.values():
        if band.id not in chosen:
            continue
        if runs and runs[-1][1] + 1 >= band.from_age:
            runs[-1][1] = max(runs[-1][1], band.to_age)
        else:
            runs.append([band.from_age, band.to_age])
    unknown = sorted(chosen - set(known))
    return listed([f"{low}–{high}" for low, high in runs] + unknown)


def band_name(band: str, known: dict[str, Band]) -> str:
    """A band by its ages: 10–12."""
    held = known.get(band)
    return f"{held.from_age}–{held.to_age}" if held else band


def article(right: str) -> str:
    """Number of the article of a right id, or the id where it is none."""
    return right.removeprefix("article-")


def right_of(framework: Framework, right: str) -> str:
    """A right by its short name and article."""
    return f"{framework.right_short(right)} (article {article(right)})"


def regulator(name: str) -> str:
    """Short name of a regulator, as sentences use it."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) > 2 else name or "the regulator"
