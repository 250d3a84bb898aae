"""No number of children that is hidden can be worked out from what is shown with its total."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.portfolio.suppressing import LEAST, shown

PARTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40), max_size=7)


@given(PARTS)
def test_what_is_small_is_never_shown(parts):
    may = shown(parts)
    assert all(parts[key] == 0 or parts[key] >= LEAST for key in may.parts)
    assert not may.total or sum(parts.values()) == 0 or sum(parts.values()) >= LEAST


@given(PARTS)
def test_what_the_total_leaves_over_is_never_one_number_and_never_small(parts):
    may = shown(parts)
    hidden = [number for key, number in parts.items() if key not in may.parts]
    if hidden and may.total:
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST


@given(PARTS)
def test_no_more_is_hidden_than_has_to_be(parts):
    small = {key for key, number in parts.items() if 0 < number < LEAST}
    hidden = parts.keys() - shown(parts).parts
    assert small <= hidden
    if not small:
        assert not hidden
    # A number that is not small is at least what hidden numbers have to add up to: one of them always does.
    assert len(hidden) <= len(small) + 1


@pytest.mark.parametrize("many, most", [(1, 14), (2, 14), (3, 14), (4, 12)])
def test_somebody_who_knows_the_rule_cannot_work_out_a_small_number(many, most):
    """All numbers up to a bound are laid together by what is seen of them; none that is small is the same in all."""
    views = defaultdict(list)
    for numbers in product(range(most + 1), repeat=many):
        may = shown(dict(enumerate(numbers)), least=4)
        seen = tuple(number if key in may.parts else None for key, number in enumerate(numbers))
        views[seen, sum(numbers) if may.total else None].append(numbers)
    for (seen, total), alike in views.items():
        if total is not None and total - sum(number or 0 for number in seen) > most:
            continue  # a number above the bound could be hidden there, and is not laid out
        for key in (key for key, number in enumerate(seen) if number is None):
            could_be = {numbers[key] for numbers in alike}
            assert len(could_be) > 1 or min(could_be) >= 4, (seen, alike)
