"""From impacts to features, bands, groups, rights and cells: only minima, maxima and lists, never a total.

Source: method, roll-ups. A right and band carries marks, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast

from bestinterests.domain.evaluation import (
    BandResult,
    Cell,
    FeatureResult,
    GroupResult,
    ImpactReading,
    LevelRange,
    RightResult,
)
from bestinterests.evaluation.coverage import Coverage
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.facts import Voices
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.lens import NO_CAP
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.ranges import level_range, verdict_range
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.state import State

Places = list[int]


class RollUp:
    """Everything that is read off the two states of one profile and view."""

    def __init__(self, method: Method, ends: Ends, gates: Gates, coverage: Coverage, voices: Voices):
        self.method = method
        self.worst, self.best = ends
        self.gates = gates
        self.coverage = coverage
        self.voices = voices
        self.index = self.worst.index
        self.lens = self.worst.lens
        self._harms: dict[tuple[str, int], Places] = {}
        self._benefits: dict[tuple[str, int], Places] = {}
        self._unknown = frozenset(p for p in self.worst.harms if self.worst.reading(p, {}).level.unknown)
        self._counts = {p: r.counts for p in self.index.benefits if (r := self.worst.readings[p]) is not None}
        self._sort_into_cells()

    def _sort_into_cells(self) -> None:
        for place, impact in enumerate(self.index.impacts):
            if self.worst.readings[place] is None:
                continue
            into = self._harms if impact.direction == "harm" else self._benefits
            for cell in self.index.cells_of[place]:
                into.setdefault(cell, []).append(place)

    # -- spans ---------------------------------------------------------------------------------------------------

    def harm_span(self, places: Iterable[int]) -> Span | None:
        """Worst harm of these, from the good end to the bad end."""
        chosen = list(places)
        if not chosen:
            return None
        best, worst = self.best.levels, self.worst.levels
        unknown = not self._unknown.isdisjoint(chosen)
        return Span(max([best[p] for p in chosen]), max([worst[p] for p in chosen]), unknown)

    def benefit_span(self, places: Iterable[int]) -> Span | None:
        """Best benefit that counts, from the bad end to the good end."""
        chosen = list(places)
        if not chosen:
            return None
        counts = [self._counts[p] for p in chosen]
        return Span(max([c.lo for c in counts]), max([c.hi for c in counts]), all(c.unknown for c in counts))

    def regulator_span(self, places: Iterable[int]) -> Span | None:
        """Worst regulator's level of these harms."""
        chosen = list(places)
        if not chosen:
            return None
        best, worst = self.best.judged, self.worst.judged
        return Span(max([best[p].regulator for p in chosen]), max([worst[p].regulator for p in chosen]))

    def _harm(self, places: Iterable[int]) -> LevelRange | None:
        span = self.harm_span(places)
        return None if span is None else level_range(self.lens.harm.levels, span)

    def _benefit(self, places: Iterable[int]) -> LevelRange | None:
        span = self.benefit_span(places)
        return None if span is None else level_range(self.lens.benefit.levels, span)

    def _regulator(self, places: Iterable[int]) -> LevelRange | None:
        span = self.regulator_span(places)
        return None if span is None else level_range(self.method.regulator.harm.levels, span)

    # -- results -------------------------------------------------------------------------------------------------

    def impacts(self) -> tuple[ImpactReading, ...]:
        """How each impact reads, in the order of the record."""
        return tuple(
            self.impact(place) for place in range(len(self.index.impacts)) if self.worst.readings[place] is not None
        )

    def impact(self, place: int) -> ImpactReading:
        """How the impact at this place reads. Only called for impacts that are read in this view."""
        impact, reading = self.index.impacts[place], self.worst.reading(place, {})
        is_harm = impact.direction == "harm"
        profile, names = self.lens.profile, self.method.scales.names
        matrix = self.lens.harm if is_harm else self.lens.benefit
        table = self.method.regulator.harm if is_harm else self.method.regulator.benefit
        size = profile.severity if is_harm else profile.size

        level = self.harm_span([place]) if is_harm else reading.level
        return ImpactReading(
            impact=impact.id,
            level=level_range(matrix.levels, level or reading.level),
            regulator_level=level_range(table.levels, reading.regulator),
            severity=level_range(names[size], reading.severity),
            likelihood=level_range(names[profile.likelihood], reading.likelihood),
            certainty=level_range(names[profile.certainty], reading.certainty),
            slot=self.worst.ground.resolved[place].slot,
            counts=None if is_harm else level_range(matrix.levels, reading.counts),
            verdict=verdict_range(self.worst.harm_rank[place], self.best.harm_rank[place]) if is_harm else None,
            tolerated=is_harm and place in self.worst.tolerated_harms,
        )

    def features(self) -> tuple[FeatureResult, ...]:
        """Each feature: worst of its harms, its coverage and its gates; joint effects belong to the service."""
        return tuple(self.feature(feature) for feature in self.index.features)

    def feature(self, feature: str) -> FeatureResult:
        """One feature: worst of its harms, its coverage and its gates."""
        places = [p for p in self.index.by_feature[feature] if self.worst.readings[p] is not None]
        harms = [p for p in places if p in self.worst.harm_rank and not self.index.impacts[p].cumulates]
        benefits = [p for p in places if self.index.impacts[p].direction == "benefit"]
        worst, best = (
            min([self._held(feature, state), *(state.harm_rank[p] for p in harms)]) for state in (self.worst, self.best)
        )
        bad, good = _by_band(self.worst, harms), _by_band(self.best, harms)
        bands = {
            name: verdict_range(
                min(bad.get(band, NO_CAP), self._held(feature, self.worst, band)),
                min(good.get(band, NO_CAP), self._held(feature, self.best, band)),
            )
            for band, name in enumerate(self.index.bands)
            if name in self.index.bands_in_scope
        }
        return FeatureResult(
            feature=feature,
            verdict=verdict_range(worst, best),
            bands=bands,
            harm=self._harm(harms),
            benefit=self._benefit(benefits),
            regulator_level=self._regulator(harms),
        )

    def _held(self, feature: str, state: State, band: int | None = None) -> int:
        """Rank that a feature's gates and its low harms together allow at one end, over every band or for one."""
        name = None if band is None else self.index.bands[band]
        return min(self.gates.rank_of(feature, best=state.best, band=name), self._together(state, feature, band))

    def _together(self, state: State, feature: str, band: int | None) -> int:
        asked = (feature, band) in state.asked_together
        return self.lens.cap("together.low-harms") if asked else NO_CAP

    def bands(self) -> tuple[BandResult, ...]:
        """Each band in scope: worst over its features and its harms, joint ones too, with its own gates."""
        found = []
        bad, good = _by_band(self.worst, self.worst.harms), _by_band(self.best, self.best.harms)
        for band, name in enumerate(self.index.bands):
            if name not in self.index.bands_in_scope:
                continue
            heard = cast(Literal["yes", "planned", "exempt", "no"], self.voices.word(name))
            worst = min(bad.get(band, NO_CAP), self._band_held(band, name, self.worst))
            best = min(good.get(band, NO_CAP), self._band_held(band, name, self.best))
            found.append(BandResult(band=name, verdict=verdict_range(worst, best), heard=heard))
        return tuple(found)

    def _band_held(self, band: int, name: str, state: State) -> int:
        features = (self._held(feature, state, band) for feature in self.index.features)
        return min([self.gates.band_rank.get(name, NO_CAP), *features])

    def groups(self) -> tuple[GroupResult, ...]:
        """Each group of children: what is confined to it."""
        found = []
        for group in self.index.assessment.groups:
            places = [
                p
                for p, i in enumerate(self.index.impacts)
                if group.id in i.groups and self.worst.readings[p] is not None
            ]
            found.append(
                GroupResult(
                    group=group.id,
                    harm=self._harm(p for p in places if p in self.worst.harm_rank),
                    benefit=self._benefit(p for p in places if p not in self.worst.harm_rank),
                    impacts=tuple(self.index.impacts[p].id for p in places),
                )
            )
        return tuple(found)

    def cells(self) -> tuple[Cell, ...]:
        """Every right by every band in scope: marks side by side."""
        rights = dict.fromkeys(self.coverage.other_rights)
        rights.update(dict.fromkeys(r for required in self.coverage.required.values() for r in required))
        rights.update(dict.fromkeys(r for r, _ in (*self._harms, *self._benefits)))
        ordered = [r for r in self.index.framework.rights if r in rights]
        return tuple(
            self._cell(right, band)
            for right in ordered
            for band in range(len(self.index.bands))
            if self.index.bands[band] in self.index.bands_in_scope
        )

    def _cell(self, right: str, band: int) -> Cell:
        harms = self._harms.get((right, band), [])
        benefits = self._benefits.get((right, band), [])
        name = self.index.bands[band]
        if not harms and not benefits:
            return Cell(right=right, band=name, state=self.coverage.state(right, name))
        touched = dict.fromkeys(f for p in (*harms, *benefits) for f in self.index.impacts[p].features)
        ids = self.index.impacts
        return Cell(
            right=right,
            band=name,
            state="judged",
            harm=self._harm(harms),
            benefit=self._benefit(benefits),
            regulator_harm=self._regulator(harms),
            harms=tuple(ids[p].id for p in sorted(harms, key=lambda p: -self.worst.levels[p])),
            benefits=tuple(ids[p].id for p in benefits),
            claimed=tuple(ids[p].id for p in benefits if self._counts[p].hi == 0),
            features=tuple(touched),
            adds_up=self.worst.cumulation.adds_up(right, band),
        )

    def rights(self) -> tuple[RightResult, ...]:
        """Each right touched: worst harm, and the bands that are worst off."""
        found = []
        for right in self.index.framework.rights:
            by_band = {b: self._harms[right, b] for b in range(len(self.index.bands)) if (right, b) in self._harms}
            gains = [p for b in range(len(self.index.bands)) for p in self._benefits.get((right, b), ())]
            if not by_band and not gains:
                continue
            harms = [p for places in by_band.values() for p in places]
            top = max((self.worst.levels[p] for p in harms), default=0)
            worst_off = tuple(
                self.index.bands[b]
                for b, places in by_band.items()
                if top and max(self.worst.levels[p] for p in places) == top
            )
            features = dict.fromkeys(f for p in (*harms, *gains) for f in self.index.impacts[p].features)
            found.append(
                RightResult(
                    right=right,
                    harm=self._harm(harms),
                    benefit=self._benefit(gains),
                    worst_off=worst_off,
                    features=tuple(features),
                )
            )
        return tuple(found)


def _by_band(state: State, harms: Iterable[int]) -> dict[int, int]:
    """Worst rank of these harms for each band that they reach."""
    found: dict[int, int] = {}
    for place in harms:
        for band, rank in state.ranks[place].items():
            if rank < found.get(band, NO_CAP):
                found[band] = rank
    return found
