"""Each rule switched off and each number moved one step is noticed by a golden case."""

import importlib.util
import sys

import pytest

from tests.evaluation.equivalent import EQUIVALENT
from tests.repo.tree import ROOT


@pytest.fixture(scope="module")
def table():
    spec = importlib.util.spec_from_file_location("rule_table", ROOT / "scripts/rule_table.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["rule_table"] = module
    spec.loader.exec_module(module)
    return module


def test_every_mutant_is_noticed(table):
    outcome = table.run(known=False)
    assert outcome.survivors == []
    assert outcome.made.total() > 300
    assert set(outcome.made) == {
        "rule", "cap", "threshold", "number", "list", "toleration", "build", "cell", "map"
    }  # fmt: skip


def test_every_equivalent_mutant_is_made(table):
    assert set(EQUIVALENT) <= {mutant.name for mutant in table.mutants(table.small())}
