"""Effects before controls: what the evaluation reads as now where nothing is credited and nothing was judged anew."""

from hypothesis import given
from msgspec.structs import replace

from bestinterests.domain.document import Assessment
from bestinterests.domain.impact import Slot
from bestinterests.evaluation import before_levels, evaluate
from bestinterests.evaluation.uncontrolled import before_controls
from bestinterests.packs.resolve import pins_of, resolve
from tests.strategies import ON, assessments

FRAMEWORK, _ = resolve(pins_of("uk-childrens-code"))
assert FRAMEWORK is not None


@given(assessments(counts={"I": (1, 6)}))
def test_before_is_now_where_nothing_is_credited_and_now_is_blank(held: Assessment) -> None:
    # A joint judgement may be raised to what its parts suggest, which is no reading of the slot.
    impacts = tuple(replace(each, now=Slot(), cumulates=()) for each in held.impacts)
    bare = replace(held, measures=(), impacts=impacts)
    evaluation = evaluate(FRAMEWORK, bare, on=ON)
    for result in evaluation.profiles:
        seen = {reading.impact: reading for reading in result.now.impacts}
        assert set(seen) == {impact.id for impact in bare.impacts}
        for impact in bare.impacts:
            before = before_levels(FRAMEWORK, impact)[result.profile]
            assert before.level == seen[impact.id].level
            assert before.counts == seen[impact.id].counts


@given(assessments(counts={"I": (1, 6)}))
def test_before_is_the_risk_of_a_dpia_on_the_regulators_table(held: Assessment) -> None:
    for impact in held.impacts:
        told = before_controls(FRAMEWORK, impact)
        assert told is None or told == before_levels(FRAMEWORK, impact)["ico-scales"].level
