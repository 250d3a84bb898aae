"""No count under five is shown, and none that is left out can be worked out, even by whoever knows the method."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.workflow.casework.suppressing import FEWEST, suppressed

COUNTS = st.lists(st.one_of(st.integers(0, 7), st.integers(0, 40)), min_size=1, max_size=9)


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


def rows_of(length, most):
    """Every row of so many counts that come to at most so many."""
    if length == 0:
        yield ()
        return
    for first in range(most + 1):
        yield from ((first, *rest) for rest in rows_of(length - 1, most - first))


@pytest.mark.parametrize("length, most", [(2, 40), (3, 26), (4, 22), (5, 14)])
def test_whoever_knows_the_method_and_sees_a_row_still_finds_several_that_give_it(length, most):
    found = defaultdict(list)
    for row in rows_of(length, most):
        found[suppressed(row)].append(row)
    solved = [
        (shown, place)
        for shown, rows in found.items()
        for place, told in enumerate(shown.counts)
        if told is None and len({row[place] for row in rows}) < 2
    ]
    assert solved == []
