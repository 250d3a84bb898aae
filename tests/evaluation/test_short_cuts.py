"""Short cuts through hand-made records in which harms add up, are paid for, cleared, judged together or cut loose.

What ``test_oracles`` asks of random records is asked here of every single change and of pairs, with nothing random.
"""

from itertools import combinations

import pytest

from bestinterests.domain.feature import Link
from bestinterests.evaluation.distance import DistanceFinder
from bestinterests.evaluation.flips import FlipFinder
from tests.evaluation import build, stepping
from tests.evaluation.build import benefit, finished, harm
from tests.evaluation.framework import adding, small, strict
from tests.evaluation.reading import looks
from tests.words import SCALES

LOW_PAIR = (harm("I01"), harm("I03"), benefit())
COMPANY = benefit("I04", right="article-16", accrues_to=("company",))
RECORDS = {
    "three features add up": build.three,
    "judged together": build.joint,
    "judged together, one step too low": lambda: build.joint(cumulative_reason=""),
    "judged together but for one": lambda: build.joint(cumulates=("I01", "I03")),
    "judged together for one band": lambda: build.joint(bands=("10-12",)),
    "judged together but for one low harm": lambda: finished(
        *LOW_PAIR,
        harm("I05"),
        harm("I07", cumulates=("I01", "I03"), cumulative_reason="The same few."),
        harm("I09", cumulates=("I03", "I05"), cumulative_reason="The same few."),
    ),
    "two add up, a third may": lambda: finished(
        harm("I01", build.medium()),
        harm("I03", build.medium(), features=("F02",)),
        harm("I05", features=("F03",)),
        harm(
            "I07", build.medium(), features=("F01", "F02"), cumulates=("I01", "I03"), cumulative_reason="The same few."
        ),
    ),
    "low harms together": lambda: finished(*LOW_PAIR),
    "low harms together, judged": lambda: finished(
        *LOW_PAIR, harm("I05", cumulates=("I01", "I03"), cumulative_reason="The same few.")
    ),
    "low harms of two groups": lambda: finished(harm("I01", groups=("G01",)), harm("I03", groups=("G02",))),
    "low harms on two rights": lambda: finished(
        harm("I01"), harm("I03", right="article-13", linked_rights=("article-16",))
    ),
    "one makes the other worse": lambda: finished(
        *LOW_PAIR, links=(Link(id="L01", source="I01", target="I03", kind="amplifies"),)
    ),
    "paid for at the edge": lambda: build.tolerated(
        impacts=(harm("I01", build.medium()), benefit("I02", build.gain("possible", "moderate"), right="article-16"))
    ),
    "paid for where the company gains": lambda: build.tolerated(COMPANY),
    "what children gain hangs on weak evidence, beside the company": lambda: build.tolerated(
        COMPANY,
        impacts=(
            harm("I01", build.slot(severity="moderate", likelihood="possible"), certainty=build.sure()),
            benefit("I02", right="article-16", certainty=build.sure("weak")),
            benefit("I03", right="article-16", certainty=build.sure("fair"), before=build.gain("possible", "slight")),
        ),
    ),
    "a mild harm beside the company's gain and a small one of children": lambda: finished(
        harm("I01", build.slot(severity="minor", likelihood="possible"), certainty=build.sure()),
        benefit("I02", build.gain("remote", "slight"), right="article-16", certainty=build.sure("weak")),
        COMPANY,
    ),
    "a harm that nobody tolerates, beside the company's gain and a small one of children": lambda: finished(
        harm("I01", build.slot(severity="moderate", likelihood="possible"), certainty=build.sure()),
        benefit("I02", build.gain("possible", "slight"), right="article-16", certainty=build.sure("fair")),
        COMPANY,
    ),
    "judged together, worse than its parts": lambda: finished(
        harm("I01", build.slot(severity="minor", likelihood="remote")),
        harm("I03", build.slot(severity="minor", likelihood="remote"), right="article-13", features=("F02",)),
        harm(
            "I05",
            build.slot(severity="moderate", likelihood="remote"),
            features=("F01", "F02"),
            cumulates=("I01", "I03"),
            cumulative_reason="The same few.",
            linked_rights=("article-13",),
        ),
    ),
    "the company gains alone": lambda: finished(harm("I01", build.medium()), COMPANY),
    "a grave harm to life": lambda: build.tolerated(harm("I05", build.built(gravity="serious"), right="article-6")),
    "two steps from another verdict": lambda: finished(harm("I01", build.slot(severity="minor", likelihood="remote"))),
    "no way of its own to another verdict": lambda: finished(benefit()),
    "stopped by two harms": lambda: finished(
        harm("I01", build.built("certain", "grave")), harm("I03", build.built("likely", "grave"))
    ),
    "not judged": lambda: build.tolerated(harm("I05", build.blank())),
    "ranges": lambda: build.tolerated(harm("I05", build.built("remote..possible", "minor..serious"))),
}


def changes_of(look):
    """Every level that one judgement of one impact could have, and two likelihoods at one end: readings by place."""
    order = look.engine.method.slots.order

    def read(place, scale, level):
        spans = list(look.scene.resolved[place].spans)
        if spans[order.index(scale)] is None:
            return look.readings[place]
        spans[order.index(scale)] = look.engine.method.scales.read(scale, level)
        return stepping.reading_of(look, place, tuple(spans))

    places = [place for place, reading in enumerate(look.readings) if reading is not None]
    for place in places:
        for scale in ("likelihood", "gravity", "size", "certainty"):
            yield from ({place: read(place, scale, level)} for level in SCALES[scale])
    for pair in combinations(places, 2):
        for level in ("remote", "certain"):
            yield {place: read(place, "likelihood", level) for place in pair}


@pytest.mark.parametrize("framework", [small, strict, adding], ids=["small", "strict", "adding"])
@pytest.mark.parametrize("profile", [0, 1], ids=["rights-first", "ico-scales"])
@pytest.mark.parametrize("name", RECORDS)
def test_every_change_gives_the_rank_of_a_state_built_anew(name, profile, framework):
    look = looks(framework(), RECORDS[name]())[2 * profile]
    for changes in changes_of(look):
        readings = [changes.get(place, reading) for place, reading in enumerate(look.readings)]
        for state, best in ((look.worst, False), (look.best, True)):
            assert state.rank_with(changes) == look.rebuilt(readings, best=best).rank(), changes


@pytest.mark.parametrize("framework", [strict, adding], ids=["strict", "adding"])
@pytest.mark.parametrize("name", RECORDS)
def test_leaving_out_by_counting_gives_the_rank_of_a_state_built_anew(name, framework):
    for look in looks(framework(), RECORDS[name]())[::2]:
        places = [place for place, reading in enumerate(look.readings) if reading is not None]
        for size in (1, 2):
            for out in combinations(places, size):
                readings = [None if place in out else reading for place, reading in enumerate(look.readings)]
                for state, best in ((look.worst, False), (look.best, True)):
                    if state.can_leave_out(out):
                        assert state.rank_leaving_out(out) == look.rebuilt(readings, best=best).rank(), out


@pytest.mark.parametrize("framework", [small, strict], ids=["small", "strict"])
@pytest.mark.parametrize("name", RECORDS)
def test_flips_are_all_single_steps_that_change_the_verdict(name, framework):
    record = RECORDS[name]()
    look = looks(framework(), record)[0]
    assert stepping.flips_found(look) == stepping.flips_tried(framework(), record, look)


@pytest.mark.parametrize("framework", [small, strict], ids=["small", "strict"])
@pytest.mark.parametrize("name", RECORDS)
def test_distances_are_the_fewest_steps(name, framework):
    look = looks(framework(), RECORDS[name]())[0]
    flips = FlipFinder(look.worst).find()
    finder = DistanceFinder(look.worst, flips)
    worse, better = finder.adverse(), finder.favourable()
    assert worse.steps == stepping.fewest(look, adverse=True)
    if better.exact:
        assert better.steps == stepping.fewest(look, adverse=False)
    if better.steps is not None:
        assert stepping.improved(look, better.path)


@pytest.mark.parametrize("level", ["remote", "certain", "unknown"])
@pytest.mark.parametrize("name", RECORDS)
def test_preview_of_a_changed_judgement_equals_the_changed_record(name, level):
    record = RECORDS[name]()
    for impact in record.impacts[:3]:
        changed = stepping.judged(impact, "before", "likelihood", level)
        stepping.preview_moves(strict(), record, changed)


@pytest.mark.parametrize(
    "record, changed",
    [
        (finished(), harm(mechanism=" ")),
        (finished(), harm(before=build.slot(severity="minor", likelihood="remote", reason=""))),
        (build.tolerated(before=build.high()), harm(before=build.high(), arises_from="wider-service")),
        (finished(harm(mechanism=""), benefit()), harm()),
    ],
    ids=["no mechanism", "no reason", "not from data", "a mechanism at last"],
)
def test_preview_of_what_else_bears_on_a_harm_equals_the_changed_record(record, changed):
    assert stepping.preview_moves(small(), record, changed), "it changes nothing"
