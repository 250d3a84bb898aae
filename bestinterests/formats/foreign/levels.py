"""Levels in other people's words: which level of a scale a label means, and in what order words for levels stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

ORDERS: dict[str, tuple[str, ...]] = {
    "likelihood": (
        "impossible", "remote", "rare", "very unlikely", "improbable", "highly unlikely", "unlikely", "occasional",
        "possible", "feasible", "moderate", "probable", "likely", "frequent", "very likely", "highly likely",
        "almost certain", "certain", "very low", "low", "medium", "high", "very high",
    ),
    "severity": (
        "none", "insignificant", "negligible", "trivial", "minimal", "slight", "minor", "limited", "some", "tolerable",
        "moderate", "significant", "important", "serious", "major", "severe", "critical", "grave", "maximum", "extreme",
        "catastrophic", "very low", "low", "medium", "high", "very high",
    ),
    "levels": (
        "none", "negligible", "very low", "low", "minor", "green", "acceptable", "moderate", "medium", "amber",
        "yellow", "significant", "high", "major", "red", "severe", "very high", "critical", "extreme", "unacceptable",
    ),
}  # fmt: skip
"""Words in use for levels, least first; only used to put a file's own levels in order, never to compare with ours."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NOT_WORD = re.compile(r"[^\w]+|_")


def wording(label: str) -> str:
    """Return the words of a label in small letters, without numbers and marks."""
    return " ".join(_NOT_WORD.sub(" ", _NUMBER.sub(" ", label)).casefold().split())


def score(label: str) -> float | None:
    """Return the number in a label, if there is exactly one."""
    numbers = _NUMBER.findall(label)
    return float(numbers[0]) if len(numbers) == 1 and len(numbers[0]) < 12 else None


def same(one: str, other: str) -> bool:
    """Say whether two labels are the same but for case and space."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def level_of(label: str, levels: Sequence[str]) -> str | None:
    """Return the one level of a scale that a label means: itself, its words, its number or its beginning; else None."""
    if not label:
        return None
    for fits in (_equal, _worded, _numbered, _abbreviated):
        found = [level for level in levels if fits(label, level)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _equal(label: str, level: str) -> bool:
    return same(label, level)


def _worded(label: str, level: str) -> bool:
    return bool(wording(label)) and wording(label) == wording(level)


def _numbered(label: str, level: str) -> bool:
    if wording(label) and wording(level):
        return False
    number = score(label)
    return number is not None and number == score(level)


def _abbreviated(label: str, level: str) -> bool:
    short, words = wording(label), wording(level)
    if not short or " " in short or len(short) >= len(words):
        return False
    initials = "".join(word[0] for word in words.split())
    return words.startswith(short) if len(short) > 2 else short == (initials if len(short) > 1 else words[0])


def in_order(labels: Iterable[str], kind: str) -> tuple[tuple[str, ...], bool]:
    """Return different labels from least to most, and whether their order is known: by numbers, or by words in use."""
    kept: dict[str, str] = {}
    for label in labels:
        if label:
            kept.setdefault(" ".join(label.casefold().split()), label)
    found = list(kept.values())
    numbers = [score(label) for label in found]
    if found and all(number is not None for number in numbers):
        return tuple(sorted(found, key=lambda label: score(label) or 0.0)), True
    order = ORDERS[kind]
    if all(wording(label) in order for label in found):
        return tuple(sorted(found, key=lambda label: order.index(wording(label)))), True
    return tuple(found), False


def known(labels: Iterable[str], kind: str) -> int:
    """Return how many labels are words in use for levels of a kind."""
    return sum(wording(label) in ORDERS[kind] for label in labels)
