"""One profile and view read as a whole: levels, verdicts by harm and band, and what depends on several harms.

It can say what the service's verdict would be if some readings changed; tested equal to reading everything again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from bestinterests.evaluation.cumulation import Cumulation
from bestinterests.evaluation.facts import HarmFacts
from bestinterests.evaluation.ground import Ground
from bestinterests.evaluation.lens import NO_CAP
from bestinterests.evaluation.levels import Levels, Overlay
from bestinterests.evaluation.readings import Judged, Reading
from bestinterests.evaluation.reliance import is_company_only
from bestinterests.evaluation.slots import Spans
from bestinterests.evaluation.verdicts import Ruling, Standing

Readings = Mapping[int, Reading]


class State:
    """Verdicts at one end: ``best=False`` reads every range and unknown badly, ``best=True`` kindly."""

    def __init__(self, ground: Ground, static: int, *, best: bool) -> None:
        """static: rank that the gates allow at this end."""
        self.ground = ground
        self.index = ground.index
        self.lens = ground.lens
        self.readings = ground.readings
        self.harms = ground.harms
        self.joints = ground.joints
        self.static = static
        self.best = best
        self.judged: dict[int, Judged] = {i: self._judged(self.reading(i, {})) for i in self.harms}
        self._company = {feature: self._company_only(feature, {}) for feature in self.index.features}
        self.levels: dict[int, int] = {i: judged.level for i, judged in self.judged.items()}
        for joint in self.joints.joint:
            self.levels[joint] = self._level(joint, self.levels, {})
        self.cumulation = Cumulation(self.joints, self.lens, self.levels)
        for joint in self.joints.joint:
            self.judged[joint] = self.judged[joint]._replace(level=self.levels[joint])
        self._rulings: dict[int, Ruling] = {i: self._ruling(self.standings(i)) for i in self.harms}
        self.harm_rank: dict[int, int] = {i: self._rulings[i][judged] for i, judged in self.judged.items()}
        self._histogram = [0] * (NO_CAP + 1)
        for rank in self.harm_rank.values():
            self._histogram[rank] += 1
        self._others = [self._rank_without_one(rank) for rank in range(NO_CAP + 1)]
        self._fixed = min(static, self._joint_rank(self.levels, {}))

    @cached_property
    def asked_together(self) -> frozenset[tuple[str, int | None]]:
        """Features and bands whose low harms ask to be judged together; None stands for any band."""
        bands = self.cumulation.together_bands()
        return frozenset((*bands, *((feature, None) for feature, _ in bands)))

    @cached_property
    def tolerated_harms(self) -> frozenset[int]:
        """Harms above the level tolerated with monitoring that are tolerated for every band they reach."""
        needs = self.ground.table.needs_toleration
        return frozenset(place for place in self.harms if needs(self.levels[place]) and self._is_tolerated(place))

    def _is_tolerated(self, place: int) -> bool:
        judged = self.judged[place]
        return all(self.ground.table.tolerated(judged, standing) for standing in self._rulings[place].standings)

    def spans(self, place: int) -> Spans:
        """The judgements in force on an impact."""
        return self.ground.resolved[place].spans

    def reading(self, place: int, changes: Readings) -> Reading:
        """Reading of an impact, changed or not. Only called for impacts that are read in this view."""
        found = changes.get(place) or self.readings[place]
        assert found is not None
        return found

    def _judged(self, reading: Reading) -> Judged:
        """What the judgements on a harm come to at this end."""
        return reading.good if self.best else reading.bad

    def _own_level(self, place: int, changes: Readings) -> int:
        return self._judged(self.reading(place, changes)).level

    def _level(self, place: int, levels: Levels, changes: Readings) -> int:
        """Level of a harm; a joint effect is never lower than its parts."""
        own = self._own_level(place, changes)
        return max([own, *(levels[part] for part in self.joints.parts_of(place))])

    def benefit_level(self, place: int, changes: Readings | None = None) -> int:
        """Benefit level that counts, at this end: low is bad. An impact not read in this view counts for nothing."""
        reading = (changes or {}).get(place) or self.readings[place]
        if reading is None:
            return 0
        return reading.counts.hi if self.best else reading.counts.lo

    def standings(
        self, place: int, changes: Readings | None = None, other: HarmFacts | None = None
    ) -> tuple[Standing, ...]:
        """What bears on a harm besides its judgements, band by band. ``other``: facts to read instead."""
        plain = self.ground.standings(place, other)
        features = self.index.impacts[place].features
        company = bool(self.ground.claimed) and any(self._company_for(f, changes) for f in features)
        if not company and place not in self.ground.reliance.of:
            return plain
        found = []
        for band, standing in zip(self.index.bands_of[place], plain, strict=True):
            tolerable, benefit = self._toleration(place, band, changes or {})
            found.append(standing._replace(tolerable=tolerable, benefit=benefit, company_only=company))
        return tuple(found)

    def _ruling(self, standings: tuple[Standing, ...]) -> Ruling:
        """How harms of these standings are ruled on; of bands that stand alike, one is enough."""
        return self.ground.table.ruling(tuple(dict.fromkeys(standings)))

    def _toleration(self, place: int, band: int, changes: Readings) -> tuple[bool, int]:
        tolerations = self.ground.reliance.of.get(place)
        if not tolerations:
            return False, 0
        levels: list[int] = []
        for toleration in tolerations:
            if not (toleration.at_best if self.best else toleration.at_worst):
                return False, 0
            benefits = (toleration.benefits_at_best if self.best else toleration.benefits)[band]
            levels.append(max((self.benefit_level(b, changes) for b in benefits), default=0))
        return True, min(levels)

    def company_only(self, feature: str) -> bool:
        """Does every benefit that counts in this feature accrue to the company alone, at this end?"""
        return self._company.get(feature, False)

    def _company_for(self, feature: str, changes: Readings | None) -> bool:
        if changes and any(feature in self.index.impacts[i].features for i in changes):
            return self._company_only(feature, changes)
        return self._company.get(feature, False)

    def _company_only(self, feature: str, changes: Readings) -> bool:
        """V5: somebody claims a gain for the company alone, and no benefit that counts accrues to anybody else."""
        if feature not in self.ground.claimed:
            return False
        for place in self.index.by_feature.get(feature, ()):
            impact = self.index.impacts[place]
            if impact.direction != "benefit" or is_company_only(impact):
                continue
            if self.benefit_level(place, changes) > 0 and (self.best or impact.accrues_to):
                return False
        return True

    @cached_property
    def ranks(self) -> dict[int, dict[int, int]]:
        """Rank of each harm by band."""
        return {place: self._ranks(place) for place in self.harms}

    def _ranks(self, place: int) -> dict[int, int]:
        bands, ruling = self.index.bands_of[place], self._rulings[place]
        if len(ruling.standings) == 1:
            return dict.fromkeys(bands, self.harm_rank[place])
        judged, table = self.judged[place], self.ground.table
        return {b: table.ruling((s,))[judged] for b, s in zip(bands, self.standings(place), strict=True)}

    def rank(self) -> int:
        """Rank of the service's verdict at this end: the worst of every harm, joint effect and gate."""
        worst = next((rank for rank, count in enumerate(self._histogram) if count), NO_CAP)
        return min(worst, self._fixed, self.cumulation.rank())

    def can_leave_out(self, places: Sequence[int]) -> bool:
        """May these impacts be left out by counting alone? Not where a benefit among them pays for or clears a harm."""
        alone = not self.ground.claimed and not self.joints.joint and not self.joints.amplified
        return alone and all(p not in self.ground.reliance.harms_on for p in places)

    def rank_leaving_out(self, places: Sequence[int]) -> int:
        """Rank of the service without these impacts; only where they can be left out."""
        out = {place: 0 for place in places if place in self.harm_rank}
        kept = min((rank for place, rank in self.harm_rank.items() if place not in out), default=NO_CAP)
        rank = min(kept, self.static)
        return rank if rank <= self.cumulation.floor else min(rank, self.cumulation.rank_with(out))

    def count_at(self, rank: int) -> int:
        """How many harms have this rank."""
        return self._histogram[rank]

    def own_rank(self, place: int, reading: Reading) -> int:
        """Rank of one harm alone if it read so; a joint effect stays at least at its parts."""
        judged = self._judged(reading)
        parts = self.joints.parts_of(place)
        if parts:
            judged = judged._replace(level=max(judged.level, *(self.levels[part] for part in parts)))
        return self._rulings[place][judged]

    def pays_or_clears(self, place: int) -> bool:
        """Can this benefit touch a verdict: by paying for a harm, or by clearing the company?"""
        features = self.index.impacts[place].features
        return place in self.ground.reliance.harms_on or any(feature in self.ground.claimed for feature in features)

    def claims(self, feature: str) -> bool:
        """Does somebody claim a gain for the company alone in this feature?"""
        return feature in self.ground.claimed

    def counts_for_others(self, place: int) -> bool:
        """Is this a benefit that counts and accrues to more than the company?"""
        impact = self.index.impacts[place]
        return impact.direction == "benefit" and not is_company_only(impact) and self.benefit_level(place) > 0

    def rank_if(self, place: int, reading: Reading) -> int:
        """Rank of the service's verdict if this impact alone read so; cheap for a harm that is not judged jointly."""
        if place not in self.harm_rank or place in self.joints.joint or self.joints.joint_of(place):
            return self.rank_with({place: reading})
        judged = self._judged(reading)
        rank = min(self._rulings[place][judged], self._others[self.harm_rank[place]], self._fixed)
        if rank <= self.cumulation.floor:
            return rank
        moves = self.cumulation.moves(self.levels[place], judged.level)
        return min(rank, self.cumulation.rank_with({place: judged.level}) if moves else self.cumulation.rank())

    def _rank_without_one(self, left_out: int) -> int:
        """Worst rank of the harms but one of this rank."""
        return next((rank for rank, count in enumerate(self._histogram) if count > (rank == left_out)), NO_CAP)

    def rank_with(self, changes: Readings, facts: Mapping[int, HarmFacts] | None = None) -> int:
        """Rank of the service's verdict if these impacts read so instead, and these facts held."""
        facts = facts or {}
        touched = self._touched(changes)
        levels = Overlay(self.levels)
        for place in touched:
            if place not in self.joints.joint:
                levels.changed[place] = self._own_level(place, changes)
        for place in touched:
            if place in self.joints.joint:
                levels.changed[place] = self._level(place, levels, changes)
        worst = NO_CAP
        alone = all(place in self.harm_rank for place in changes)  # harms pay for nothing, so standings stay
        left = self._histogram.copy()
        for place in touched:
            left[self.harm_rank[place]] -= 1
            judged = self._judged(self.reading(place, changes))._replace(level=levels[place])
            stays = alone and place not in facts
            ruling = self._rulings[place] if stays else self._ruling(self.standings(place, changes, facts.get(place)))
            worst = min(worst, ruling[judged])
        kept = next((rank for rank, count in enumerate(left) if count), NO_CAP)
        rank = min(worst, kept, self.static, self._joint_rank(levels, changes))
        return rank if rank <= self.cumulation.floor else min(rank, self.cumulation.rank_with(levels.changed))

    def _joint_rank(self, levels: Levels, changes: Readings) -> int:
        """Joint effects judged lower than suggested without a reason."""
        rank = NO_CAP
        for place in self.joints.joint:
            parts = self.joints.parts_of(place)
            if not parts:
                continue
            own = self._own_level(place, changes)
            worst = max(levels[part] for part in parts)
            if own < self.cumulation.suggested(worst) and not self.index.impacts[place].cumulative_reason.strip():
                rank = min(rank, self.lens.cap("cumulative.below-suggested"))
        return rank

    def _touched(self, changes: Readings) -> tuple[int, ...]:
        """Harms whose verdict may depend on these impacts."""
        found: dict[int, None] = {}
        for place in changes:
            impact = self.index.impacts[place]
            if impact.direction == "harm":
                found[place] = None
                found.update(dict.fromkeys(self.joints.joint_of(place)))
                continue
            found.update(dict.fromkeys(self.ground.reliance.harms_on.get(place, ())))
            for feature in impact.features:
                if self._company_only(feature, changes) != self._company.get(feature):
                    found.update(
                        dict.fromkeys(i for i in self.index.by_feature.get(feature, ()) if i in self.harm_rank)
                    )
        return tuple(i for i in found if i in self.harm_rank)
