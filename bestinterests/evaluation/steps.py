"""One-step changes of a judgement, at the end that the verdict reads.

For harm on a size or likelihood scale the bad end is the high one; for certainty, and for benefits, the low one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.slots import Spans


class Step(NamedTuple):
    """A change of one judgement by one step: which scale (by place), its span afterwards, and how all then reads."""

    scale: int
    span: Span
    spans: Spans
    reading: Reading


class Reached(NamedTuple):
    """Where some steps lead: the reading, and the steps taken."""

    reading: Reading
    taken: tuple[Step, ...]


Key = tuple[Spans, bool, bool]
"""Where steps start, whether the impact is a harm, and whether they go for the worse."""


class Stepper:
    """Makes changes by one step and by several of the judgements that a profile reads, equal ones once."""

    def __init__(self, method: Method, lens: Lens) -> None:
        self.method = method
        self.lens = lens
        self.order = method.slots.order
        self.tops = tuple(method.scales.top(scale) for scale in self.order)
        self._known: dict[Key, tuple[Step, ...]] = {}
        self._rings: dict[Key, list[dict[Spans, Reached]]] = {}
        self.certainty = method.slots.place[lens.profile.certainty]

    def _reads_high(self, scale: int, is_harm: bool) -> bool:
        return is_harm and scale != self.certainty

    def steps(self, spans: Spans, is_harm: bool, *, adverse: bool) -> tuple[Step, ...]:
        """Every change by one step for the worse (or the better) that the scale still allows."""
        key = (spans, is_harm, adverse)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._steps(spans, is_harm, adverse))
        return found

    def _steps(self, spans: Spans, is_harm: bool, adverse: bool) -> Iterator[Step]:
        for scale, span in enumerate(spans):
            if span is None:
                continue
            high = self._reads_high(scale, is_harm)
            moved = self._moved(span, high, self.tops[scale], up=(high == adverse))
            if moved is not None:
                changed = (*spans[:scale], moved, *spans[scale + 1 :])
                yield Step(scale, moved, changed, self.method.reader.read(self.lens, is_harm, changed))

    def walk(self, spans: Spans, is_harm: bool, limit: int, *, adverse: bool) -> Iterator[tuple[int, Reached]]:
        """Where 0, 1, 2 ... steps lead, up to the limit, nearest first, each span once."""
        rings = self._rings.get((spans, is_harm, adverse))
        if rings is None:
            start = {spans: Reached(self.method.reader.read(self.lens, is_harm, spans), ())}
            rings = self._rings[spans, is_harm, adverse] = [start]
        for steps in range(limit + 1):
            if steps == len(rings):
                rings.append(self._next_ring(rings[-1], is_harm, adverse))
            for reached in rings[steps].values():
                yield steps, reached

    def _next_ring(self, ring: dict[Spans, Reached], is_harm: bool, adverse: bool) -> dict[Spans, Reached]:
        """Spans one step further than a ring. Steps go one way, so a ring meets only its own spans again."""
        found: dict[Spans, Reached] = {}
        for spans, reached in ring.items():
            for step in self.steps(spans, is_harm, adverse=adverse):
                if step.spans not in found:
                    found[step.spans] = Reached(step.reading, (*reached.taken, step))
        return found

    @staticmethod
    def _moved(span: Span, high: bool, top: int, *, up: bool) -> Span | None:
        end = (span.hi if high else span.lo) + (1 if up else -1)
        if end < 0 or end > top:
            return None
        if span.lo == span.hi:
            return Span(end, end)
        if high:
            return Span(min(span.lo, end), end)
        return Span(end, max(span.hi, end))

    def words(self, step: Step, spans: Spans) -> tuple[str, str, str]:
        """Scale, present words and new words of a step."""
        scale = self.order[step.scale]
        present = spans[step.scale]
        scales = self.method.scales
        return scale, scales.words(scale, present) if present else "unknown", scales.words(scale, step.span)
