"""The same record, packs and day give the same bytes, wherever and whenever it is read."""

import datetime as dt
import os
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given

from bestinterests.evaluation.engine import evaluate
from tests.evaluation import build
from tests.evaluation.build import ON
from tests.evaluation.framework import shipped, small
from tests.evaluation.golden import cases
from tests.evaluation.strategies import records
from tests.repo.tree import ROOT

READ = """
import hashlib, msgspec
from bestinterests.evaluation.engine import evaluate
from tests.evaluation.build import ON
from tests.evaluation.framework import small
from tests.evaluation.golden import cases
told = hashlib.sha256()
for case in cases()[::7]:
    told.update(msgspec.json.encode(evaluate(small(), case.record, on=ON)))
print(told.hexdigest())
"""


@given(record=records())
def test_same_bytes_twice(record):
    copy = msgspec.json.decode(msgspec.json.encode(record), type=type(record))
    first = msgspec.json.encode(evaluate(small(), record, on=ON))
    assert msgspec.json.encode(evaluate(small(), copy, on=ON)) == first


def test_same_bytes_whatever_the_hash_seed():
    told = {
        subprocess.run(
            [sys.executable, "-c", READ],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(told) == 1


@pytest.mark.parametrize("name", ["finished", "tolerated", "three", "joint"])
def test_small_and_shipped_framework_read_alike(name):
    """The rights, duties and practices of a framework ask for answers; they judge no harm."""
    record = getattr(build, name)()
    for one, other in zip(
        evaluate(small(), record, on=ON).profiles, evaluate(shipped(), record, on=ON).profiles, strict=True
    ):
        assert one.now.impacts == other.now.impacts
        assert one.now.cumulative == other.now.cumulative


def test_only_the_day_given_is_read():
    record = build.tolerated()
    later = evaluate(small(), record, on=dt.date(2027, 6, 2))
    rules = {finding.rule for finding in later.profiles[0].now.findings}
    assert {"toleration.refused", "service.review"} <= rules
    assert evaluate(small(), record, on=ON).profiles[0].now.verdict.worst == "with_conditions"


def test_every_case_is_read_for_one_day():
    assert {evaluate(small(), case.record, on=ON).on for case in cases()[:3]} == {ON}
