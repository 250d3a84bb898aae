"""What is worked out by short cuts equals what reading everything again would give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.evaluation.distance import FURTHEST_ADVERSE, DistanceFinder
from bestinterests.evaluation.engine import evaluate
from bestinterests.evaluation.flips import FlipFinder
from tests.evaluation import stepping
from tests.evaluation.build import ON
from tests.evaluation.framework import adding, small, strict
from tests.evaluation.reading import looks, seen
from tests.evaluation.strategies import records
from tests.words import SCALES

FEW = settings(max_examples=max(5, settings.default.max_examples // 5))
"""For oracles that read hundreds of records for each one drawn."""
ORDERED = st.sampled_from((small, strict)).map(lambda made: made())
"""Frameworks in which a milder judgement never reads worse, as the search for flips may take for granted."""
FRAMEWORKS = st.one_of(ORDERED, st.builds(adding))


@given(framework=FRAMEWORKS, record=records(harms=(0, 4)), data=st.data())
def test_changed_readings_give_the_rank_of_a_state_built_anew(framework, record, data):
    for look in looks(framework, record):
        order = look.engine.method.slots.order
        places = [p for p, reading in enumerate(look.readings) if reading is not None]
        changes = {}
        for place in data.draw(st.lists(st.sampled_from(places), max_size=3, unique=True)) if places else ():
            spans = list(look.scene.resolved[place].spans)
            for at, scale in enumerate(order):
                if spans[at] is not None and data.draw(st.booleans()):
                    spans[at] = look.engine.method.scales.read(scale, data.draw(st.sampled_from(SCALES[scale])))
            changes[place] = stepping.reading_of(look, place, tuple(spans))
        readings = [changes.get(place, reading) for place, reading in enumerate(look.readings)]
        for state, best in ((look.worst, False), (look.best, True)):
            assert state.rank_with(changes) == look.rebuilt(readings, best=best).rank()


@given(framework=FRAMEWORKS, record=records(), data=st.data())
def test_preview_of_a_changed_impact_equals_the_changed_record(framework, record, data):
    impact = data.draw(st.sampled_from(record.impacts))
    slot = data.draw(st.sampled_from(("before", "now", "expected")))
    held = getattr(impact, slot).agreed or impact.before.agreed
    scale = data.draw(st.sampled_from([j.scale for j in held]))
    changed = stepping.judged(impact, slot, scale, data.draw(st.sampled_from((*SCALES[scale], "unknown"))))
    stepping.preview_moves(framework, record, changed)


@given(framework=ORDERED, record=records())
@FEW
def test_flips_are_all_single_steps_that_change_the_verdict(framework, record):
    for look in looks(framework, record):
        assert stepping.flips_found(look) == stepping.flips_tried(framework, record, look)


@given(record=records(harms=(1, 3)))
@FEW
def test_adverse_distance_is_the_fewest_steps(record):
    for look in looks(small(), record):
        flips = FlipFinder(look.worst).find()
        told = DistanceFinder(look.worst, flips).adverse()
        assert told.exact
        assert told.steps == stepping.fewest(look, adverse=True)


@given(record=records(harms=(1, 3)))
@FEW
def test_favourable_distance_is_never_less_than_the_fewest_steps_and_exact_where_it_says_so(record):
    for look in looks(small(), record):
        flips = FlipFinder(look.worst).find()
        told = DistanceFinder(look.worst, flips).favourable()
        least = stepping.fewest(look, adverse=False)
        if least is not None and told.steps is not None:
            assert told.steps >= least
        if told.exact and (told.steps is None or told.steps <= FURTHEST_ADVERSE):
            assert told.steps == least
        if told.steps is not None:
            assert stepping.improved(look, told.path)


@given(record=records())
def test_light_reading_equals_the_evaluation(record):
    whole = evaluate(small(), record, on=ON)
    for profile in whole.profiles:
        for view in ("now", "expected"):
            told = getattr(profile, view)
            read = seen(small(), record)[profile.profile, view]
            assert read.service == (VERDICTS.index(told.verdict.worst), VERDICTS.index(told.verdict.best))


@pytest.mark.parametrize("scale", SCALES)
def test_levels_of_these_tests_are_those_of_the_pack(scale):
    assert SCALES[scale] == tuple(level.id for level in small().scales[scale].levels)
