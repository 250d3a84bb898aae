"""What the screen of a rating says beforehand is what an evaluation of the changed record says afterwards."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.domain.impact import Judgement, Slot
from bestinterests.evaluation import evaluate
from bestinterests.evaluation.outlook import judged, outlook, slot_reading, steps_away
from bestinterests.evaluation.preview import Preview
from tests.evaluation import build
from tests.evaluation.build import ON
from tests.evaluation.framework import small
from tests.evaluation.stepping import put
from tests.evaluation.strategies import records
from tests.words import FAMILIES, SCALES

PROFILES = ("rights-first", "ico-scales")


def views_of(evaluation, profile):
    found = next(each for each in evaluation.profiles if each.profile == profile)
    return found.now, found.expected


def assert_foretold(framework, record, changed, profile):
    """The outlook on a record, asked about this impact, says what an evaluation of the changed record says."""
    after = evaluate(framework, put(record, changed), on=ON)
    told = outlook(Preview(framework, record, on=ON), changed, profile)
    for seen, view in zip(told, views_of(after, profile), strict=True):
        assert (seen.view, seen.service) == (view.view, view.verdict)
        assert seen.reading == next((each for each in view.impacts if each.impact == changed.id), None)
        assert seen.features == tuple(each for each in view.features if each.feature in changed.features)
        about = {(f.rule, f.effect) for f in view.findings if changed.id in f.impacts}
        assert {(f.rule, f.effect) for f in seen.findings} == about


@st.composite
def changes(draw):
    """A record, and one of its impacts with a slot judged anew."""
    record = draw(records())
    impact = draw(st.sampled_from(record.impacts))
    slot = draw(st.sampled_from(("before", "now", "expected", "certainty")))
    scales = ("certainty",) if slot == "certainty" else draw(st.sampled_from(FAMILIES[impact.direction]))
    held = getattr(impact, slot)
    agreed = tuple(
        Judgement(scale=scale, level=draw(st.sampled_from((*SCALES[scale], "unknown"))), reason="So.")
        for scale in scales
    )
    credits = draw(st.sampled_from(((), *((m.id,) for m in record.measures)))) if slot != "before" else ()
    return record, msgspec.structs.replace(impact, **{slot: Slot(agreed=agreed, given=held.given, credits=credits)})


@given(changes(), st.sampled_from(PROFILES))
def test_an_outlook_is_what_an_evaluation_of_the_changed_record_says(made, profile):
    assert_foretold(small(), *made, profile)


@pytest.mark.parametrize("profile", PROFILES)
def test_an_outlook_on_an_impact_as_it_stands_is_the_evaluation_of_the_record(profile):
    record = build.three()
    for impact in record.impacts:
        assert_foretold(small(), record, impact, profile)


def test_features_stand_in_the_order_of_the_record():
    harm = build.harm("I01", build.built("certain", "grave"), features=("F02", "F01"))
    record = build.finished(harm)
    features = tuple(sorted(record.features, key=lambda feature: feature.id))
    record = msgspec.structs.replace(record, features=features)
    assert [feature.id for feature in features] == ["F01", "F02"]
    assert_foretold(small(), record, harm, "rights-first")


def test_a_slot_by_itself_reads_whatever_the_others_say():
    record = build.finished(build.harm("I01", build.built("certain", "grave"), now=build.built("remote", "minor")))
    preview = Preview(small(), record, on=ON)
    alone = {slot: slot_reading(preview.engine, record.impacts[0], slot, "rights-first") for slot in ("before", "now")}
    assert (alone["before"].level.high, alone["now"].level.high) == ("critical", "low")
    blank = slot_reading(preview.engine, record.impacts[0], "expected", "rights-first")
    assert blank.level.unknown


@pytest.mark.parametrize("slot, view", [("before", 0), ("now", 0), ("expected", 1), ("certainty", 0)])
def test_every_step_away_is_what_the_record_would_say(slot, view):
    measures = (build.measure("M01"), build.measure("M02", "planned"))
    later = {"now": build.slot("M01", likelihood="possible"), "expected": build.slot("M02", gravity="moderate")}
    start = {name: later[name] for name in (slot,) if name in later}
    impact = build.harm("I01", build.built("possible", "moderate"), **start)
    record = msgspec.structs.replace(build.finished(impact), measures=measures)
    steps = list(steps_away(Preview(small(), record, on=ON), impact, slot, "rights-first"))
    assert steps
    for step in steps:
        changed = put(record, judged(impact, slot, step.scale, step.becomes))
        view_after = views_of(evaluate(small(), changed, on=ON), "rights-first")[view]
        assert (view_after.verdict, view_after.impacts[0].level) == (step.service, step.level)
