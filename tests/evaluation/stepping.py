"""One-step changes made in the record itself: the slow and sure way to ask what a judgement hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

import msgspec

from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.impact import Impact, Judgement
from bestinterests.evaluation.distance import FURTHEST_ADVERSE
from bestinterests.evaluation.flips import FlipFinder
from bestinterests.evaluation.preview import Preview
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.scales import Span
from bestinterests.packs.framework import Framework
from tests.evaluation.build import ON
from tests.evaluation.reading import Look, seen, service
from tests.words import SCALES


class Edit(NamedTuple):
    """One step of one judgement: where, which way, what it would be in words, and the record afterwards."""

    impact: str
    scale: str
    adverse: bool
    becomes: str
    record: Assessment


def words(scale: str, span: Span, joiner: str = "..") -> str:
    """A span as it is written in a record."""
    names = SCALES[scale]
    if span.unknown:
        return "unknown"
    return names[span.lo] if span.lo == span.hi else f"{names[span.lo]}{joiner}{names[span.hi]}"


def put(record: Assessment, impact: Impact) -> Assessment:
    """The record with this impact in the place of the one of its id."""
    impacts = tuple(impact if held.id == impact.id else held for held in record.impacts)
    return msgspec.structs.replace(record, impacts=impacts)


def judged(impact: Impact, slot: str, scale: str, level: str) -> Impact:
    """The impact with one agreed judgement changed or added."""
    held = getattr(impact, slot)
    found = next((j for j in held.agreed if j.scale == scale), Judgement(scale=scale, level=level))
    changed = msgspec.structs.replace(found, level=level)
    agreed = (*(j for j in held.agreed if j.scale != scale), changed)
    return msgspec.structs.replace(impact, **{slot: msgspec.structs.replace(held, agreed=agreed)})


def moved(span: Span, top: int, *, reads_high: bool, adverse: bool) -> Span | None:
    """The span with the end that the verdict reads moved a step; a single point moves whole. None at the edge."""
    up = reads_high == adverse
    end = (span.hi if reads_high else span.lo) + (1 if up else -1)
    if not 0 <= end <= top:
        return None
    if span.lo == span.hi:
        return Span(end, end)
    return Span(min(span.lo, end), end) if reads_high else Span(end, max(span.hi, end))


def one_step(record: Assessment, look: Look) -> Iterator[Edit]:
    """Every record that is one step away in a judgement in force in this view, with slots that own it."""
    order = look.engine.method.slots.order
    for place, impact in enumerate(record.impacts):
        resolved = look.scene.resolved[place]
        if look.readings[place] is None or resolved.slot.startswith("between"):
            continue
        for scale, span, owner in zip(order, resolved.spans, resolved.owners, strict=True):
            if span is None:
                continue
            reads_high = impact.direction == "harm" and scale != "certainty"
            for adverse in (True, False):
                to = moved(span, len(SCALES[scale]) - 1, reads_high=reads_high, adverse=adverse)
                if to is not None:
                    changed = judged(impact, owner, scale, words(scale, to))
                    yield Edit(impact.id, scale, adverse, words(scale, to, " to "), put(record, changed))


def combinations(look: Look, steps: int, *, adverse: bool) -> Iterator[dict[int, tuple[Span | None, ...]]]:
    """Spans of the impacts that change, for every way to take this many steps."""
    order = look.engine.method.slots.order
    starts = {p: look.scene.resolved[p].spans for p, r in enumerate(look.readings) if r is not None}
    moves = [(p, s) for p, spans in starts.items() for s, span in enumerate(spans) if span is not None]
    for chosen in combinations_with_replacement(moves, steps):
        changed: dict[int, list[Span | None]] = {}
        for place, scale in chosen:
            spans = changed.setdefault(place, list(starts[place]))
            harm = look.engine.index.impacts[place].direction == "harm"
            held = spans[scale]
            assert held is not None
            to = moved(
                held,
                len(SCALES[order[scale]]) - 1,
                reads_high=harm and order[scale] != "certainty",
                adverse=adverse,
            )
            if to is None:
                break
            spans[scale] = to
        else:
            yield {place: tuple(spans) for place, spans in changed.items()}


def reading_of(look: Look, place: int, spans: tuple[Span | None, ...]) -> Reading:
    """How an impact reads with these judgements."""
    is_harm = look.engine.index.impacts[place].direction == "harm"
    return look.engine.method.reader.read(look.lens, is_harm, spans)


def fewest(look: Look, *, adverse: bool) -> int | None:
    """Fewest steps, up to three, after which the verdict is worse (or better), by trying every one."""
    rank = look.worst.rank()
    for steps in range(1, FURTHEST_ADVERSE + 1):
        for changed in combinations(look, steps, adverse=adverse):
            new = look.worst.rank_with({p: reading_of(look, p, spans) for p, spans in changed.items()})
            if (new < rank) if adverse else (new > rank):
                return steps
    return None


def improved(look: Look, path: Sequence[str]) -> bool:
    """Does the verdict improve when the record is changed as the path says?"""
    changes = {}
    for line in path:
        key, scale, becomes = re.fullmatch(r"(I\d+): ([a-z-]+) (.+), not .+", line).groups()
        place = look.engine.index.impact_place[key]
        order = look.engine.method.slots.order
        spans = changes.setdefault(place, list(look.scene.resolved[place].spans))
        spans[order.index(scale)] = look.engine.method.scales.read(scale, becomes.replace(" to ", ".."))
    readings = list(look.readings)
    for place, spans in changes.items():
        readings[place] = reading_of(look, place, tuple(spans))
    return look.rebuilt(readings).rank() > look.worst.rank()


Told = tuple[str, str, str, str, str]
"""A flip in short: impact, scale, what the judgement becomes, the new verdict, and which way it goes."""


def flips_found(look: Look) -> set[Told]:
    """Flips that the engine finds, but for judgements between two slots, which no record can state."""
    resolved, places = look.scene.resolved, look.engine.index.impact_place
    return {
        (f.impact, f.scale, f.becomes, f.new_verdict, f.direction)
        for f in FlipFinder(look.worst).find()
        if not resolved[places[f.impact]].slot.startswith("between")
    }


def flips_tried(framework: Framework, record: Assessment, look: Look) -> set[Told]:
    """Flips that come out when each judgement is changed in the record and everything is read again."""
    key, rank = (look.lens.id, look.view), look.worst.rank()
    tried: set[Told] = set()
    for edit in one_step(record, look):
        new = service(framework, edit.record)[key][0]
        if new != rank:
            direction = "adverse" if new < rank else "favourable"
            tried.add((edit.impact, edit.scale, edit.becomes, VERDICTS[new], direction))
    return tried


def preview_moves(framework: Framework, record: Assessment, changed: Impact) -> bool:
    """Check that a preview says what the changed record reads as; does the change move any verdict?"""
    before, after = seen(framework, record), seen(framework, put(record, changed))
    for effect in Preview(framework, record, on=ON).change(changed):
        key = effect.profile, effect.view
        told = [(VERDICTS.index(v.worst), VERDICTS.index(v.best)) for v in (effect.before, effect.after)]
        assert told == [before[key].service, after[key].service]
    return before != after
