"""Every rule has cases in which it fires and cases that only just do not, and each follows as it is written."""

import msgspec
import pytest

from bestinterests.domain.coverage import CoverageStatement
from bestinterests.domain.feature import Feature
from bestinterests.evaluation.engine import evaluate
from bestinterests.evaluation.rules import RULES
from tests.evaluation.build import BANDS, ON, harm
from tests.evaluation.findings import fired
from tests.evaluation.framework import ASKED, small
from tests.evaluation.golden import CASES, cases, differences, written

COUNTING = {"contradiction.all-low"}
"""Rules that count harms, whatever they are."""


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_case(case):
    assert differences(case, small()) == []


def test_every_rule_has_a_hit_and_a_near_miss():
    by_rule = {rule: {case.is_hit for case in cases() if case.rule == rule} for rule in RULES}
    assert [rule for rule, kinds in by_rule.items() if kinds != {True, False}] == []


def test_every_file_is_of_a_rule_or_a_table():
    assert [path.stem for path in CASES.glob("*.yaml") if path.stem not in RULES and "table" not in path.stem] == []


def preceded(record):
    """The record with a feature before all others that has one mild harm, to a band that nothing else touches."""
    looked = CoverageStatement(id="S90", features=("F90",), rights=ASKED, bands=BANDS, answer="looked", reason="So.")
    return msgspec.structs.replace(
        record,
        features=(Feature(id="F90", name="Quiet"), *record.features),
        impacts=(harm("I90", features=("F90",), right="article-19", bands=("0-5",)), *record.impacts),
        coverage=(looked, *record.coverage),
    )


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if case.is_hit and case.rule in RULES and case.rule not in COUNTING],
    ids=lambda case: f"{case.rule}: {case.name}",
)
def test_what_stands_before_it_silences_no_rule(case):
    def told(record):
        found = fired(evaluate(small(), record, on=ON))
        return sorted((place, written(finding)) for place, finding in found if finding.rule == case.rule)

    assert told(preceded(case.record)) == told(case.record)
