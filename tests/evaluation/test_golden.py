"""Every rule has cases in which it fires and cases that only just do not, and each follows as it is written."""

import pytest

from bestinterests.evaluation.rules import RULES
from tests.evaluation.framework import small
from tests.evaluation.golden import CASES, cases, differences


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_case(case):
    assert differences(case, small()) == []


def test_every_rule_has_a_hit_and_a_near_miss():
    by_rule = {rule: {case.is_hit for case in cases() if case.rule == rule} for rule in RULES}
    assert [rule for rule, kinds in by_rule.items() if kinds != {True, False}] == []


def test_every_file_is_of_a_rule_or_a_table():
    assert [path.stem for path in CASES.glob("*.yaml") if path.stem not in RULES and "table" not in path.stem] == []
