"""The words that cells show instead of ids, and the way back: labels of the packs, levels of scales, names of items.

They travel in the workbook, so that it is read with the words it was written with, whatever packs are at hand then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import msgspec

from bestinterests.documents import wording
from bestinterests.domain.pack import Band
from bestinterests.evaluation.method import REGULATOR_PROFILE
from bestinterests.packs.framework import Framework
from bestinterests.packs.meaning.notes import IN_PACKS

UNKNOWN = "unknown"

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', " ": " "})
_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return a text as it is compared with labels: case, dashes, quotation marks and white space made alike."""
    return _plain(text).casefold()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_DASHES)).strip()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Labels by vocabulary and id, and by scale and level, lowest level first; short titles by scale."""

    labels: dict[str, dict[str, str]]
    scales: dict[str, dict[str, str]]
    titles: dict[str, str]

    def label(self, vocabulary: str, word: str) -> str:
        """Return the label of a word, or the word where the vocabulary has none."""
        return self.labels.get(vocabulary, {}).get(word, word)

    def level(self, scale: str, level: str) -> str:
        """Return a level, a range or unknown as a cell shows it: ``possible..likely`` is ``possible to likely``."""
        labels = self.scales.get(scale, {})
        low, _, high = level.partition("..")
        return f"{labels.get(low, low)} to {labels.get(high, high)}" if high else labels.get(low, low)

    def levels(self, scale: str) -> list[str]:
        """Return every level that can stand on a scale: single levels, then ranges, then unknown."""
        steps = list(self.scales.get(scale, {}))
        ranges = [f"{low}..{high}" for at, low in enumerate(steps) for high in steps[at + 1 :]]
        return [*steps, *ranges, UNKNOWN]

    def spellings(self, vocabulary: str) -> Iterator[tuple[str, str]]:
        """Yield each way to write a word of a vocabulary, label first, with the word."""
        for word, label in self.labels.get(vocabulary, {}).items():
            yield from ((label, word), (word, word))

    def level_spellings(self, scale: str) -> Iterator[tuple[str, str]]:
        """Yield each way to write a level of a scale, the one that cells show first, with the level."""
        labels = self.scales.get(scale, {})
        for level in self.levels(scale):
            low, _, high = level.partition("..")
            if not high:
                yield from ((labels.get(low, low), level), (low, level))
                continue
            for first, last in ((labels[low], labels[high]), (low, high)):
                for between in (" to ", "..", "-", " - ", " or "):
                    yield f"{first}{between}{last}", level


class Lookup:
    """Finds ids by what people write for them: an id, a label, a name. What two ids share finds neither."""

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        shared: set[str] = set()
        for text, id_ in spellings:
            key = folded(text)
            if key and self._ids.setdefault(key, id_) != id_:
                shared.add(key)
            self.shown.setdefault(id_, text)
        for key in shared:
            del self._ids[key]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._ids, key=len, reverse=True)
        body = "|".join(map(re.escape, longest_first)) or r"(?!)"
        return re.compile(rf"(?<![\w+])(?:{body})(?![\w]|[+-]\w)", re.IGNORECASE)

    def one(self, text: str) -> str | None:
        """Return the id that the whole text means, or None."""
        return self._ids.get(folded(text))

    def several(self, text: str) -> tuple[list[str], list[str]]:
        """Return the ids in a text, each once, whatever stands between them, and the pieces that mean nothing."""
        text = _plain(text)
        found = [self._ids[folded(match)] for match in self._pattern.findall(text) if folded(match) in self._ids]
        rest = re.split(r"[,;/|]|\s(?:and|&)\s|\0", self._pattern.sub("\0", text))
        unknown = [piece for each in rest if (piece := each.strip(" .&\t-\"'()[]")) and piece != "and"]
        return list(dict.fromkeys(found)), unknown

    def near(self, text: str) -> str:
        """Return a hint that names the nearest spellings, or some of them."""
        from bestinterests.packs.load import nearest  # only a fault needs it

        names = [name for id_, shown in self.shown.items() for name in dict.fromkeys((shown, id_))]
        hint = nearest(text, names)
        names = list(self.shown.values())
        some = f"{', '.join(names[:6])}{' ...' if len(names) > 6 else ''}"
        return hint or (f"It may say: {some}." if names else "")


def words_of(framework: Framework) -> Words:
    """Return the words of a framework as the workbook shows them."""
    labels = {name: dict(_distinct(_labels(framework, name))) for name in sorted(IN_PACKS)}
    for name, terms in framework.vocabularies.items():
        labels[name] = dict(_distinct((term.id, term.label) for term in terms.values()))
    return Words(
        labels=labels,
        scales={
            key: dict(_distinct((level.id, level.label) for level in scale.levels))
            for key, scale in ((key, framework.scales[key]) for key in _scales_in_order(framework))
        },
        titles={key: _scale_title(key) for key in framework.scales},
    )


def _scales_in_order(framework: Framework) -> list[str]:
    """Scales in the order in which people judge: our own profile's first, then the regulator's, then the rest."""
    profiles = sorted(framework.profiles.values(), key=lambda profile: profile.id == REGULATOR_PROFILE)
    order: list[str] = []
    for profile in profiles:
        build = profile.build
        built = [build.gravity, build.reach, build.irremediability] if build else []
        order += [*built, profile.severity, profile.size, profile.likelihood, profile.certainty]
    return [scale for scale in dict.fromkeys([*order, *framework.scales]) if scale in framework.scales]


def _scale_title(scale: str) -> str:
    own = scale.removeprefix("ico-")
    return wording.upper(wording.spaced(scale)) if own == scale else f"ICO {wording.spaced(own)}"


def _labels(framework: Framework, name: str) -> Iterator[tuple[str, str]]:
    held: dict[str, Any] = getattr(framework, name)
    for id_, thing in held.items():
        match name:
            case "rights":
                yield id_, f"{framework.right_short(id_)} ({wording.spaced(id_)})"
            case "standards":
                yield id_, f"{thing.number} {thing.title.text}"
            case "bands":
                yield id_, _ages(thing)
            case "obligations":
                yield id_, id_
            case "activities":
                yield id_, thing.name.text
            case "patterns":
                yield id_, thing.name
            case _:
                yield id_, thing.title


def _ages(band: Band) -> str:
    return f"{band.from_age}–{band.to_age}"


def _distinct(labels: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Add the id to a label that another word has already."""
    seen: set[str] = set()
    for id_, label in labels:
        label = " ".join(label.split())
        key = folded(label)
        yield id_, f"{label} [{id_}]" if key in seen else label
        seen.add(key)
