"""How one impact would read, with its features and the whole service, if its judgements stood as given, and why.

For the screen on which a person rates: only what the impact touches is read again. Tested equal to an evaluation of the
changed record.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import msgspec

from bestinterests.domain.evaluation import FeatureResult, Finding, ImpactReading, LevelRange, View
from bestinterests.domain.impact import Impact, Judgement
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.engine import VIEWS, Engine, Scene
from bestinterests.evaluation.findings.gates import GateFinder
from bestinterests.evaluation.findings.tolerations import TolerationFinder
from bestinterests.evaluation.findings.vetoes import VetoFinder
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.ground import Ground
from bestinterests.evaluation.joint import JointEffects
from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.preview import Preview
from bestinterests.evaluation.ranges import level_range
from bestinterests.evaluation.rollup import RollUp
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.slots import Spans
from bestinterests.evaluation.state import State

T = TypeVar("T")


class Outlook(NamedTuple):
    """One view in the profile asked for. reading: None where the impact does not count in this view.

    findings: what rules say about this impact, worst effect first. Sentences speak of this impact alone.
    """

    view: View
    reading: ImpactReading | None
    features: tuple[FeatureResult, ...]
    service: VerdictRange
    findings: tuple[Finding, ...]


class SlotReading(NamedTuple):
    """How the judgements of one slot read by themselves. counts: of a benefit, after the cap by certainty."""

    level: LevelRange
    regulator_level: LevelRange
    severity: LevelRange
    likelihood: LevelRange
    counts: LevelRange


class StepAway(NamedTuple):
    """What one step on one judgement of a slot would do. becomes: the level text that it would have."""

    scale: str
    becomes: str
    adverse: bool
    level: LevelRange
    service: VerdictRange


def outlook(preview: Preview, impact: Impact, profile: str) -> tuple[Outlook, ...]:
    """The views now and expected, as they would be with this impact's slots as given.

    impact: one of the record, its slots perhaps changed; its features, rights and bands are those on the record.
    profile: id of a profile. Raises KeyError where the record has no such impact, or the packs no such profile.
    """
    engine = preview.engine
    lens, place = engine.method.lens[profile], engine.index.impact_place[impact.id]
    if impact != engine.index.impacts[place]:
        return tuple(_seen(preview, lens, view, place, impact) for view in VIEWS)
    if (place, profile) not in preview.as_it_is:
        preview.as_it_is[place, profile] = tuple(_seen(preview, lens, view, place, None) for view in VIEWS)
    found: tuple[Outlook, ...] = preview.as_it_is[place, profile]
    return found


def slot_reading(engine: Engine, impact: Impact, slot: str, profile: str) -> SlotReading:
    """How one slot of an impact reads alone, with the certainty of the impact; what nobody judged is unknown."""
    return _read(engine, engine.method.lens[profile], impact, _slot_spans(engine, impact, slot))


def steps_away(preview: Preview, impact: Impact, slot: str, profile: str) -> Iterator[StepAway]:
    """What each judgement of a slot would do one step further, for the worse and for the better, scale by scale.

    The level of a step before controls is that of the slot alone, since it is what the controls are to change; of the
    others that in force in the view that the slot speaks for. The verdict is the service's in that view. A slot of an
    impact that does not count in its view has no steps.
    """
    engine = preview.engine
    view = view_of(slot)
    stepper, is_harm = engine.fitted[profile].stepper, impact.direction == "harm"
    spans = engine.method.slots.spans(getattr(impact, slot))
    for adverse in (True, False):
        for step in stepper.steps(spans, is_harm, adverse=adverse):
            scale = stepper.order[step.scale]
            level = _text(engine, scale, step.span)
            changed = judged(impact, slot, scale, level)
            effects = [e for e in preview.change(changed) if (e.profile, e.view) == (profile, view)]
            for effect in effects:
                alone = slot_reading(engine, changed, slot, profile).level if slot == "before" else effect.level
                yield StepAway(scale, level, adverse, alone, effect.after)


def view_of(slot: str) -> View:
    """The view that a slot speaks for: expected for the slot of that name, now for the others."""
    return "expected" if slot == "expected" else "now"


def judged(impact: Impact, slot: str, scale: str, level: str) -> Impact:
    """The impact with the agreed judgement of one slot on one scale at this level."""
    held = getattr(impact, slot)
    made = {j.scale: j for j in held.agreed}
    found = made.get(scale) or Judgement(scale=scale, level=level)
    made[scale] = msgspec.structs.replace(found, level=level)
    return msgspec.structs.replace(impact, **{slot: msgspec.structs.replace(held, agreed=tuple(made.values()))})


def _seen(preview: Preview, lens: Lens, view: View, place: int, changed: Impact | None) -> Outlook:
    engine, gates = preview.engine, preview.gates[lens.id, view]
    ends = preview.ends[lens.id, view]
    if changed is not None and ends.worst.readings[place] is not None:
        ends = _ends_with(engine, lens, engine.scenes[view], gates, place, changed, ends)
    rollup = RollUp(engine.method, ends, gates, engine.coverage, engine.voices)
    impact = ends.worst.index.impacts[place]
    features = tuple(rollup.feature(f) for f in engine.index.features if f in impact.features)
    if ends.worst.readings[place] is None:
        return Outlook(view, None, features, ends.verdict(), ())
    found = [
        f for finder in (VetoFinder, TolerationFinder, GateFinder) for f in finder(engine.method, ends, {place}).found
    ]
    found += [f for f in JointEffects(rollup).findings() if impact.id in f.impacts]
    return Outlook(view, rollup.impact(place), features, ends.verdict(), engine.ordered(found))


def _ends_with(engine: Engine, lens: Lens, scene: Scene, gates: Gates, place: int, impact: Impact, held: Ends) -> Ends:
    """Both ends with one impact's slots changed: what is read again hangs on its judgements alone."""
    index = copy.copy(engine.index)
    index.impacts = _put(index.impacts, place, impact)
    is_harm = impact.direction == "harm"
    resolved = engine.method.slots.resolve(impact, scene.view, scene.book)
    reading = engine.method.reader.read(lens, is_harm, resolved.spans)
    ground = Ground(
        index,
        engine.fitted[lens.id],
        _put(scene.facts, place, scene.fact_book.facts_of(place, impact, resolved)) if is_harm else scene.facts,
        _put(tuple(held.worst.readings), place, reading),
        _put(scene.resolved, place, resolved),
        scene.book.counting(scene.view),
    )
    return Ends(*(State(ground, gates.rank(best=best), best=best) for best in (False, True)))


def _put(held: tuple[T, ...], place: int, value: T) -> tuple[T, ...]:
    return (*held[:place], value, *held[place + 1 :])


def _slot_spans(engine: Engine, impact: Impact, slot: str) -> Spans:
    spans = engine.method.slots.spans
    sure = spans(impact.certainty)
    return tuple(own if also is None else also for own, also in zip(spans(getattr(impact, slot)), sure, strict=True))


def _read(engine: Engine, lens: Lens, impact: Impact, spans: Spans) -> SlotReading:
    method, profile = engine.method, lens.profile
    is_harm = impact.direction == "harm"
    reading = method.reader.read(lens, is_harm, spans)
    matrix, table = (lens.harm, method.regulator.harm) if is_harm else (lens.benefit, method.regulator.benefit)
    size = profile.severity if is_harm else profile.size
    return SlotReading(
        level_range(matrix.levels, reading.level),
        level_range(table.levels, reading.regulator),
        level_range(method.scales.names[size], reading.severity),
        level_range(method.scales.names[profile.likelihood], reading.likelihood),
        level_range(matrix.levels, reading.counts),
    )


def _text(engine: Engine, scale: str, span: Span) -> str:
    """A span as a record writes it."""
    names = engine.method.scales.names[scale]
    return names[span.lo] if span.lo == span.hi else f"{names[span.lo]}..{names[span.hi]}"
