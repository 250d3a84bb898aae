"""What can be wrong with texts that are in order: keys without a text, unknown placeholders and pictures, hard words,
and words that promise what nobody can keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bestinterests.domain.problem import Problem
from bestinterests.packs.plain_yaml import read_yaml
from bestinterests.texts.audiences import EVERYBODY, Audience
from bestinterests.texts.reading.gates import missed
from bestinterests.texts.reading.measure import Reading, measure
from bestinterests.texts.source import BASE, SOURCE, Entry, Topic, languages, read_language
from bestinterests.texts.sources import sources
from bestinterests.texts.texts import nearest_words, placed


class Measured(NamedTuple):
    """One text, or a topic's texts together, as one audience reads it."""

    key: str
    audience: Audience
    reading: Reading
    problems: list[Problem]


def check(source: Path = SOURCE) -> list[Problem]:
    """Return every fault of every language but hard words: an empty list where all is well."""
    base = read_language(BASE, source)
    problems = list(base.problems)
    for language in languages(source):
        read = base if language == BASE else read_language(language, source)
        problems += [] if read is base else read.problems
        for topic in read.topics.values():
            problems += _of_topic(topic, base.topics.get(topic.name), source)
    return problems


def measured(source: Path = SOURCE, audiences: tuple[Audience, ...] = EVERYBODY) -> Iterator[Measured]:
    """Return every text that is shown in English against its audience's gate, and each topic as one passage.

    A short text has no grade of its own; the passage shows what a page of them asks of a reader.
    """
    for topic in read_language(BASE, source).topics.values():
        for audience in audiences:
            shown = {
                f"{topic.name}.{name}": entry.words[audience]
                for name, entry in topic.entries.items()
                if audience not in entry.not_shown_to and audience in entry.words
            }
            if shown:
                shown[topic.name] = "\n\n".join(shown.values())
            for key, words in shown.items():
                reading = measure(words)
                yield Measured(key, audience, reading, missed(reading, audience, f"{key} ({audience.value})"))


@lru_cache(maxsize=8)
def listed(name: str, source: Path = SOURCE) -> dict[str, str]:
    """Return one of the lists beside the texts, name and meaning: ``icons``, ``placeholders``, ``never``."""
    plain = read_yaml((source / f"{name}.yaml").read_bytes())
    assert isinstance(plain.value, dict), plain.faults
    return {str(key): str(value) for key, value in plain.value.items()}


def _of_topic(topic: Topic, base: Topic | None, source: Path) -> Iterator[Problem]:
    for name, entry in topic.entries.items():
        known = base.entries.get(name) if base else None
        yield from _of_entry(topic, name, entry, known, source)


def _of_entry(topic: Topic, name: str, entry: Entry, known: Entry | None, source: Path) -> Iterator[Problem]:
    def fault(code: str, sentence: str, remedy: str) -> Problem:
        path = f"{topic.language}/{topic.name}.yaml#{name}"
        return Problem(code=code, path=path, line=entry.line, sentence=sentence, remedy=remedy)

    if known is None:
        yield fault("texts.unknown-key", "English has no such key.", "Name it as English does, or take it out.")
        return
    if topic.language == BASE:
        for audience in EVERYBODY:
            if nearest_words(entry, audience, audience not in entry.not_shown_to) is None:
                yield fault("texts.no-text", f"There is no text for {audience.value}.", "Write one.")
    for icon in {entry.icon} - {"", *listed("icons", source)}:
        yield fault("texts.unknown-icon", f"There is no picture {icon}.", "Draw it and name it in icons.yaml.")
    yield from _of_law(topic, name, entry, fault, source)
    allowed = {place for words in known.words.values() for place in placed(words)} & listed(
        "placeholders", source
    ).keys()
    for audience, words in entry.words.items():
        for place in set(placed(words)) - allowed:
            yield fault(
                "texts.unknown-placeholder",
                f"{{{place}}} is not filled here ({audience.value}).",
                "Use one that English uses for this key and placeholders.yaml names.",
            )
        for phrase, reason in promised(words, source):
            yield fault("texts.promise", f"'{phrase}' ({audience.value}): {reason}", "Say what is true instead.")


def _of_law(topic: Topic, name: str, entry: Entry, fault: Callable[..., Problem], source: Path) -> Iterator[Problem]:
    """What is read somewhere names where; a source that is named is known."""
    if entry.provenance in ("confirmed", "secondary") and not entry.sources:
        yield fault("texts.no-source", f"{entry.provenance}, and no source is named.", "Name one, or say to_verify.")
    if entry.sources and not entry.provenance:
        yield fault("texts.no-provenance", "A source is named, and not how sure the text is.", "Give its provenance.")
    for unknown in [one for one in entry.sources if one not in sources(source)]:
        yield fault("texts.unknown-source", f"There is no source {unknown}.", "Name it in sources.yaml.")


def promised(words: str, source: Path = SOURCE) -> list[tuple[str, str]]:
    """Return each phrase of a text that may never be said, with the reason."""
    plain = words.lower().replace("’", "'")
    return [(p, why) for p, why in listed("never", source).items() if re.search(rf"\b{p}", plain)]
