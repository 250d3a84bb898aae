"""The worked example: where its knobs stand, the record that follows from it, and what the engine finds in that record.

What an address says of the knobs may be anything. A knob that is not named, or stands at what it cannot stand at, is at
its first choice; so there are as many records as the knobs have ways to stand, and each is evaluated once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import Cell, Finding, View
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.problem import Refused
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.engine import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import resolve
from bestinterests.texts.guiding.model import Choice, Move
from bestinterests.texts.guiding.reading import guiding

REASON = "Moved by a reader of the explainer."
Setting = tuple[str, ...]
"""A choice for each knob, in the order of the knobs."""


class Told(NamedTuple):
    """One profile in one view: its verdict, the sentence that says it, and what was found."""

    profile: str
    title: str
    view: View
    verdict: VerdictRange
    sentence: str
    findings: tuple[Finding, ...]


class Played(NamedTuple):
    """What follows from a setting: by profile and view, the profile that heads first, with its cells of today."""

    told: tuple[Told, ...]
    cells: dict[tuple[str, str], Cell]
    differing: bool

    @property
    def now(self) -> Told:
        """The profile that heads, as the service stands now."""
        return self.told[0]

    @property
    def expected(self) -> Told:
        """The profile that heads, with every measure done."""
        return self.told[1]


def setting_of(given: Mapping[str, str]) -> Setting:
    """Return where the knobs stand, whatever an address says of them."""
    knobs = guiding().bets.knobs
    asked = ((knob, given.get(knob.id, "")) for knob in knobs)
    return tuple(
        choice if choice in {held.id for held in knob.choices} else knob.choices[0].id for knob, choice in asked
    )


def query_of(setting: Setting) -> dict[str, str]:
    """Return what an address says of the knobs, those that stand at their first choice left out."""
    knobs = guiding().bets.knobs
    pairs = zip(knobs, setting, strict=True)
    return {knob.id: choice for knob, choice in pairs if choice != knob.choices[0].id}


@lru_cache(maxsize=1)
def example() -> tuple[Framework, Assessment]:
    """Return the framework of the example and its record as its file has it. Raises Refused if it is broken."""
    texts = guiding()
    document, problems = read_document(texts.example, texts.bets.record)
    if document is None:
        raise Refused(problems)
    framework, missing = resolve(document.assessment.packs)
    if framework is None:
        raise Refused(missing)
    return framework, document.assessment


def record_of(setting: Setting) -> Assessment:
    """Return the record that a setting makes."""
    _, record = example()
    chosen = [_choice(at, choice) for at, choice in enumerate(setting)]
    for choice in chosen:
        record = _stated(record, choice)
        for move in choice.moves:
            record = _moved(record, move)
    return _without(record, {dropped for choice in chosen for dropped in choice.drops})


@lru_cache(maxsize=512)
def played(setting: Setting) -> Played:
    """Return what the engine finds in the record of a setting: the engine of every assessment, on this record."""
    framework, _ = example()
    found = evaluate(framework, record_of(setting), on=guiding().bets.on)
    ordered = sorted(found.profiles, key=lambda held: held.profile != found.headline_profile)
    told = tuple(
        Told(held.profile, held.title, seen.view, seen.verdict, seen.sentence, seen.findings)
        for held in ordered
        for seen in (held.now, held.expected)
    )
    cells = {(cell.right, cell.band): cell for cell in ordered[0].now.cells if cell.state == "judged"}
    return Played(told, cells, ordered[0].now.cells != ordered[0].expected.cells)


def _choice(at: int, choice: str) -> Choice:
    return next(held for held in guiding().bets.knobs[at].choices if held.id == choice)


def _stated(record: Assessment, choice: Choice) -> Assessment:
    """The record with what a choice says of measures: how far they are."""
    measures = tuple(
        msgspec.convert({**msgspec.to_builtins(held), **choice.measures.get(held.id, {})}, type(held))
        for held in record.measures
    )
    return msgspec.structs.replace(record, measures=measures)


def _moved(record: Assessment, move: Move) -> Assessment:
    """The record with one judgement made anew; the others of its slot stay."""
    made = Judgement(scale=move.scale, level=move.level, reason=REASON)
    impacts = []
    for impact in record.impacts:
        if impact.id == move.impact:
            slot: Slot = getattr(impact, move.slot)
            kept = tuple(held for held in slot.agreed if held.scale != move.scale)
            impact = msgspec.structs.replace(
                impact, **{move.slot: Slot(agreed=(*kept, made), credits=move.credits or slot.credits)}
            )
        impacts.append(impact)
    return msgspec.structs.replace(record, impacts=tuple(impacts))


def _without(record: Assessment, dropped: set[str]) -> Assessment:
    """The record without some features and measures, and without what belongs to them alone."""
    impacts = tuple(impact for impact in record.impacts if not dropped.issuperset(impact.features))
    held = {impact.id for impact in impacts}
    measures = tuple(
        msgspec.structs.replace(measure, acts_on=tuple(key for key in measure.acts_on if key in held))
        for measure in record.measures
        if measure.id not in dropped
    )
    coverage = tuple(
        msgspec.structs.replace(said, features=tuple(key for key in said.features if key not in dropped))
        for said in record.coverage
    )
    return msgspec.structs.replace(
        record,
        impacts=impacts,
        measures=tuple(measure for measure in measures if measure.acts_on),
        features=tuple(feature for feature in record.features if feature.id not in dropped),
        coverage=coverage,
    )
