"""What a page asks for: the texts of one audience in one language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Refused
from bestinterests.packs.load import nearest
from bestinterests.texts.audiences import EVERYBODY, Audience
from bestinterests.texts.source import BASE, SOURCE, Entry, Read, Topic, read_language

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
TESTED = "tested with children"
"""The status that a topic has only after a test; every other is shown as a draft."""


class Text(Base, frozen=True):
    """One text. ``language`` is the one it is written in: mark the element where it differs from the page's.

    ``shown`` is false where a page for this audience leaves the key out; its words are then those of an older one.
    provenance: how sure it is of the law or fact that it states, by the words of the packs; blank where it states none.
    """

    key: str
    words: str
    language: str
    icon: str
    shown: bool
    is_draft: bool
    provenance: str = ""
    sources: tuple[str, ...] = ()

    @property
    def is_unverified(self) -> bool:
        """Whether nobody of this project has read what it states in the law or at whoever says it."""
        return self.provenance in ("secondary", "to_verify")

    @property
    def paragraphs(self) -> list[str]:
        """The words, paragraph by paragraph."""
        return re.split(r"\n\s*\n", self.words)


class Texts:
    """The texts of one audience in one language. Whole: every key has a text, in the base language if in no other."""

    def __init__(self, audience: Audience, language: str, held: dict[str, Text], topics: list[Topic]) -> None:
        self.audience = audience
        self.language = language
        self._held = held
        self._topics = topics

    def of(self, key: str, **values: object) -> Text:
        """Return a text by ``topic.key`` with its placeholders filled.

        Raises LookupError for a key that does not exist, and for a placeholder without a value: both are faults of
        the page. Values are put in as they are; the page escapes.
        """
        if key not in self._held:
            raise LookupError(f"There is no text {key}. {nearest(key, self._held)}".strip())
        text = self._held[key]
        lacking = sorted(set(PLACEHOLDER.findall(text.words)) - values.keys())
        if lacking:
            raise LookupError(f"The text {key} needs a value for {', '.join(lacking)}.")
        filled = PLACEHOLDER.sub(lambda found: str(values[found[1]]), text.words)
        return replace(text, words=filled)

    def say(self, key: str, **values: object) -> str:
        """Return the words of ``of``."""
        return self.of(key, **values).words

    def shown(self, topic: str = "") -> list[str]:
        """Return the keys that this audience is shown, of one topic or of all, in the order of their files."""
        return [key for key, text in self._held.items() if text.shown and key.startswith(f"{topic}." if topic else "")]

    def raw(self, key: str) -> Text:
        """Return a text with its placeholders open."""
        return self._held[key]

    @property
    def is_draft(self) -> bool:
        """Whether any topic was not yet tested with children: the page then says so."""
        return any(topic.status != TESTED for topic in self._topics)

    @property
    def review_on(self) -> dt.date:
        """The first day on which a topic is to be read again."""
        return min(topic.review_on for topic in self._topics)

    @property
    def is_whole_translation(self) -> bool:
        """Whether every text is in the language that was asked for."""
        return all(text.language == self.language for text in self._held.values())


def texts(audience: Audience | str, language: str = BASE, source: Path = SOURCE) -> Texts:
    """Return the texts of an audience; what the language lacks is in English and marked so.

    Raises ValueError for an unknown audience, Refused with every fault where a file is out of order or a key has no
    text for somebody.
    """
    return _texts(Audience(audience), language, source)


@lru_cache(maxsize=64)
def _texts(audience: Audience, language: str, source: Path) -> Texts:
    reads = {name: _read(name, source) for name in dict.fromkeys((language, BASE))}
    faults = [problem for read in reads.values() for problem in read.problems]
    if faults or not reads[BASE].topics:
        raise Refused(faults)
    held: dict[str, Text] = {}
    for topic in reads[BASE].topics.values():
        other = reads[language].topics.get(topic.name)
        for name, entry in topic.entries.items():
            held[f"{topic.name}.{name}"] = _text(audience, name, topic, entry, other)
    return Texts(audience, language, held, list(reads[BASE].topics.values()))


@lru_cache(maxsize=16)
def _read(language: str, source: Path) -> Read:
    return read_language(language, source)


def needs(key: str, source: Path = SOURCE) -> set[str]:
    """Return every placeholder that the text has for any audience in English; a page gives them all."""
    topic, _, name = key.partition(".")
    return {
        place for words in _read(BASE, source).topics[topic].entries[name].words.values() for place in placed(words)
    }


def placed(words: str) -> Iterator[str]:
    """Return the placeholders of a text."""
    yield from PLACEHOLDER.findall(words)


def _text(audience: Audience, name: str, topic: Topic, entry: Entry, other: Topic | None) -> Text:
    shown = audience not in entry.not_shown_to
    spoken = topic
    words = None
    if other is not None and name in other.entries:
        words = nearest_words(other.entries[name], audience, shown)
        spoken = other if words else topic
    words = words or nearest_words(entry, audience, shown)
    if words is None:
        raise LookupError(f"{topic.name}.{name} has no text for {audience.value}.")
    return Text(
        key=f"{topic.name}.{name}",
        words=words,
        language=spoken.language,
        icon=entry.icon,
        shown=shown,
        is_draft=spoken.status != TESTED,
        provenance=entry.provenance,
        sources=entry.sources,
    )


def nearest_words(entry: Entry, audience: Audience, shown: bool) -> str | None:
    """Return an audience's words; where it is not shown the key, those of the next older one, or else younger."""
    if shown or audience in entry.words:
        return entry.words.get(audience)
    place = EVERYBODY.index(audience)
    nearest_first = (*EVERYBODY[place:], *reversed(EVERYBODY[:place]))
    return next((entry.words[one] for one in nearest_first if one in entry.words), None)
