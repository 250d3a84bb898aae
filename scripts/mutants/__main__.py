"""Which changed line of code does no test notice? mutmut makes the changes; this runs the tests on each, fast.

mutmut starts pytest anew for every mutant. Here pytest collects once; each mutant is then put in place in a forked
copy of the process (its code takes the place of the function's), so no file changes and the tests start at once. A
mutant meets the tests that run its statement, quickest first, until one fails. Caches that outlive a test are emptied.

    python scripts/mutants evaluation            # every module of bestinterests/evaluation
    python scripts/mutants changes numbering     # one module
    python scripts/mutants evaluation --retry    # only what was not noticed last time
    python scripts/mutants evaluation --quick --most 120    # a first look: no property tests, few cases

Results are written as they come, a line of JSON each, to ``build/mutants/AREA.jsonl``. A mutant of which no test fails
has one of three states: ``silent`` where the golden cases give the same results to the byte (perhaps it means the
same), ``wording`` where only sentences for people differ, ``alive`` else. ``unreached``: no test runs the statement.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from making import ROOT, Mutant, mutants_of
from running import Run

PROPERTIES = tuple(f"tests/evaluation/test_{name}.py" for name in ("ordering", "neutrality", "oracles", "trials"))
"""Tests that read many records: with ``--quick`` they are not even collected."""
RESULTS = ROOT / "build" / "mutants"
TESTS = {
    "evaluation": ("tests/evaluation", "tests/examples/test_golden.py"),
    "changes": ("tests/changes",),
}
"""Tests that answer for an area."""
LEFT_OUT = (
    "tests/evaluation/test_rule_table.py",  # mutants of the method: minutes of their own
    "tests/evaluation/test_determinism.py",  # starts other processes, which hold no mutant
    "tests/evaluation/test_ordering.py::test_each_change_has_bite",  # of the tests, not of the code
)


def table(results: Iterable[dict[str, Any]]) -> str:
    """Counts by module and state."""
    states = ("killed", "silent", "wording", "alive", "unreached", "unrun")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        counts[result["module"].removeprefix("bestinterests.")][result["state"]] += 1
    lines = [f"{'module':32}{'mutants':>8}" + "".join(f"{state:>10}" for state in states)]
    for name, by_state in (*sorted(counts.items()), ("all", sum(counts.values(), Counter[str]()))):
        lines.append(f"{name:32}{by_state.total():8}" + "".join(f"{by_state[state]:10}" for state in states))
    return "\n".join(lines)


def unnoticed(results: Iterable[dict[str, Any]]) -> str:
    """Each mutant that no test noticed, below its function."""
    lines: list[str] = []
    for result in results:
        if result["state"] != "killed":
            place = f"{result['module'].removeprefix('bestinterests.')}.{result['function']}"
            lines += [] if place in lines else [place]
            lines.append(f"    {result['state']:9} {result['line']:4}  {result['change']}")
    return "\n".join(lines)


def chosen(area: str, modules: list[str], names: set[str] | None) -> list[Mutant]:
    """The mutants to run: of these modules, in the order named; of every module of the area where none is named."""
    folder = ROOT / "bestinterests" / area
    paths = [folder / f"{name}.py" for name in modules] or sorted(folder.rglob("*.py"))
    made = [mutant for path in paths for mutant in mutants_of(path)]
    return [mutant for mutant in made if names is None or mutant.module + mutant.name in names]


def main() -> int:
    """Run, and print what no test noticed and the counts; always 0, since what survives is for a person to judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("area", choices=sorted(TESTS))
    parser.add_argument("modules", nargs="*", help="modules of the area, as in: state findings/vetoes")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time (2)")
    parser.add_argument("--examples", type=int, default=5, help="examples of each property test (5)")
    parser.add_argument("--most", type=int, default=10_000, help="tests that a mutant meets (all)")
    parser.add_argument("--quick", action="store_true", help="leave slow tests out")
    parser.add_argument("--to", type=Path, help="where to write (build/mutants/AREA.jsonl)")
    parser.add_argument("--retry", action="store_true", help="only those of build/mutants that no test noticed")
    asked = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    RESULTS.mkdir(parents=True, exist_ok=True)
    written = asked.to or RESULTS / f"{asked.area}.jsonl"
    names = None
    if asked.retry:
        held = (RESULTS / f"{asked.area}.jsonl").read_text(encoding="utf-8")
        last = [json.loads(line) for line in held.splitlines()]
        names = {result["module"] + result["name"] for result in last if result["state"] != "killed"}
    run = Run(chosen(asked.area, asked.modules, names), written, asked)
    settings.register_profile(
        "mutants",
        max_examples=asked.examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    left_out = [f"--deselect={test}" for test in (*LEFT_OUT, *(PROPERTIES if asked.quick else ()))]
    options = ["-q", "-s", "--hypothesis-profile=mutants", *left_out]
    pytest.main([*options, *TESTS[asked.area]], plugins=[run])
    print(unnoticed(run.results), table(run.results), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
