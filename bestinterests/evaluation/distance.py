"""Fewest one-step changes to another verdict.

For the worse: exact up to three steps, because every rule hangs on one harm (with the benefits that pay for it), on one
cell of joint effects, or on one joint judgement. For the better: the shortest found, exact where each harm that holds
the verdict can be mended on its own judgements alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bestinterests.domain.robustness import Distance, Flip
from bestinterests.evaluation.index import number
from bestinterests.evaluation.lens import NO_CAP
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.state import State
from bestinterests.evaluation.steps import Reached, Step

FEWEST_TOGETHER = 2
FURTHEST_ADVERSE = 3
FURTHEST_FAVOURABLE = 8
Plan = tuple[int, tuple[str, ...], dict[int, Reading]]
"""Steps, what they are in words, and the readings that result."""


class DistanceFinder:
    """Distances from the verdict of one state."""

    def __init__(self, state: State, flips: Sequence[Flip]) -> None:
        self.state = state
        self.lens = state.lens
        self.index = state.index
        self.flips = flips
        self.stepper = state.ground.fitted.stepper
        self.rank = state.rank()

    # -- walking a judgement step by step ----------------------------------------------------------------------------

    def walk(self, place: int, limit: int, *, adverse: bool) -> Iterator[tuple[int, Reached]]:
        """Where 0, 1, 2 ... steps of an impact's own judgements lead, nearest first."""
        is_harm = self.index.impacts[place].direction == "harm"
        return self.stepper.walk(self.state.spans(place), is_harm, limit, adverse=adverse)

    def words(self, place: int, taken: Sequence[Step]) -> tuple[str, ...]:
        """Steps in words: impact, scale, what it would be and what it is."""
        impact = self.index.impacts[place].id
        last = {step.scale: step for step in taken}
        found = []
        for step in last.values():
            scale, present, becomes = self.stepper.words(step, self.state.spans(place))
            found.append(f"{impact}: {scale} {becomes}, not {present}")
        return tuple(found)

    def nearest(self, place: int, limit: int, reached: Callable[[Reading], bool], *, adverse: bool) -> Plan | None:
        """Fewest steps of one impact's judgements after which ``reached`` holds, None if beyond the limit."""
        for steps, (reading, taken) in self.walk(place, limit, adverse=adverse):
            if reached(reading):
                return steps, self.words(place, taken), {place: reading}
        return None

    # -- for the worse -----------------------------------------------------------------------------------------------

    def adverse(self) -> Distance:
        """Fewest steps to a worse verdict, exact up to three."""
        if self.rank == 0:
            return Distance(steps=None, exact=True, sentence="Nothing is worse than a stop.")
        single = next((f for f in self.flips if f.direction == "adverse"), None)
        if single is not None:
            return Distance(steps=1, exact=True, path=(single.sentence,), sentence="One step makes it worse.")
        plan = self._least(self._adverse_plans())
        if plan is None:
            return Distance(steps=None, exact=True, sentence="No three steps make it worse.")
        return Distance(steps=plan[0], exact=True, path=plan[1], sentence=f"{plan[0]} steps make it worse.")

    def _least(self, plans: Iterator[Plan | None]) -> Plan | None:
        """The plan of fewest steps that holds. Single steps are flips, so none is shorter than two."""
        best: Plan | None = None
        for plan in plans:
            if best is not None and best[0] <= FEWEST_TOGETHER:
                break
            if plan is None or plan[0] > FURTHEST_ADVERSE or (best is not None and plan[0] >= best[0]):
                continue
            if self.state.rank_with(plan[2]) < self.rank:
                best = plan
        return best

    def _adverse_plans(self) -> Iterator[Plan | None]:
        for place in self.state.harms:
            yield from self._harm_plans(place)
        yield from self._cell_plans()
        yield from self._joint_plans()

    def _harm_plans(self, place: int) -> Iterator[Plan]:
        """Worse judgements of one harm, alone and with each benefit that pays for it (or clears the company) lost."""
        paying = self._paying(place)
        for steps, (reading, taken) in self.walk(place, FURTHEST_ADVERSE, adverse=True):
            if self.state.own_rank(place, reading) < self.rank:
                yield steps, self.words(place, taken), {place: reading}
                return
            for benefits in paying:
                plan = self._lose(benefits, steps, self.words(place, taken), {place: reading})
                if plan is not None:
                    yield plan

    def _paying(self, place: int) -> list[tuple[int, ...]]:
        """Sets of benefits whose loss can change this harm's verdict."""
        sets: dict[tuple[int, ...], None] = {}
        for toleration in self.state.ground.reliance.of.get(place, ()):
            for benefits in toleration.benefits.values():
                sets[benefits] = None
        for feature in self.index.impacts[place].features:
            if self.state.claims(feature) and not self.state.company_only(feature):
                others = [b for b in self.index.by_feature[feature] if self.state.counts_for_others(b)]
                sets[tuple(others)] = None
        return [benefits for benefits in sets if benefits]

    def _lose(
        self, benefits: tuple[int, ...], steps: int, words: tuple[str, ...], readings: dict[int, Reading]
    ) -> Plan | None:
        """Let every one of these benefits fall below each level in turn; the first that worsens the verdict."""
        top = max(self.state.benefit_level(b) for b in benefits)
        for floor in range(top, 0, -1):
            total, path, changed = steps, words, dict(readings)
            for benefit in benefits:
                plan = self.nearest(benefit, FURTHEST_ADVERSE - steps, lambda r, f=floor: r.counts.lo < f, adverse=True)  # type: ignore[misc]
                if plan is None:
                    break
                total, path = total + plan[0], (*path, *plan[1])
                changed.update(plan[2])
            else:
                if total <= FURTHEST_ADVERSE and self.state.rank_with(changed) < self.rank:
                    return total, path, changed
        return None

    def _cell_plans(self) -> Iterator[Plan]:
        """Harms of other features that rise until a cell asks for a joint judgement."""
        if self.lens.cap("cumulative.missing") >= self.rank:
            return
        at = self.lens.cumulative_at
        rises: dict[int, Plan] = {}
        for place in self.state.harms:
            if self.state.levels[place] < at:
                plan = self.nearest(place, FURTHEST_ADVERSE, lambda r: r.level.hi >= at, adverse=True)
                if plan is not None:
                    rises[place] = plan
        yield from self._joined(rises)

    def _joined(self, rises: dict[int, Plan]) -> Iterator[Plan]:
        by_cell: dict[tuple[str, int], list[int]] = {}
        for place in rises:
            for right in self.index.impacts[place].rights:
                for band in self.index.bands_of[place]:
                    by_cell.setdefault((right, band), []).append(place)
        for cell, places in by_cell.items():
            needed = self.state.cumulation.features_to_open(cell)
            chosen: dict[str, Plan] = {}
            for place in sorted(places, key=lambda p: rises[p][0]):
                for feature in self.index.impacts[place].features:
                    if feature not in self.state.cumulation.features_in(cell) or needed == 0:
                        chosen.setdefault(feature, rises[place])
            plans = sorted(chosen.values(), key=lambda plan: plan[0])[: max(needed, 1)]
            if len(plans) >= max(needed, 1):
                readings = {p: r for plan in plans for p, r in plan[2].items()}
                yield sum(plan[0] for plan in plans), tuple(w for plan in plans for w in plan[1]), readings

    def _joint_plans(self) -> Iterator[Plan]:
        """Parts that rise until their joint effect is judged too low."""
        for joint in self.state.joints.joint:
            own = self.state.reading(joint, {}).level.hi
            for part in self.state.joints.parts_of(joint):
                plan = self.nearest(part, FURTHEST_ADVERSE, lambda r, o=own: r.level.hi >= o, adverse=True)  # type: ignore[misc]
                if plan is not None:
                    yield plan

    # -- for the better ----------------------------------------------------------------------------------------------

    def favourable(self) -> Distance:
        """Shortest change of judgements found that gives a better verdict."""
        state = self.state
        if self.rank == NO_CAP:
            return Distance(steps=None, exact=True, sentence="No verdict is better.")
        if state.static <= self.rank:
            return Distance(steps=None, exact=True, sentence="No change of judgements helps: a gate holds the verdict.")
        if state.cumulation.rank() <= self.rank:
            return Distance(steps=None, exact=False, sentence="A joint judgement is missing; that comes first.")
        total, exact = 0, True
        path: list[str] = []
        readings: dict[int, Reading] = {}
        for place in state.harms:
            if state.harm_rank[place] > self.rank:
                continue
            plan = self.nearest(
                place,
                FURTHEST_FAVOURABLE,
                lambda r, p=place: state.own_rank(p, r) > self.rank,  # type: ignore[misc]
                adverse=False,
            )
            if plan is None:
                sentence = f"No change of judgement on {self.index.impacts[place].id} alone helps."
                return Distance(steps=None, exact=self._hangs_alone(place), sentence=sentence)
            exact = exact and self._hangs_alone(place)
            total += plan[0]
            path += plan[1]
            readings.update(plan[2])
        if not readings or state.rank_with(readings) <= self.rank:
            return Distance(steps=None, exact=False, sentence="No set of changed judgements was found that helps.")
        how = "Fewest" if exact else "Shortest found"
        return Distance(
            steps=total, exact=exact, path=tuple(path), sentence=f"{how}: {number(total, 'step')} for the better."
        )

    def _hangs_alone(self, place: int) -> bool:
        """Does this harm's verdict hang on its own judgements alone: no benefit pays, no part holds it up?"""
        state = self.state
        claimed = any(state.claims(feature) for feature in self.index.impacts[place].features)
        return place not in state.ground.reliance.of and place not in state.joints.joint and not claimed
