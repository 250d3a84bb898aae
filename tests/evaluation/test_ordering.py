"""Ordering laws: whatever makes a record worse never makes a verdict better, of the service, a feature or a band."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from bestinterests.domain.conformity import RegulatorConsultation
from tests.evaluation import build, worse
from tests.evaluation.build import benefit, harm, measure
from tests.evaluation.framework import small
from tests.evaluation.reading import seen
from tests.evaluation.strategies import Pen, records

ANSWERED = RegulatorConsultation(id="K01", outcome="may-proceed")
EVERY = [(change, True) for change in worse.BOTH_ENDS] + [(change, False) for change in worse.BAD_END]


EDGES = (
    build.finished(),
    build.tolerated(),
    build.tolerated(before=build.high(), overrides=(build.signature(),), regulator_consultations=(ANSWERED,)),
    build.joint(),
    build.tolerated(benefit("I03", accrues_to=("company",)), measures=(measure(), measure("M02"))),
    build.tolerated(
        before=build.high(),
        overrides=(build.signature(rule="veto.grave-harm"), build.signature("O02")),
        impacts=(
            harm(before=build.high(), right="article-6", now=build.slot("M01", gravity="grave", likelihood="remote")),
            benefit(right="article-6"),
        ),
    ),
)
"""Records of which nearly everything could be the last thing that holds."""


@st.composite
def sources(draw):
    """A record to make worse, now and then one at an edge."""
    return EDGES[draw(st.integers(0, len(EDGES) - 1))] if draw(st.integers(0, 7)) == 0 else draw(records())


def improved(before, after, *, both_ends):
    """Every verdict that is better after than before: where, and the ranks."""
    found = []
    for key, view in before.items():
        now = dict(after[key].parts())
        for part, (worst, best) in view.parts():
            new_worst, new_best = now.get(part, (worst, best))
            if new_worst > worst or (both_ends and new_best > best):
                found.append((*key, part, (worst, best), (new_worst, new_best)))
    return found


@given(record=sources(), data=st.data())
def test_worse_never_reads_better(record, data):
    """Every change for the worse, each on the same record."""
    before = seen(small(), record)
    for change, both_ends in EVERY:
        changed = data.draw(made_worse(change, record))
        if changed is not None:
            after = seen(small(), changed)
            event(f"{change.__name__}: " + ("a verdict moved" if before != after else "no verdict moved"))
            assert improved(before, after, both_ends=both_ends) == [], change.__name__


@st.composite
def made_worse(draw, change, record):
    """The record made worse, or None where there is nothing to change."""
    return change(Pen(draw), record)


@pytest.mark.parametrize("change", [change for change, _ in EVERY], ids=lambda change: change.__name__)
def test_each_change_has_bite(change):
    """With a fixed seed, each change does move verdicts of records at an edge."""
    moved: Counter[bool] = Counter()

    @settings(max_examples=40, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(record=st.integers(0, len(EDGES) - 1).map(EDGES.__getitem__), data=st.data())
    def count(record, data):
        changed = data.draw(made_worse(change, record))
        if changed is not None:
            moved[seen(small(), record) != seen(small(), changed)] += 1

    count()
    assert moved[True] >= 1, moved
