"""The draft that grows while a file is read: items with keys made from their content, so that the same row is the same.

Keys come from what a row says. The same file brought in twice therefore changes nothing, and a row that stands
elsewhere in a newer file is still the same item.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from bestinterests.domain.conformity import DpiaAnswer
from bestinterests.domain.document import FORMAT, Assessment, Document, PackPin
from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.feature import DataActivity, Feature
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.service import Organisation, Service
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import pins_of, resolve

PACK = "uk-childrens-code"
LONGEST_TITLE = 120
"""Characters of a title; a longer text is shown in full elsewhere in its item."""


@cache
def framework_for_drafts() -> Framework:
    """Return the newest framework, with which a new draft is read."""
    framework, problems = resolve(pins_of(PACK))
    if framework is None:
        raise Refused(problems)
    return framework


class Draft:
    """Items by key, in the order in which they came."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.features: dict[str, Feature] = {}
        self.activities: list[DataActivity] = []
        self.impacts: dict[str, Impact] = {}
        self.measures: dict[str, Measure] = {}
        self.evidence: list[Evidence] = []
        self.attachments: list[Attachment] = []
        self.answers: dict[str, list[str]] = {}
        self.title = ""
        self.service = Service()
        self.organisation = Organisation()
        self.problems: list[Problem] = []
        self._keys: dict[str, int] = {}
        self._feature_keys: dict[str, str] = {}
        self._measure_keys: dict[Measure, str] = {}
        # What is said again and again of one thing is gathered, and put together once.
        self._descriptions: dict[str, dict[str, None]] = {}
        self._acts_on: dict[str, dict[str, None]] = {}
        self._notes: dict[str, dict[str, None]] = {}

    def key(self, letter: str, *content: str) -> str:
        """Return a provisional key for an item of this content; the second of equal content gets its own."""
        digest = hashlib.sha256("\x1f".join((letter, *content)).encode()).hexdigest()[:12]
        self._keys[letter + digest] = count = self._keys.get(letter + digest, 0) + 1
        return f"{letter}+{digest}" + (f"-{count}" if count > 1 else "")

    def feature(self, name: str, *, note: str = "", description: str = "") -> str:
        """Return the key of the feature of a name, which is added when it is named first."""
        words = " ".join(name.split())
        key = self._feature_keys.get(words.casefold())
        if key is None:
            key = self._feature_keys[words.casefold()] = self.key("F", words.casefold())
            self.features[key] = Feature(id=key, name=words, description=description, note=note)
        elif description:
            self._descriptions.setdefault(key, {})[description] = None
        return key

    def measure(self, measure: Measure, impacts: Iterable[str]) -> str:
        """Add a measure, or the impacts on which it acts to the equal one that is there; return its key."""
        alike = msgspec.structs.replace(measure, id="M+x", acts_on=(), note="")
        key = self._measure_keys.get(alike)
        if key is None:
            key = self.key("M", measure.title, measure.what, measure.owner, measure.stated_due)
            self._measure_keys[alike] = key
            self.measures[key] = msgspec.structs.replace(measure, id=key)
            self._acts_on[key], self._notes[key] = dict.fromkeys(impacts), {measure.note: None}
            return key
        self._acts_on[key].update(dict.fromkeys(impacts))
        self._notes[key][measure.note] = None
        return key

    def note_impact(self, key: str, lines: Iterable[str]) -> None:
        """Add lines to the note of an impact."""
        held = self.impacts[key]
        note = "\n".join(filter(None, (held.note, *lines)))
        self.impacts[key] = msgspec.structs.replace(held, note=note)

    def answer(self, field: str, text: str) -> None:
        """Add a text to the answer to a field of the DPIA template."""
        if text and text not in self.answers.setdefault(field, []):
            self.answers[field].append(text)

    def tell(self, code: str, sentence: str, remedy: str = "", *, severity: Any = "note") -> None:
        """Note a Problem about the file as a whole."""
        self.problems.append(Problem(code=code, path="", sentence=sentence, remedy=remedy, severity=severity))

    def document(self) -> Document:
        """Return the draft. What nobody has said is blank; it pins the packs that it would be read with."""
        pins = tuple(PackPin(pack=pin.pack, version=pin.version) for pin in self.framework.pins)
        answers = (DpiaAnswer(field=field, text="\n\n".join(texts)) for field, texts in self.answers.items() if texts)
        return Document(
            format=FORMAT,
            assessment=Assessment(
                title=self.title,
                packs=pins,
                service=msgspec.structs.replace(self.service, controller=self.organisation),
                features=tuple(map(self._described, self.features.values())),
                data_activities=tuple(self.activities),
                impacts=tuple(self.impacts.values()),
                measures=tuple(map(self._gathered, self.measures.values())),
                evidence=tuple(self.evidence),
                attachments=tuple(self.attachments),
                dpia=tuple(answers),
            ),
        )

    def _described(self, feature: Feature) -> Feature:
        more = self._descriptions.get(feature.id)
        if not more:
            return feature
        whole = "\n\n".join(dict.fromkeys(filter(None, (feature.description, *more))))
        return msgspec.structs.replace(feature, description=whole)

    def _gathered(self, measure: Measure) -> Measure:
        if measure.id not in self._acts_on:
            return measure
        acts_on = tuple(dict.fromkeys((*measure.acts_on, *self._acts_on[measure.id])))
        note = "\n".join(filter(None, self._notes[measure.id]))
        return msgspec.structs.replace(measure, acts_on=acts_on, note=note)


def titled(text: str) -> tuple[str, str]:
    """Return a title of a few words from a text, and the whole text where the title does not hold all of it."""
    whole = text.strip()
    line = " ".join(whole.split("\n", 1)[0].split()).removeprefix("- ")
    if len(line) <= LONGEST_TITLE:
        return line, whole if line != whole.removeprefix("- ") else ""
    for mark in (". ", "; ", ": ", ", ", " "):
        at = line.rfind(mark, 30, LONGEST_TITLE)
        if at > 0:
            return f"{line[:at].rstrip(' ,;:.')} …", whole
    return f"{line[:LONGEST_TITLE]}…", whole
