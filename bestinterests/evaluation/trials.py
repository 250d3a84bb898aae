"""Trials of a verdict: each control failing in turn, strong evidence only, the assessors' spread, slips by one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.domain.robustness import ControlFailure, VerdictRange
from bestinterests.evaluation.facts import FactBook, HarmFacts
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.lens import NO_CAP
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.ranges import verdict_range
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.slots import Resolved, Spans
from bestinterests.evaluation.state import State

STRONG_FROM = "fair"
"""Certainty from which the evidence test counts a judgement (method, robustness)."""


class ControlTrial:
    """What the verdict becomes if one measure fails: the slot before it is put back, and what it ended goes on."""

    def __init__(
        self, method: Method, state: State, gates: Gates, fact_book: FactBook, resolved: Sequence[Resolved]
    ) -> None:
        self.method = method
        self.state = state
        self.gates = gates
        self.fact_book = fact_book
        self.view = fact_book.view
        self.index = state.index
        self.resolved = resolved
        self.rank = state.rank()
        self._crediting: dict[str, list[int]] = {}
        for place, impact in enumerate(self.index.impacts):
            credits_ = (*impact.now.credits, *(impact.expected.credits if self.view == "expected" else ()))
            for credit in dict.fromkeys(credits_):
                self._crediting.setdefault(credit, []).append(place)

    def run(self) -> tuple[ControlFailure, ...]:
        """One line for each measure that counts in this view, those that the verdict rests on first."""
        found = [
            self._fail(measure.id, measure.id in self.gates.book.tested)
            for measure in self.index.assessment.measures
            if measure.id in self.state.ground.counting
        ]
        return tuple(sorted(found, key=lambda f: (not f.flips, VERDICTS.index(f.verdict), f.measure)))

    def _fail(self, measure: str, tested: bool) -> ControlFailure:
        places = [p for p in self._crediting.get(measure, ()) if self.state.readings[p] is not None]
        changes: dict[int, Reading] = {}
        facts: dict[int, HarmFacts] = {}
        for place in places:
            impact = self.index.impacts[place]
            resolved = self.method.slots.resolve(impact, self.view, self.fact_book.book, measure)
            changes[place] = self.method.reader.read(self.state.lens, impact.direction == "harm", resolved.spans)
            if impact.direction == "harm":
                facts[place] = self.fact_book.facts(place, resolved, measure)
        alone = self.state.rank_with(changes, facts) if changes else self.rank
        rank = min(alone, self.gates.rank_without(measure), self._links_without(measure))
        verdict = VERDICTS[rank]
        flips = rank != self.rank
        state = "tested" if tested else "not tested"
        sentence = (
            f"If {measure} fails ({state}), the verdict becomes {VERDICT_WORDS[verdict]}."
            if flips
            else f"If {measure} fails ({state}), the verdict stays."
        )
        ids = tuple(self.index.impacts[p].id for p in places)
        return ControlFailure(
            measure=measure, verdict=verdict, tested=tested, impacts=ids, flips=flips, sentence=sentence
        )

    def _links_without(self, measure: str) -> int:
        if not any(measure in link.ended_by for link in self.index.assessment.links):
            return NO_CAP
        return self.state.cumulation.rank_without(measure)


def evidence_test(
    method: Method, worst: State, best: State, rebuild: Callable[[Sequence[Reading | None], bool], State]
) -> VerdictRange:
    """The verdict on judgements evidenced at fair or better alone."""
    floor = method.scales.index(worst.lens.profile.certainty, STRONG_FROM)
    strong = [r if r is not None and r.certainty.lo >= floor else None for r in worst.readings]
    if strong == list(worst.readings):
        return verdict_range(worst.rank(), best.rank())
    weak = [place for place, reading in enumerate(strong) if reading is None]
    if worst.can_leave_out(weak):
        return verdict_range(worst.rank_leaving_out(weak), best.rank_leaving_out(weak))
    return verdict_range(rebuild(strong, False).rank(), rebuild(strong, True).rank())


def spread(method: Method, state: State) -> tuple[str, ...]:
    """Where assessors stand apart, in words."""
    found: list[str] = []
    for impact in state.index.impacts:
        for name in ("before", "now", "expected", "certainty"):
            slot = getattr(impact, name)
            if len(slot.given) < 2:
                continue
            for scale in dict.fromkeys(j.scale for j in slot.given):
                levels = dict.fromkeys(j.level for j in slot.given if j.scale == scale)
                if len(levels) > 1:
                    found.append(f"{impact.id} {name} {scale}: {', '.join(levels)}")
    return tuple(found)


class Stability:
    """Share of slips that keep the verdict, where each judgement may stay or slip one step either way alike.

    Exact as a product, where harms are independent: none relies on a benefit, is judged jointly, or could by a slip
    open or close a judgement together with others. Elsewhere it is not stated. It is no probability of safety and
    compares no services.
    """

    def __init__(self, method: Method, state: State) -> None:
        self.method = method
        self.state = state
        self._known: dict[tuple[object, ...], tuple[float, ...]] = {}

    def share(self) -> float | None:
        """The share, from 0 to 1, or None where judgements hang together."""
        state = self.state
        if state.ground.reliance.of or state.joints.joint or any(state.claims(f) for f in state.index.features):
            return None
        if not state.harms or self._could_cross():
            return None if state.harms else 1.0
        rank = state.rank()
        fixed = min(state.static, state.cumulation.rank())
        at_least, better = 1.0, 1.0
        for place in state.harms:
            shares = self._shares(place)
            at_least *= sum(shares[rank:])
            better *= sum(shares[rank + 1 :])
        return round(at_least - (better if fixed > rank else 0.0), 6)

    def _could_cross(self) -> bool:
        """Could slips by one step open or close a joint judgement that matters?"""
        cumulation, levels = self.state.cumulation, self.state.levels
        movers = (
            place
            for place in self.state.harms
            if any(cumulation.moves(levels[place], level) for level in self._extremes(place))
        )
        return cumulation.could_move(movers)

    def _extremes(self, place: int) -> tuple[int, int]:
        """Lowest and highest level that slips give a harm; levels between cross nothing that these do not."""
        choices = self._choices(self.state.spans(place))
        ends = (tuple(chosen[0] for chosen in choices), tuple(chosen[-1] for chosen in choices))
        low, high = (self.method.reader.read(self.state.lens, True, spans).level.hi for spans in ends)
        return low, high

    def _slipped(self, place: int) -> list[Reading]:
        return [self.method.reader.read(self.state.lens, True, spans) for spans in self._slips(self.state.spans(place))]

    def _slips(self, spans: Spans) -> list[Spans]:
        """Every way in which the judgements at the bad end may stay or slip one step, each as likely as another."""
        return [tuple(chosen) for chosen in product(*self._choices(spans))]

    def _choices(self, spans: Spans) -> list[tuple[Span | None, ...]]:
        """For each scale the judgement one step down, as it is, and one step up; the scale's ends hold it."""
        certainty = self.method.slots.place[self.state.lens.profile.certainty]
        choices: list[tuple[Span | None, ...]] = []
        for scale, span in enumerate(spans):
            if span is None:
                choices.append((None,))
                continue
            top = self.method.scales.top(self.method.slots.order[scale])
            high = scale != certainty
            end = span.hi if high else span.lo
            ends = [min(max(end + step, 0), top) for step in (-1, 0, 1)]
            choices.append(
                tuple(
                    span._replace(lo=min(span.lo, e), hi=e) if high else span._replace(lo=e, hi=max(span.hi, e))
                    for e in ends
                )
            )
        return choices

    def _shares(self, place: int) -> tuple[float, ...]:
        state = self.state
        key = (state.spans(place), state.standings(place))
        known = self._known.get(key)
        if known is None:
            counts = [0] * (NO_CAP + 1)
            slipped = self._slipped(place)
            for reading in slipped:
                counts[state.own_rank(place, reading)] += 1
            known = self._known[key] = tuple(count / len(slipped) for count in counts)
        return known
