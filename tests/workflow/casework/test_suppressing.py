"""No count under five is shown, and none that is left out can be worked out, even by whoever knows the method."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.workflow.casework.suppressing import FEWEST, suppressed

COUNTS = st.lists(st.one_of(st.integers(0, 7), st.integers(0, 40)), min_size=1, max_size=9)
FEW = st.lists(st.integers(0, 9), min_size=2, max_size=4)


@given(COUNTS)
def test_nothing_small_is_shown_and_what_is_shown_is_true(counts):
    shown = suppressed(counts)
    assert shown.total in (None, sum(counts))
    assert (shown.total is None) == (sum(counts) < FEWEST)
    assert all(told in (None, count) for told, count in zip(shown.counts, counts, strict=True))
    assert all(told is None or told == 0 or told >= FEWEST for told in shown.counts)
    gone = [count for told, count in zip(shown.counts, counts, strict=True) if told is None]
    # What is left when all that is shown is taken from the total is no small group, and not of one count alone.
    if gone and shown.total is not None:
        assert sum(gone) >= FEWEST
        assert len(gone) > 1
    if shown.total is not None and not any(0 < count < FEWEST for count in counts):
        assert shown.counts == tuple(counts)


@settings(max_examples=60)
@given(FEW)
def test_whoever_knows_the_method_still_finds_several_rows_that_give_the_same(counts):
    shown = suppressed(counts)
    places = [place for place, told in enumerate(shown.counts) if told is None]
    most = FEWEST - 1 if shown.total is None else shown.total
    possible = [set() for _ in places]
    for values in product(range(most + 1), repeat=len(places)):
        if shown.total is not None and sum(values) + sum(told or 0 for told in shown.counts) != shown.total:
            continue
        row = list(shown.counts)
        for place, value in zip(places, values, strict=True):
            row[place] = value
        if suppressed(row) == shown:
            for found, value in zip(possible, values, strict=True):
                found.add(value)
    assert all(len(found) > 1 for found in possible), (counts, shown, possible)
