"""The order of actions: worst first, never by effort except to break a tie (method, action order).

Order: acts on a stop, worst harm, cannot be put right, confined to a group and reach, likelihood, number of rights;
then effort, due date and id.
"""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.evaluation import ActionRank, LevelRange
from bestinterests.domain.measure import Measure
from bestinterests.evaluation.index import number
from bestinterests.evaluation.ranges import level_range
from bestinterests.evaluation.rollup import RollUp
from bestinterests.evaluation.scales import Span

EFFORT = {"small": 0, "medium": 1, "large": 2, None: 3}
LATE = dt.date.max


def action_order(rollup: RollUp) -> tuple[ActionRank, ...]:
    """Measures still to be done, in order, read through the headline profile as it stands now."""
    credited = _credited(rollup)
    pending = [m for m in rollup.index.assessment.measures if m.status not in ("tested", "abandoned")]
    ranked = sorted(((_key(rollup, m, credited), m) for m in pending), key=lambda pair: pair[0])
    return tuple(_rank(rollup, i, measure, credited) for i, (_, measure) in enumerate(ranked, 1))


def _credited(rollup: RollUp) -> dict[str, list[str]]:
    """Impacts that credit each measure."""
    found: dict[str, list[str]] = {}
    for impact in rollup.index.impacts:
        for measure in dict.fromkeys((*impact.now.credits, *impact.expected.credits)):
            found.setdefault(measure, []).append(impact.id)
    return found


def _harms(rollup: RollUp, measure: Measure, credited: dict[str, list[str]]) -> list[int]:
    place_of = rollup.index.impact_place
    places = (place_of.get(i) for i in dict.fromkeys((*measure.acts_on, *credited.get(measure.id, ()))))
    return [p for p in places if p is not None and p in rollup.worst.harm_rank]


def _key(rollup: RollUp, measure: Measure, credited: dict[str, list[str]]) -> tuple[object, ...]:
    worst = rollup.worst
    harms = _harms(rollup, measure, credited)
    stops = any(worst.harm_rank[p] == 0 for p in harms) or any(
        measure.id in use.ended_by for _, use in rollup.gates.practices
    )
    rights = {r for p in harms for r in rollup.index.impacts[p].rights}
    return (
        not stops,
        -max((worst.levels[p] for p in harms), default=0),
        -max((_end(rollup, p, "irremediability") for p in harms), default=0),
        -max((bool(rollup.index.impacts[p].groups) for p in harms), default=False),
        -max((_end(rollup, p, "reach") for p in harms), default=0),
        -max((worst.reading(p, {}).likelihood.hi for p in harms), default=0),
        -len(rights),
        EFFORT[measure.effort],
        measure.due or LATE,
        measure.id,
    )


def _end(rollup: RollUp, place: int, scale: str) -> int:
    where = rollup.method.slots.place.get(scale)
    span: Span | None = rollup.worst.spans(place)[where] if where is not None else None
    return span.hi if span else 0


def _rank(rollup: RollUp, rank: int, measure: Measure, credited: dict[str, list[str]]) -> ActionRank:
    worst = rollup.worst
    harms = _harms(rollup, measure, credited)
    span = rollup.harm_span(harms)
    level: LevelRange | None = level_range(rollup.lens.harm.levels, span) if span else None
    stops = [rollup.index.impacts[p].id for p in harms if worst.harm_rank[p] == 0]
    ended = [feature for feature, use in rollup.gates.practices if measure.id in use.ended_by]
    reasons = []
    if stops:
        reasons.append("acts on a stop (" + ", ".join(stops) + ")")
    if ended:
        reasons.append("ends a prohibited practice in " + ", ".join(dict.fromkeys(ended)))
    if level:
        words = level.high if level.low == level.high else f"{level.low} to {level.high}"
        reasons.append(f"worst harm {words}")
    if harms:
        rights = {r for p in harms for r in rollup.index.impacts[p].rights}
        reasons.append(number(len(rights), "right"))
    if not reasons:
        reasons.append("supports a benefit or meets a standard")
    overdue = measure.due is not None and measure.due < rollup.index.on and measure.status == "planned"
    return ActionRank(
        rank=rank,
        measure=measure.id,
        reason="; ".join(reasons),
        worst=level,
        impacts=tuple(rollup.index.impacts[p].id for p in harms),
        overdue=overdue,
    )
