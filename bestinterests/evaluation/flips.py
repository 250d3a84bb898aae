"""Every single judgement whose one-step change alters the service's verdict (method, robustness)."""

from __future__ import annotations

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.domain.robustness import Flip
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.state import State
from bestinterests.evaluation.steps import Step


class FlipFinder:
    """Finds flips by re-deriving only what a judgement touches."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.index = state.index
        self.stepper = state.ground.fitted.stepper
        self.rank = state.rank()

    def find(self) -> tuple[Flip, ...]:
        """Flips, worst new verdict first, then by impact."""
        found: list[tuple[int, str, Flip]] = []
        for place in range(len(self.index.impacts)):
            reading = self.state.readings[place]
            if reading is None:
                continue
            for adverse in (True, False):
                if self._cannot_flip(place, adverse):
                    continue
                found += self._of(place, reading, adverse)
        found.sort(key=lambda item: item[:2])
        return tuple(flip for _, _, flip in found)

    def _cannot_flip(self, place: int, adverse: bool) -> bool:
        """Sure signs that no step of this impact can move the service's verdict."""
        if self.index.impacts[place].direction == "benefit" and not self.state.pays_or_clears(place):
            return True
        if adverse:
            return self.rank == 0
        if self.state.static <= self.rank:
            return True
        alone = self.state.cumulation.rank() > self.rank and not self.state.joints.joint
        is_harm = place in self.state.harm_rank
        return alone and is_harm and (self.state.harm_rank[place] > self.rank or self.state.count_at(self.rank) > 1)

    def _of(self, place: int, reading: Reading, adverse: bool) -> list[tuple[int, str, Flip]]:
        impact = self.index.impacts[place]
        is_harm = impact.direction == "harm"
        spans = self.state.spans(place)
        found: list[tuple[int, str, Flip]] = []
        for step in self.stepper.steps(spans, is_harm, adverse=adverse):
            if step.reading == reading:
                continue
            rank = self.state.rank_if(place, step.reading)
            if rank != self.rank:
                found.append((rank, impact.id, self._flip(place, step, rank)))
        return found

    def _flip(self, place: int, step: Step, rank: int) -> Flip:
        impact = self.index.impacts[place]
        resolved = self.state.ground.resolved[place]
        scale, present, becomes = self.stepper.words(step, resolved.spans)
        verdict, new = VERDICTS[self.rank], VERDICTS[rank]
        sentence = (
            f"{VERDICT_WORDS[verdict]} becomes {VERDICT_WORDS[new]} if {scale.replace('-', ' ')} of {impact.title} "
            f"({impact.id}) is {becomes}, not {present}."
        )
        rests_on = (*resolved.credits, *impact.evidence)
        if resolved.credits:
            sentence += f" It rests on {', '.join(resolved.credits)}."
        return Flip(
            impact=impact.id,
            scale=scale,
            present=present,
            becomes=becomes,
            verdict=verdict,
            new_verdict=new,
            direction="adverse" if rank < self.rank else "favourable",
            sentence=sentence,
            rests_on=rests_on,
        )
