"""The files of texts: one folder a language, one file a topic, each key with its text for every audience.

A file that is out of order is refused as a whole, with every fault named by file and line: half a page of help is worse
than a page that says it is not there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Problem
from bestinterests.packs.plain_yaml import Plain, read_yaml
from bestinterests.texts.audiences import EVERYBODY, GROWN_UPS, Audience

SOURCE = Path(__file__).parent / "source"
"""The texts that this project ships."""
BASE = "en"
"""The language that is whole; every other falls back on it."""
GROUPS: dict[str, tuple[Audience, ...]] = {"grown-ups": GROWN_UPS}
OTHERS = "others"
_BESIDE = ("icon", "not_shown_to", "provenance", "sources", OTHERS)
"""What an entry holds that is no audience."""
_HEAD = ("status", "owner", "review_on", "texts")
PROVENANCE = ("confirmed", "secondary", "to_verify", "ours")
"""How sure a text is, by the words of the packs. What says nothing of the law needs none, and is ours."""
_KEY = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


class Entry(Base, frozen=True):
    """One key: its words by audience, the picture beside it, who is not shown it, how sure it is and by which sources.

    provenance: blank where the text states no law and no fact of others. sources: ids of ``sources.yaml``.
    """

    words: dict[Audience, str]
    icon: str = ""
    not_shown_to: tuple[Audience, ...] = ()
    provenance: str = ""
    sources: tuple[str, ...] = ()
    line: int = 0


class Topic(Base, frozen=True):
    """One file of texts in one language."""

    name: str
    language: str
    status: str
    owner: str
    review_on: dt.date
    entries: dict[str, Entry]


class Read(NamedTuple):
    """What one folder of a language holds: its topics by name, and every fault."""

    topics: dict[str, Topic]
    problems: list[Problem]


def read_language(language: str, source: Path = SOURCE) -> Read:
    """Read every topic of a language; none, and no problem, where there is no folder for it."""
    topics: dict[str, Topic] = {}
    problems: list[Problem] = []
    for path in sorted((source / language).glob("*.yaml")):
        file = _File(path, language)
        topic = file.topic()
        problems += file.problems
        if topic is not None and not file.problems:
            topics[topic.name] = topic
    return Read(topics, problems)


def languages(source: Path = SOURCE) -> list[str]:
    """Return the languages that have a folder, the whole one first."""
    found = sorted(path.name for path in source.iterdir() if path.is_dir())
    return sorted(found, key=lambda name: name != BASE)


class _File:
    def __init__(self, path: Path, language: str) -> None:
        self.path = path
        self.language = language
        self.problems: list[Problem] = []
        self.plain: Plain = read_yaml(path.read_bytes())
        for fault in self.plain.faults:
            self._fault(fault.code, fault.sentence, fault.remedy, fault.line)

    def topic(self) -> Topic | None:
        value = self.plain.value
        if not isinstance(value, dict) or any(name not in value for name in _HEAD):
            self._fault("texts.head", "The file lacks its head.", f"It needs: {', '.join(_HEAD)}.", 1)
            return None
        for name in value.keys() - {*_HEAD, "not_shown_to"}:
            self._fault("texts.head", f"{name} is no field of a file of texts.", "Take it out.", self._line(name))
        texts = value["texts"] if isinstance(value["texts"], dict) else {}
        hidden = self._audiences(value.get("not_shown_to", ""), ("not_shown_to",))
        return Topic(
            name=self.path.stem,
            language=self.language,
            status=str(value["status"]),
            owner=str(value["owner"]),
            review_on=self._day(value["review_on"]),
            entries={key: self._entry(key, held, hidden) for key, held in texts.items()},
        )

    def _day(self, value: Any) -> dt.date:
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self._fault("texts.head", "review_on is no day.", "Write it as 2027-05-31.", self._line("review_on"))
            return dt.date.min

    def _entry(self, key: str, held: Any, hidden: tuple[Audience, ...]) -> Entry:
        place = ("texts", key)
        if not _KEY.fullmatch(key):
            self._fault(
                "texts.key", f"{key} is no key.", "Keys are lower-case words_joined-like_this.", self._line(*place)
            )
        if not isinstance(held, dict):
            self._fault("texts.key", f"{key} has no audiences.", "Write audience: text below it.", self._line(*place))
            return Entry(words={})
        words: dict[Audience, str] = {}
        for name, text in held.items():
            if name not in _BESIDE:
                for audience in self._audiences(name, (*place, name)):
                    self._take(words, audience, text, (*place, name))
        if OTHERS in held:
            for audience in set(EVERYBODY) - words.keys():
                self._take(words, audience, held[OTHERS], (*place, OTHERS))
        own = self._audiences(held.get("not_shown_to", ""), (*place, "not_shown_to"))
        return Entry(
            words=words,
            icon=str(held.get("icon", "")),
            not_shown_to=tuple(a for a in EVERYBODY if a in (*hidden, *own)),
            provenance=self._sure(str(held.get("provenance", "")), place),
            sources=tuple(part.strip() for part in str(held.get("sources", "")).split(",") if part.strip()),
            line=self._line(*place),
        )

    def _sure(self, word: str, place: tuple[str, ...]) -> str:
        if word and word not in PROVENANCE:
            known = ", ".join(PROVENANCE)
            self._fault("texts.provenance", f"{word} is no provenance.", f"One of: {known}.", self._line(*place))
        return word

    def _take(self, words: dict[Audience, str], audience: Audience, text: Any, place: tuple[str, ...]) -> None:
        if not isinstance(text, str) or not text.strip():
            self._fault(
                "texts.no-text", "This is no text.", "Write one, in quotation marks if needed.", self._line(*place)
            )
        elif audience in words:
            self._fault("texts.twice", f"{audience.value} has two texts here.", "Keep one.", self._line(*place))
        else:
            words[audience] = text.strip()

    def _audiences(self, named: Any, place: tuple[str, ...]) -> tuple[Audience, ...]:
        return tuple(self._named(str(named), place))

    def _named(self, named: str, place: tuple[str, ...]) -> Iterator[Audience]:
        for name in (part.strip() for part in named.split(",") if part.strip()):
            if name in GROUPS:
                yield from GROUPS[name]
            elif name in set(Audience):
                yield Audience(name)
            else:
                known = ", ".join([*(a.value for a in EVERYBODY), *GROUPS, OTHERS])
                self._fault("texts.audience", f"{name} is no audience.", f"Audiences: {known}.", self._line(*place))

    def _line(self, *place: str) -> int:
        return self.plain.lines.get(place, 1)

    def _fault(self, code: str, sentence: str, remedy: str, line: int) -> None:
        where = f"{self.language}/{self.path.name}"
        self.problems.append(Problem(code=code, path=where, line=line, sentence=sentence, remedy=remedy))
