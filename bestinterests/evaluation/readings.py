"""How an impact reads in a profile: severity, likelihood, level, and the regulator's level beside it."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.scales import ScaleTable, Span
from bestinterests.evaluation.slots import SlotReader, Spans


class Judged(NamedTuple):
    """What the judgements on a harm come to at one end. grave: is the gravity that of V2?"""

    level: int
    regulator: int
    certainty: int
    grave: bool


class Reading(NamedTuple):
    """One impact in one profile and view, as positions.

    level: on the harm matrix (harm) or the benefit matrix (benefit), 0 is none. regulator: level on the regulator's
    table. counts: benefit level after the cap by certainty (equal to level for harms). bad, good: a harm at its ends.
    """

    level: Span
    regulator: Span
    severity: Span
    likelihood: Span
    certainty: Span
    counts: Span
    bad: Judged
    good: Judged


class Reader:
    """Reads spans into readings for each profile; equal spans are read once."""

    def __init__(self, scales: ScaleTable, slots: SlotReader, lenses: tuple[Lens, ...], regulator: Lens) -> None:
        self.scales = scales
        self.lenses = lenses
        self.regulator = regulator
        self._place = slots.place
        self._cache: dict[tuple[str, bool, Spans], Reading] = {}

    def read(self, lens: Lens, is_harm: bool, spans: Spans) -> Reading:
        """The reading of these spans through a profile."""
        key = (lens.id, is_harm, spans)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._read(lens, is_harm, spans)
        return found

    def _read(self, lens: Lens, is_harm: bool, spans: Spans) -> Reading:
        matrix = lens.harm if is_harm else lens.benefit
        table = self.regulator.harm if is_harm else self.regulator.benefit
        severity = self._size(lens, is_harm, spans)
        likelihood = self._likelihood(lens, spans)
        certainty = self._direct(spans, lens.profile.certainty) or self.scales.whole(lens.profile.certainty)
        level = matrix.span(severity, likelihood)
        beside = table.span(self._size(self.regulator, is_harm, spans), self._likelihood(self.regulator, spans))
        counts = level if is_harm else _capped(level, certainty, lens.benefit_cap)
        grave, at_best = self._grave(lens, spans, severity) if is_harm else (False, False)
        bad = Judged(level.hi, beside.hi, certainty.lo, grave)
        good = Judged(level.lo, beside.lo, certainty.hi, at_best)
        return Reading(level, beside, severity, likelihood, certainty, counts, bad, good)

    def _direct(self, spans: Spans, scale: str) -> Span | None:
        return spans[self._place[scale]]

    def own_severity(self, lens: Lens, spans: Spans) -> Span | None:
        """Severity judged on the profile's own scales: built, entered, or the higher of both; None if neither."""
        entered = self._direct(spans, lens.profile.severity)
        if lens.build is None:
            return entered
        parts = [self._direct(spans, scale) for scale in lens.build.scales]
        if all(part is None for part in parts):
            return entered
        gravity, reach, irremediability = (
            part or self.scales.whole(scale) for part, scale in zip(parts, lens.build.scales, strict=True)
        )
        built = lens.build.span(gravity, reach, irremediability)
        if entered is None:
            return built
        return Span(max(built.lo, entered.lo), max(built.hi, entered.hi), built.unknown or entered.unknown)

    def _size(self, lens: Lens, is_harm: bool, spans: Spans) -> Span:
        target = lens.profile.severity if is_harm else lens.profile.size
        for other in (lens, *self.lenses):
            scale = other.profile.severity if is_harm else other.profile.size
            own = self.own_severity(other, spans) if is_harm else self._direct(spans, scale)
            if own is None:
                continue
            mapped = own if scale == target else self.scales.map(own, scale, target)
            if mapped is not None:
                return mapped
        return self.scales.whole(target)

    def _likelihood(self, lens: Lens, spans: Spans) -> Span:
        target = lens.profile.likelihood
        for other in (lens, *self.lenses):
            own = self._direct(spans, other.profile.likelihood)
            if own is None:
                continue
            mapped = (
                own if other.profile.likelihood == target else self.scales.map(own, other.profile.likelihood, target)
            )
            if mapped is not None:
                return mapped
        return self.scales.whole(target)

    def _grave(self, lens: Lens, spans: Spans, severity: Span) -> tuple[bool, bool]:
        if lens.build is None:
            return False, False
        gravity = self._direct(spans, lens.build.scales[0])
        if gravity is not None:
            return gravity.hi >= lens.grave_gravity, gravity.lo >= lens.grave_gravity
        return severity.hi >= lens.grave_severity, severity.lo >= lens.grave_severity


def _capped(level: Span, certainty: Span, cap: tuple[int, ...]) -> Span:
    return Span(min(level.lo, cap[certainty.lo]), min(level.hi, cap[certainty.hi]), level.unknown)
