"""What one changed judgement would do to the verdicts, without reading the whole record again.

For the form beside which a person sees the effect of a rating, and for the flip one is about to make. Tested equal to a
full evaluation of the changed record.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import LevelRange, View
from bestinterests.domain.impact import Impact
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.engine import VIEWS, Engine
from bestinterests.evaluation.facts import HarmFacts
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.ranges import level_range, verdict_range
from bestinterests.packs.framework import Framework


class Effect(NamedTuple):
    """One profile and view: the impact's level and the service's verdict if the impact read as changed."""

    profile: str
    view: View
    level: LevelRange
    before: VerdictRange
    after: VerdictRange


class Preview:
    """A record read once, ready to be asked what a change of one impact's judgements would do.

    as_it_is: what was said before of impacts as the record has them, by their place and the profile.
    """

    def __init__(self, framework: Framework, assessment: Assessment, *, on: dt.date) -> None:
        self.engine = Engine(framework, assessment, on)
        self.as_it_is: dict[tuple[int, str], Any] = {}
        self.gates: dict[tuple[str, View], Gates] = {}
        self.ends: dict[tuple[str, View], Ends] = {}
        for lens in self.engine.method.lenses:
            for view in VIEWS:
                scene = self.engine.scenes[view]
                gates = Gates(self.engine.index, lens, view, scene.book, self.engine.coverage)
                readings = self.engine.readings(lens, scene)
                self.gates[lens.id, view] = gates
                self.ends[lens.id, view] = self.engine.ends(lens, scene, gates, readings)

    def change(self, impact: Impact) -> tuple[Effect, ...]:
        """Effects of this impact's slots standing as given; its features, rights and bands are those on the record.

        Raises KeyError where the record has no impact of this id. An impact that does not count in a view has no effect
        there.
        """
        place = self.engine.index.impact_place[impact.id]
        return tuple(
            self._effect(place, impact, lens_id, view)
            for (lens_id, view), ends in self.ends.items()
            if ends.worst.readings[place] is not None
        )

    def _effect(self, place: int, impact: Impact, lens_id: str, view: View) -> Effect:
        method = self.engine.method
        lens = method.lens[lens_id]
        scene = self.engine.scenes[view]
        is_harm = impact.direction == "harm"
        resolved = method.slots.resolve(impact, view, scene.book)
        reading = method.reader.read(lens, is_harm, resolved.spans)
        facts: dict[int, HarmFacts] = {place: scene.fact_book.facts_of(place, impact, resolved)} if is_harm else {}
        ends = self.ends[lens_id, view]
        changes = {place: reading}
        matrix = lens.harm if is_harm else lens.benefit
        return Effect(
            profile=lens_id,
            view=view,
            level=level_range(matrix.levels, reading.level),
            before=ends.verdict(),
            after=verdict_range(ends.worst.rank_with(changes, facts), ends.best.rank_with(changes, facts)),
        )
