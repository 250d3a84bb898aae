"""Syllables of an English word: by rules of spelling, and by ``syllables.txt`` where spelling misleads."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

EXCEPTIONS = Path(__file__).parent / "syllables.txt"
_GROUP = re.compile(r"[aeiouy]+")
_CONSONANT = "[^aeiouy]"
# An e inside that is not spoken, before an ending or the second half of a compound: safe|ly, some|thing.
_MUTE_INSIDE = re.compile(rf"{_CONSONANT}e(?=(ly|ful|fully|less|ment|ments|ness|thing|things|times?|where|how)$)")
# Two vowels side by side that are spoken apart: med-i-a, cur-i-ous (not be-hav-iour), us-u-al, qui-et.
_APART = re.compile(r"(?<![ctsgx])i(?=a|o(?!n$|ns$|ur))|(?<![qg])u(?=al|ati)|u(?=ence)|i(?=et)")
_NOT_SHORT = {"do", "ca", "wo", "are", "were"}
_SIBILANT = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")


def syllables(word: str) -> int:
    """Return how many syllables a word has, at least one; parts joined by hyphens are counted one by one."""
    return sum(_part(part) for part in re.split(r"[-–]", word.lower().replace("’", "'")) if part) or 1


@lru_cache(maxsize=1)
def exceptions() -> dict[str, int]:
    """Return the words whose spelling misleads, with their syllables."""
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(count) for word, count in pairs}


@lru_cache(maxsize=8192)
def _part(word: str) -> int:
    if word in exceptions():
        return exceptions()[word]
    if word.endswith("n't"):
        base = word[:-3]
        return _part(base) + (base not in _NOT_SHORT)
    stem, mark, ending = word.partition("'")
    if mark and stem:
        return _part(stem) + _spoken(stem, ending)
    return _known(word) or _by_spelling(word)


def _spoken(stem: str, ending: str) -> int:
    """Whether what follows an apostrophe is a syllable of its own: James's, it'll, could've."""
    if ending == "s":
        return int(stem.endswith(_SIBILANT))
    return int(ending in ("ll", "ve") and stem[-1] not in "aeiouy")


def _known(word: str) -> int:
    """Count by the exception that the word is a form of; 0 where it is none."""
    table = exceptions()
    if word.endswith("s") and word[:-1] in table:
        return table[word[:-1]] + word[:-1].endswith(_SIBILANT)
    for ending in ("ing", "ed", "d", "ly"):
        stem = word.removesuffix(ending)
        base = stem if stem in table else f"{stem}e"
        if stem != word and base in table:
            spoken = ending in ("ing", "ly") or stem[-1:] in ("t", "d") or stem.endswith(("te", "de"))
            return table[base] + spoken
    return 0


def _by_spelling(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word).replace("qu", "q")
    # A y between vowels begins a syllable: play-er, be-yond.
    letters = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "j", letters)
    count = len(_GROUP.findall(letters))
    count += len(_APART.findall(letters)) - len(_MUTE_INSIDE.findall(letters))
    count += _ending(letters)
    return max(count, 1)


def _ending(letters: str) -> int:
    """What the ending adds to or takes from the groups of vowels."""
    if re.search(r"[aeiouy]ings?$", letters) or re.search(rf"{_CONSONANT}{{1,2}}ie(r|rs|st)$", letters):
        return 1
    if letters.endswith(("sm", "sms", "thm")):
        return 1
    if re.search(rf"{_CONSONANT}e$", letters):
        return 0 if re.search(r"[^aeiouylrw]le$", letters) or re.search(r"[cdt]re$", letters) else -1
    if re.search(r"([sxzcg]|ch|sh|[^aeiouylrw]l|[aeiouy])es$", letters):
        return 0
    if letters.endswith("es"):
        return -1
    mute_ed = re.search(rf"{_CONSONANT}ed$", letters) and not re.search(r"([td]|[^aeiouylrw]l)ed$", letters)
    return -1 if mute_ed else 0
