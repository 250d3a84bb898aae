"""Which judgement is in force: the three slots of an impact, read for one view, controls credited or failed.

No arithmetic on steps. A control that may not be counted puts back the slot before it; where several are credited and
only some fail, the reading is the range between. A scale that a slot does not judge again keeps its earlier reading.
A slot that credits nothing moves nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.domain.evaluation import View
from bestinterests.domain.impact import Impact, Slot
from bestinterests.domain.measure import Measure
from bestinterests.evaluation.scales import ScaleTable, Span

Spans = tuple[Span | None, ...]
"""One span a scale, in the order of ``ScaleOrder``; None where nobody has judged."""


class MeasureBook:
    """Which measures count in which view, on a given day."""

    def __init__(self, measures: Sequence[Measure], on: dt.date) -> None:
        live = [m for m in measures if _may_count(m)]
        self.implemented = frozenset(m.id for m in live if _is_implemented(m, on))
        self.foreseen = self.implemented | frozenset(m.id for m in live if m.status != "abandoned")
        self.tested = frozenset(m.id for m in live if m.id in self.implemented and _is_tested(m, on))
        self.in_place = frozenset(m.id for m in measures if _is_implemented(m, on))
        self.to_come = self.in_place | frozenset(m.id for m in measures if m.status != "abandoned")

    def counting(self, view: View) -> frozenset[str]:
        """Measures that count: implemented ones now, planned ones too in the expected view."""
        return self.implemented if view == "now" else self.foreseen

    def present(self, view: View) -> frozenset[str]:
        """Measures whose side effects are felt: those in place whether they work or not, planned ones when expected."""
        return self.in_place if view == "now" else self.to_come


def _may_count(measure: Measure) -> bool:
    return measure.type != "terms-rule" and measure.status != "abandoned" and measure.test_result != "failed"


def _is_implemented(measure: Measure, on: dt.date) -> bool:
    return measure.status in ("implemented", "tested") and (measure.done_on is None or measure.done_on <= on)


def _is_tested(measure: Measure, on: dt.date) -> bool:
    passed = measure.status == "tested" and measure.test_result == "passed"
    return passed and (measure.tested_on is None or measure.tested_on <= on)


class Resolved(NamedTuple):
    """The judgement in force: spans by scale, the slot each scale was read from, and the measures counted on."""

    spans: Spans
    slot: str
    owners: tuple[str, ...]
    credits: tuple[str, ...]


class SlotReader:
    """Reads slots of impacts into spans, once per slot value."""

    def __init__(self, scales: ScaleTable) -> None:
        self.scales = scales
        self.order: tuple[str, ...] = tuple(scales.names)
        self.place = {name: i for i, name in enumerate(self.order)}
        self._blank: Spans = (None,) * len(self.order)
        self._owned_by = {name: (name,) * len(self.order) for name in ("before", "now", "expected")}

    def spans(self, slot: Slot) -> Spans:
        """Spans of a slot: what is agreed, else the spread of what was given."""
        if not slot.agreed and not slot.given:
            return self._blank
        found: list[Span | None] = list(self._blank)
        read = self.scales.read
        for judgement in slot.given:
            place = self.place.get(judgement.scale)
            if place is not None:
                found[place] = _hull(found[place], read(judgement.scale, judgement.level))
        for judgement in slot.agreed:
            place = self.place.get(judgement.scale)
            if place is not None:
                found[place] = read(judgement.scale, judgement.level)
        return tuple(found)

    def resolve(self, impact: Impact, view: View, book: MeasureBook, failing: str | None = None) -> Resolved:
        """The judgement of an impact in force in a view, certainty included. failing: a measure that does not count."""
        result = self._now(impact, book, failing)
        if view == "expected":
            result = self._step(result, impact.expected, "expected", book.foreseen, failing)
        return self._with_certainty(impact, result)

    def resolve_views(self, impact: Impact, book: MeasureBook) -> tuple[Resolved, Resolved]:
        """The judgements in force now and when everything foreseen is done."""
        now = self._now(impact, book, None)
        expected = self._step(now, impact.expected, "expected", book.foreseen, None)
        found = self._with_certainty(impact, now)
        return found, found if expected is now else self._with_certainty(impact, expected)

    def before(self, impact: Impact) -> Resolved:
        """The judgement of an impact before any control, certainty included."""
        return self._with_certainty(impact, self._base(impact))

    def _base(self, impact: Impact) -> Resolved:
        return Resolved(self.spans(impact.before), "before", self._owned_by["before"], ())

    def _now(self, impact: Impact, book: MeasureBook, failing: str | None) -> Resolved:
        return self._step(self._base(impact), impact.now, "now", book.implemented, failing)

    def _with_certainty(self, impact: Impact, result: Resolved) -> Resolved:
        if not impact.certainty.agreed and not impact.certainty.given:
            return result
        return _laid_over(result, self.spans(impact.certainty), "certainty", result.credits, result.slot)

    def _step(self, base: Resolved, slot: Slot, name: str, counting: frozenset[str], failing: str | None) -> Resolved:
        spans = self.spans(slot)
        blank = spans == self._blank
        if not slot.credits:
            fresh = base.spans == self._blank and not blank
            return _laid_over(base, spans, name, (), name) if fresh else base
        if blank:
            return Resolved(self._blank, name, self._owned_by[name], slot.credits)
        held = tuple(c for c in slot.credits if c in counting and c != failing)
        if not held:
            return base
        judged = _laid_over(base, spans, name, slot.credits, name)
        if len(held) == len(slot.credits):
            return judged
        hull = tuple(_between(a, b) for a, b in zip(base.spans, judged.spans, strict=True))
        return Resolved(hull, f"between {base.slot} and {name}", judged.owners, held)


def _laid_over(base: Resolved, spans: Spans, name: str, credits_: tuple[str, ...], slot: str) -> Resolved:
    merged = tuple(old if new is None else new for old, new in zip(base.spans, spans, strict=True))
    owners = tuple(old if new is None else name for old, new in zip(base.owners, spans, strict=True))
    return Resolved(merged, slot, owners, credits_)


def _hull(one: Span | None, other: Span) -> Span:
    if one is None:
        return other
    return Span(min(one.lo, other.lo), max(one.hi, other.hi), one.unknown or other.unknown)


def _between(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    return _hull(one, other)
