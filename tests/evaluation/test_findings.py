"""Every rule's findings say what they say in findings.yaml, to the word."""

import pytest
import yaml

from bestinterests.evaluation.rules import RULES
from tests.evaluation import findings
from tests.evaluation.golden import cases

TOLD = yaml.safe_load(findings.TOLD.read_text(encoding="utf-8"))
CASES = {f"{case.rule}: {case.name}": case for case in cases()}


@pytest.mark.parametrize("entry", TOLD, ids=lambda entry: f"{entry['case']}, {entry['seen']}")
def test_finding_is_told_as_written(entry):
    now = [values for _, values in findings.told(CASES[entry["case"]]) if values["seen"] == entry["seen"]]
    assert entry in now, "read the difference; if it is meant, run python -m tests.evaluation.findings"


def test_every_rule_is_told():
    assert {entry["rule"] for entry in TOLD} == set(RULES)
