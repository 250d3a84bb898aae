"""How firm a verdict is: ranges, failing controls, evidence and slips, each against trying everything."""

from __future__ import annotations

import random
from itertools import product
from math import prod

import msgspec
import pytest
from hypothesis import assume, given

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.feature import Link
from bestinterests.evaluation.engine import evaluate
from bestinterests.evaluation.scales import Span
from bestinterests.evaluation.trials import ControlTrial, Stability, evidence_test
from tests.evaluation import build
from tests.evaluation.build import ON, benefit, finished, harm, measure, slot, sure
from tests.evaluation.framework import small
from tests.evaluation.reading import looks, seen, service
from tests.evaluation.stepping import moved
from tests.evaluation.strategies import records
from tests.words import SCALES

MOST_POINTS, MOST_SLIPS = 200, 2_500
SEED = 20_260_601


def ranges_of(record):
    """Every judgement that is a range: impact, slot, scale and the levels that it spans."""
    found = []
    for impact in record.impacts:
        for name in ("before", "now", "expected", "certainty"):
            for judgement in getattr(impact, name).agreed:
                steps = SCALES[judgement.scale]
                low, _, high = judgement.level.partition("..")
                if judgement.level == "unknown":
                    found.append((impact.id, name, judgement.scale, steps))
                elif high:
                    first, last = sorted((steps.index(low), steps.index(high)))
                    found.append((impact.id, name, judgement.scale, steps[first : last + 1]))
    return found


def with_points(record, chosen):
    """The record with each range put at one of its points."""
    tree = msgspec.json.decode(msgspec.json.encode(record))
    for (impact, name, scale, _), level in chosen:
        held = next(i for i in tree["impacts"] if i["id"] == impact)[name]["agreed"]
        next(j for j in held if j["scale"] == scale)["level"] = level
    return msgspec.convert(tree, type(record))


@given(record=records(harms=(1, 2)))
def test_range_by_end_points_equals_every_point(record):
    found = ranges_of(record)
    size = 1
    for _, _, _, steps in found:
        size *= len(steps)
    assume(found and size <= MOST_POINTS)
    told = service(small(), record)
    points = [
        service(small(), with_points(record, list(zip(found, levels, strict=True))))
        for levels in product(*(steps for _, _, _, steps in found))
    ]
    for key, (worst, best) in told.items():
        assert worst == min(point[key][0] for point in points)
        assert max(worst, best) == max(max(point[key]) for point in points)


def without(record, measure):
    """The record with one measure abandoned."""
    measures = tuple(msgspec.structs.replace(m, status="abandoned") if m.id == measure else m for m in record.measures)
    return msgspec.structs.replace(record, measures=measures)


def flips_of_failures(record):
    """For each control that counts; how many of the failures change the verdict."""
    flips = 0
    for look in looks(small(), record):
        key = look.lens.id, look.view
        trial = ControlTrial(look.engine.method, look.worst, look.gates, look.scene.fact_book, look.scene.resolved)
        for failure in trial.run():
            alone = service(small(), without(record, failure.measure))[key][0]
            assert VERDICTS.index(failure.verdict) == alone, failure
            assert failure.flips == (failure.verdict != VERDICTS[look.worst.rank()])
            flips += failure.flips
    return flips


@given(record=records())
def test_failing_control_equals_the_record_without_it(record):
    flips_of_failures(record)


TESTED_TWICE = (measure("M01"), measure("M02"), measure("M03", "planned"), measure("M04", "implemented"))
GRAVE = {
    "overrides": (build.signature(), build.signature("O02", "veto.grave-harm")),
    "measures": TESTED_TWICE,
    "impacts": (
        harm(before=build.high(), right="article-6", now=slot("M01", "M02", gravity="grave", likelihood="remote")),
        benefit(right="article-6"),
    ),
}
CONTROLLED = {
    "a grave harm under two tested controls": build.tolerated(**GRAVE),
    "a harm under one control of three": build.tolerated(
        harm("I03", build.high(), now=slot("M01", "M04", likelihood="remote"), expected=slot("M03", reach="few")),
        measures=TESTED_TWICE,
    ),
    "a benefit that a control makes": build.tolerated(
        impacts=(
            harm(before=build.medium()),
            benefit(before=build.gain("remote", "slight"), now=slot("M02", size="substantial"), right="article-16"),
        ),
        measures=TESTED_TWICE,
    ),
    "two links, one cut": finished(
        harm(),
        harm("I03", features=("F02",)),
        benefit(),
        links=(
            Link(id="L01", source="I01", target="I02", kind="amplifies"),
            Link(id="L02", source="I01", target="I03", kind="amplifies", ended_by=("M01",)),
        ),
    ),
}


@pytest.mark.parametrize("name", CONTROLLED)
def test_failing_control_of_a_record_made_by_hand_equals_the_record_without_it(name):
    assert flips_of_failures(CONTROLLED[name]) > 0


@given(record=records())
def test_evidence_test_equals_the_reading_of_strong_evidence_alone(record):
    for look in looks(small(), record):
        fair = SCALES["certainty"].index("fair")
        kept = [r if r is not None and r.certainty.lo >= fair else None for r in look.readings]
        told = evidence_test(look.engine.method, look.worst, look.best, lambda r, b, held=look: held.rebuilt(r, best=b))
        worst, best = look.rebuilt(kept).rank(), look.rebuilt(kept, best=True).rank()
        assert (told.worst, told.best) == (VERDICTS[worst], VERDICTS[max(worst, best)])


def test_evidence_test_leaves_a_link_out_with_the_harm_that_it_starts_from():
    record = finished(
        harm(), harm("I03", right="article-16", bands=("10-12",), features=("F02",), certainty=sure("weak")),
        links=(Link(id="L01", source="I01", target="I03", kind="amplifies"),),
    )  # fmt: skip
    told = evaluate(small(), record, on=ON).profiles[0].now
    assert told.verdict.worst == "not_shown"
    assert told.robustness.evidence_test.worst == "consistent_on_this_record"


# -- stability share -----------------------------------------------------------------------------------------


def slips(look, place):
    """Every way in which the judgements of an impact at the bad end may stay or slip a step."""
    order = look.engine.method.slots.order
    choices = []
    for scale, span in zip(order, look.scene.resolved[place].spans, strict=True):
        if span is None:
            choices.append([None])
            continue
        top = len(SCALES[scale]) - 1
        high = scale != "certainty"
        worse = moved(Span(span.hi, span.hi) if high else Span(span.lo, span.lo), top, reads_high=high, adverse=True)
        better = moved(Span(span.hi, span.hi) if high else Span(span.lo, span.lo), top, reads_high=high, adverse=False)
        end = Span(span.hi, span.hi) if high else Span(span.lo, span.lo)
        choices.append([better or end, end, worse or end])
    return [tuple(chosen) for chosen in product(*choices)]


def ranks_after_slips(look):
    """Rank of the service for every combination of slips of its harms."""
    harms = [p for p in look.engine.index.harms if look.readings[p] is not None]
    reader = look.engine.method.reader
    read = {p: [reader.read(look.lens, True, spans) for spans in slips(look, p)] for p in harms}
    for chosen in product(*(read[p] for p in harms)):
        yield look.worst.rank_with(dict(zip(harms, chosen, strict=True)))


def shares_of_slips(record):
    """In each profile and view in which a share is stated; how many that are."""
    stated = 0
    for look in looks(small(), record):
        told = Stability(look.engine.method, look.worst).share()
        ways = [len(slips(look, p)) for p in look.engine.index.harms if look.readings[p] is not None]
        if told is not None and prod(ways) <= MOST_SLIPS:
            found = list(ranks_after_slips(look))
            share = sum(rank == look.worst.rank() for rank in found) / len(found)
            assert told == pytest.approx(share, abs=2e-6)
            stated += 1
    return stated


@given(record=records(harms=(1, 2), joints=False, credits=False))
def test_stability_share_is_the_share_of_all_slips(record):
    shares_of_slips(msgspec.structs.replace(record, balances=()))


MILD = slot(severity="minor", likelihood="possible")


@pytest.mark.parametrize(
    "record",
    [
        finished(harm(before=MILD), harm("I03", MILD, right="article-13", certainty=sure("weak"))),
        finished(harm(before=MILD), harm("I03", MILD, right="article-13"), benefit()),
        finished(harm(before=slot(severity="minor..serious", likelihood="remote"), certainty=sure("weak..fair"))),
        finished(harm(before=slot(severity="grave", likelihood="certain"), right="article-6")),
        finished(harm(before=MILD), consultations=()),
    ],
    ids=["two alike", "two, one more sure", "ranges", "stopped", "nobody heard"],
)
def test_stability_share_of_a_record_made_by_hand_is_the_share_of_all_slips(record):
    assert shares_of_slips(record) > 0


def test_stability_share_is_near_what_chance_gives():
    record = finished(
        harm(before=slot(severity="moderate", likelihood="remote")),
        harm("I03", slot(severity="minor", likelihood="possible"), right="article-13", certainty=sure("weak")),
    )
    chance = random.Random(SEED)
    for look in looks(small(), record):
        told = Stability(look.engine.method, look.worst).share()
        found = list(ranks_after_slips(look))
        kept = sum(chance.choice(found) == look.worst.rank() for _ in range(4000)) / 4000
        assert told == pytest.approx(kept, abs=0.05), f"seed {SEED}"
        assert 0 < told < 1


@pytest.mark.parametrize(
    "record",
    [
        build.tolerated(),
        build.joint(),
        finished(harm(), benefit(), benefit("I03", accrues_to=("company",))),
        finished(harm(), harm("I03")),
        finished(harm(), harm("I03", features=("F02",)), harm("I05", features=("F03",))),
    ],
    ids=[
        "paid for by a benefit",
        "judged together",
        "a claim of the company",
        "could ask to be judged together",
        "could add up over three features",
    ],
)
def test_no_share_is_stated_where_judgements_hang_together(record):
    result = evaluate(small(), record, on=ON)
    assert result.profiles[0].now.robustness.stability_share is None


@pytest.mark.parametrize(
    "record",
    [
        finished(harm(), harm("I03", features=("F02",))),
        finished(harm(), harm("I03", groups=("G01",))),
        finished(harm(), harm("I03", bands=("0-5",))),
    ],
    ids=["two features add up to nothing", "two groups", "two bands"],
)
def test_a_share_is_stated_where_slips_open_nothing(record):
    assert evaluate(small(), record, on=ON).profiles[0].now.robustness.stability_share is not None


def test_share_of_a_record_without_harms_is_whole():
    result = evaluate(small(), finished(benefit()), on=ON)
    assert result.profiles[0].now.robustness.stability_share == 1.0


def test_share_lies_between_none_and_all():
    record = finished(harm(), harm("I03", right="article-13"), benefit())
    share = evaluate(small(), record, on=ON).profiles[0].now.robustness.stability_share
    assert share is not None
    assert 0 <= share <= 1


def test_best_end_of_every_record_is_no_worse_than_its_worst():
    for name in ("finished", "tolerated", "three", "joint"):
        for view in seen(small(), getattr(build, name)()).values():
            assert all(worst <= best for _, (worst, best) in view.parts())
