"""How firm a verdict is: settled, sensitive or open, with what it hangs on (method, robustness)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.domain.robustness import ControlFailure, Distance, Flip, Label, Robustness
from bestinterests.evaluation.distance import DistanceFinder
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.facts import FactBook
from bestinterests.evaluation.flips import FlipFinder
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.index import number
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.slots import Resolved
from bestinterests.evaluation.state import State
from bestinterests.evaluation.trials import ControlTrial, Stability, evidence_test, spread

Rebuild = Callable[[Sequence[Reading | None], bool], State]


def robustness(
    method: Method,
    ends: Ends,
    gates: Gates,
    fact_book: FactBook,
    resolved: Sequence[Resolved],
    rebuild: Rebuild,
) -> Robustness:
    """Everything about how far the verdict of one profile and view can move."""
    worst = ends.worst
    flips = FlipFinder(worst).find()
    finder = DistanceFinder(worst, flips)
    adverse, favourable = finder.adverse(), finder.favourable()
    failures = ControlTrial(method, worst, gates, fact_book, resolved).run()
    label, sentence = _label(ends, flips, failures, adverse)
    return Robustness(
        label=label,
        sentence=sentence,
        flips=flips,
        adverse=adverse,
        favourable=favourable,
        control_failures=failures,
        evidence_test=evidence_test(method, ends.worst, ends.best, rebuild),
        spread=spread(method, worst),
        stability_share=Stability(method, worst).share(),
    )


def _label(
    ends: Ends, flips: Sequence[Flip], failures: Sequence[ControlFailure], adverse: Distance
) -> tuple[Label, str]:
    verdicts = ends.verdict()
    if verdicts.worst != verdicts.best:
        words = f"{VERDICT_WORDS[verdicts.worst]} to {VERDICT_WORDS[verdicts.best]}"
        return "open", f"Open: the ranges and unknowns on the record span {words}. It cannot be published as a pass."
    resting = [failure.measure for failure in failures if failure.flips]
    near = adverse.steps is not None and adverse.steps < ends.worst.lens.profile.settled_distance
    if flips or resting or near:
        parts = []
        if flips:
            parts.append(f"{number(len(flips), 'single judgement')} would change it")
        if resting:
            parts.append(f"it rests on {', '.join(resting)}")
        if near and not flips:
            parts.append(f"{number(adverse.steps or 0, 'step')} would make it worse")
        return "sensitive", f"Sensitive: one verdict over every range, but {' and '.join(parts)}."
    return "settled", "Settled: the same verdict at both ends of every range, and no single step or control changes it."
