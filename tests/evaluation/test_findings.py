"""Every rule's findings say what they say in findings.yaml, to the word."""

import pytest
import yaml

from bestinterests.evaluation.engine import evaluate
from bestinterests.evaluation.rules import RULES
from tests.evaluation import build, findings
from tests.evaluation.build import ON
from tests.evaluation.framework import small
from tests.evaluation.golden import cases

TOLD = yaml.safe_load(findings.TOLD.read_text(encoding="utf-8"))
CASES = {f"{case.rule}: {case.name}": case for case in cases()}


@pytest.mark.parametrize("entry", TOLD, ids=lambda entry: f"{entry['case']}, {entry['seen']}")
def test_finding_is_told_as_written(entry):
    now = [values for _, values in findings.told(CASES[entry["case"]]) if values["seen"] == entry["seen"]]
    assert entry in now, "read the difference; if it is meant, run python -m tests.evaluation.findings"


def test_every_rule_is_told():
    assert {entry["rule"] for entry in TOLD} == set(RULES)


# -- several harms in one finding ----------------------------------------------------------------------------


def found(rule, record):
    """Findings of a rule in the first profile, now."""
    return [f for f in evaluate(small(), record, on=ON).profiles[0].now.findings if f.rule == rule]


@pytest.mark.parametrize("count, ending", [(7, "and Harm I07 (I07),"), (8, "and 1 more,"), (9, "and 2 more,")])
def test_past_seven_names_the_rest_is_counted(count, ending):
    harms = [build.harm(f"I{number:02d}", build.medium()) for number in range(1, count + 1)]
    [finding] = found("toleration.refused", build.finished(*harms))
    assert ending in finding.sentence
    assert len(finding.impacts) == count


def test_a_harm_of_two_features_is_told_once_with_the_first():
    record = build.finished(build.harm(before=build.medium(), features=("F01", "F02")), build.benefit())
    [finding] = found("toleration.refused", record)
    assert "Not tolerated in Feature F01 (F01)" in finding.sentence
    assert finding.features == ("F01", "F02")


@pytest.mark.parametrize(
    "slot, sharpen",
    [
        (build.blank(), ("I01 severity: not judged",)),
        (build.slot(severity="serious"), ("I01 likelihood: not judged",)),
        (build.slot(severity="serious", likelihood="unknown"), ("I01 likelihood: unknown",)),
        (
            build.slot(severity="moderate..grave", likelihood="possible..likely"),
            ("I01 severity: moderate to grave", "I01 likelihood: possible to likely"),
        ),
    ],
    ids=["nothing judged", "likelihood not judged", "likelihood unknown", "two ranges"],
)
def test_an_open_finding_says_what_to_sharpen(slot, sharpen):
    [finding] = found("gate.remedy", build.finished(build.harm(before=slot), remedy_routes=()))[:1]
    assert not finding.firm
    assert set(finding.sharpen) == set(sharpen)
