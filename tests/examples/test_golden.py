"""Each example reads today as it did when a person reviewed it against the case."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("golden", ROOT / "scripts" / "golden.py")
assert SPEC is not None
assert SPEC.loader is not None
golden = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(golden)


@pytest.mark.parametrize("path", golden.EXAMPLES, ids=lambda path: path.name.removesuffix(".bia.yaml"))
def test_example_reads_as_reviewed(path: Path) -> None:
    expected = (golden.GOLDEN / f"{path.name.removesuffix('.bia.yaml')}.txt").read_text(encoding="utf-8")
    _, evaluation = golden.evaluation_of(path)
    assert golden.golden_text(evaluation) == expected, "read the difference; if it is meant, run scripts/golden.py"


def test_there_are_four_examples_and_each_says_it_is_fictional() -> None:
    assert len(golden.EXAMPLES) == 4
    assert all(golden.evaluation_of(path)[0].assessment.fictional for path in golden.EXAMPLES)
