"""How an effect reads before any control, on the regulator's table: what a DPIA calls the risk without its measures."""

from __future__ import annotations

from bestinterests.domain.evaluation import LevelRange
from bestinterests.domain.impact import Impact
from bestinterests.evaluation.method import method_for
from bestinterests.evaluation.ranges import level_range
from bestinterests.packs.framework import Framework


def before_controls(framework: Framework, impact: Impact) -> LevelRange | None:
    """The regulator's level of the judgements made before controls; None where nobody made one."""
    method = method_for(framework)
    spans = method.slots.spans(impact.before)
    if all(span is None for span in spans):
        return None
    harm = impact.direction == "harm"
    reading = method.reader.read(method.regulator, harm, spans)
    table = method.regulator.harm if harm else method.regulator.benefit
    return level_range(table.levels, reading.regulator)
