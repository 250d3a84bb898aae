"""What every section reads: the record, the framework and the evaluation, with everything findable by its id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from bestinterests.documents import prose as prose_
from bestinterests.documents import wording
from bestinterests.documents.blocks import Blocks, Paragraph
from bestinterests.documents.inline import Foreign, Id, Link, Plain, Quiet, Word, Words
from bestinterests.domain.document import LETTERS, Document
from bestinterests.domain.evaluation import Cell, Evaluation, Finding, ImpactReading, ProfileResult, ViewResult
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure
from bestinterests.domain.profile import Profile
from bestinterests.packs.framework import Framework


class Context:
    """The three things a report is made of, indexed once. Nothing is judged here."""

    def __init__(self, framework: Framework, document: Document, evaluation: Evaluation) -> None:
        self.framework = framework
        self.document = document
        self.assessment = document.assessment
        self.evaluation = evaluation
        self.bands = framework.bands
        results = {result.profile: result for result in evaluation.profiles}
        self.headline: ProfileResult = results.get(evaluation.headline_profile) or evaluation.profiles[0]
        self.others = tuple(result for result in evaluation.profiles if result is not self.headline)
        self.items: dict[str, Any] = self._items()
        self.anchors = {key: key for key in self.items}
        self.names = {key: self.name(key) for key in self.items}
        self.impacts: dict[str, Impact] = {item.id: item for item in self.assessment.impacts}
        self.features: dict[str, Feature] = {item.id: item for item in self.assessment.features}
        self.measures: dict[str, Measure] = {item.id: item for item in self.assessment.measures}

    def _items(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part in (self.assessment, self.document.record):
            for collection in LETTERS:
                for item in getattr(part, collection, ()):
                    found.setdefault(item.id, item)
        return found

    # -- the evaluation ----------------------------------------------------------------------------------------------

    @property
    def now(self) -> ViewResult:
        """The headline profile as the service stands now."""
        return self.headline.now

    @property
    def expected(self) -> ViewResult:
        """The headline profile with every measure done, tested and signed."""
        return self.headline.expected

    @property
    def profile(self) -> Profile | None:
        """The headline profile's own numbers, where the packs still hold it."""
        return self.framework.profiles.get(self.headline.profile)

    @cached_property
    def readings(self) -> dict[str, ImpactReading]:
        """How each impact reads now in the headline profile."""
        return {reading.impact: reading for reading in self.now.impacts}

    @cached_property
    def projected(self) -> dict[str, ImpactReading]:
        """How each impact would read in the headline profile with every measure done."""
        return {reading.impact: reading for reading in self.expected.impacts}

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        """Cells of the headline profile now."""
        return {(cell.right, cell.band): cell for cell in self.now.cells}

    @cached_property
    def shown_bands(self) -> tuple[str, ...]:
        """Bands in scope and bands that an impact reaches, youngest first."""
        shown = {result.band for result in self.now.bands} | {cell.band for cell in self.now.cells}
        return tuple(band for band in self.bands if band in shown) or tuple(self.bands)

    @cached_property
    def _finding_anchors(self) -> dict[tuple[str, str], str]:
        return {(f.rule, f.sentence): f"finding-{place}" for place, f in enumerate(self.now.findings, 1)}

    def finding_anchor(self, finding: Finding) -> str:
        """Where a finding of the headline profile stands in the section on gaps."""
        return self._finding_anchors.get((finding.rule, finding.sentence), "gaps")

    # -- words -------------------------------------------------------------------------------------------------------

    def words(self, text: str) -> Words:
        """A sentence of ours with the ids in it opened, bands as ages and days in full."""
        found = prose_.sentence(text, self.anchors, self.names)
        return tuple(Plain(wording.dressed(w.text, self.bands)) if isinstance(w, Plain) else w for w in found)

    def typed(self, text: str) -> Words:
        """One line that a person typed, with the ids in it opened."""
        return prose_.linked(" ".join(text.split()), self.anchors)

    def prose(self, text: str, empty: str = "", *, small: bool = False) -> Blocks:
        """A text that a person typed, as blocks; ``empty`` is said where there is none."""
        if text.strip():
            return prose_.prose(text, self.anchors, small=small)
        return (Paragraph(words=(Quiet(empty),), style="small" if small else "body"),) if empty else ()

    def id(self, key: str) -> Id:
        """An id that opens its item, or a bare one where the record has no such item."""
        return Id(key, self.anchors.get(key, ""))

    def ids(self, keys: Iterable[str], between: str = " ") -> Words:
        """Ids one after the other."""
        found: list[Word] = []
        for key in keys:
            if found:
                found.append(Plain(between))
            found.append(self.id(key))
        return tuple(found)

    def name(self, key: str) -> str:
        """What a person would call an item."""
        item = self.items.get(key)
        for field in ("title", "name", "role", "says", "what", "view"):
            text = getattr(item, field, "")
            if text:
                return str(text)
        return key

    def named(self, keys: Iterable[str], last: str = "and") -> Words:
        """Items by name, each a link, as in a sentence."""
        links = [Link(wording.short(self.name(key)), self.anchors.get(key, "")) for key in keys]
        return joined([(link,) for link in links], last)

    def role(self, person: str | None) -> str:
        """A person by role, with the name where the record holds one."""
        if person is None:
            return ""
        item = self.items.get(person)
        role = getattr(item, "role", "") or person
        name = getattr(item, "name", "")
        return f"{role}, {name}" if name else role

    def signed(self, person: str | None, when: object, verb: str = "") -> Words:
        """Who said it and when, small; nothing where neither is recorded."""
        parts = [part for part in (self.role(person), wording.day(when) if when else "") if part]  # type: ignore[arg-type]
        return (Quiet(f"{verb} {', '.join(parts)}".strip()),) if parts else ()

    def ages(self, bands: Iterable[str]) -> str:
        """Age bands with neighbours joined."""
        return wording.ages(bands, self.bands)

    def right(self, right: str) -> str:
        """A right by its short name."""
        return self.framework.right_short(right)

    def right_of(self, right: str) -> str:
        """A right by its short name and article."""
        return wording.right_of(self.framework, right)

    def rights(self, rights: Iterable[str]) -> str:
        """Rights by their short names and articles, as in a sentence."""
        return wording.listed([self.right_of(right) for right in rights])

    def scale(self, scale: str) -> str:
        """A scale by one word: Gravity, Likelihood, ICO severity."""
        own = scale.removeprefix("ico-")
        return wording.upper(wording.spaced(scale)) if own == scale else f"{self.regulator()} {wording.spaced(own)}"

    def term(self, vocabulary: str, word: str) -> str:
        """A word of a vocabulary as it is shown."""
        label = self.framework.term_label(vocabulary, word)
        return wording.spaced(word) if label == word else label

    def terms(self, vocabulary: str, words: Iterable[str]) -> str:
        """Words of a vocabulary as in a list."""
        return ", ".join(self.term(vocabulary, word) for word in words)

    def regulator(self) -> str:
        """Short name of the regulator, as sentences use it."""
        return wording.regulator(self.framework.regulator)


def joined(parts: list[Words], last: str = "and") -> Words:
    """Parts as in a sentence: a, b and c."""
    found: list[Word] = []
    for place, part in enumerate(parts):
        if place:
            found.append(Plain(f" {last} " if place == len(parts) - 1 else ", "))
        found += part
    return tuple(found)


def line(text: str) -> Words:
    """Our own words as one line."""
    return (Plain(text),)


def foreign(text: str) -> Words:
    """A person's words as one line."""
    return (Foreign(" ".join(text.split())),)
