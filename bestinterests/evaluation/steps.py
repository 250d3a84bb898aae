"""One-step changes of a judgement, at the end that the verdict reads.

For harm on a size or likelihood scale the bad end is the high one; for certainty, and for benefits, the low one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.slots import Spans


class Step(NamedTuple):
    """A change of one judgement by one step: which scale (by place), and its span afterwards."""

    scale: int
    span: Span
    spans: Spans


class Stepper:
    """Makes one-step changes of the judgements that a profile reads."""

    def __init__(self, method: Method, lens: Lens) -> None:
        self.method = method
        self.order = method.slots.order
        self.tops = tuple(method.scales.top(scale) for scale in self.order)
        self._known: dict[tuple[Spans, bool, bool], tuple[Step, ...]] = {}
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
                yield Step(scale, moved, (*spans[:scale], moved, *spans[scale + 1 :]))

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
