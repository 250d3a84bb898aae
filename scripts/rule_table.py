"""Does a test notice each rule and each number of the method? Switch every one off or move it a step, and see.

Every rule is switched off in each profile that has it on. Every threshold, cap, list entry, matrix cell and scale map
is moved one step either way (cells only where the table stays monotone). Each such mutant is read with the golden
cases until one of them notices; a mutant that none notices fails the run, unless EQUIVALENT says why it cannot matter.

    python scripts/rule_table.py            # a table of counts, survivors below it; 1 where one is not accounted for
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bestinterests.evaluation.engine import evaluate
from tests.evaluation.build import ON
from tests.evaluation.equivalent import EQUIVALENT
from tests.evaluation.framework import small
from tests.evaluation.golden import Case, cases, compared
from tests.evaluation.mutants import Mutant, mutants


def notices(mutant: Mutant) -> Case | None:
    """The first golden case that tells this mutant from the method, nearest cases first; None if there is none."""
    ordered = sorted(cases(), key=lambda case: not (case.rule.startswith(mutant.hint) or mutant.hint in case.rule))
    for case in ordered:
        result = evaluate(mutant.framework, case.record, on=ON)
        if mutant.muted:
            result = msgspec.structs.replace(
                result,
                contradictions=tuple(f for f in result.contradictions if f.rule != mutant.muted),
                gaps=tuple(f for f in result.gaps if f.rule != mutant.muted),
            )
        if compared(case, result):
            return case
    return None


class Outcome(NamedTuple):
    """What came of the run: mutants by kind, survivors nobody accounts for, and reasons that are no longer needed."""

    made: Counter[str]
    noticed: Counter[str]
    survivors: list[str]
    stale: list[str]


def run(*, known: bool = True) -> Outcome:
    """Read every mutant. known: also those that EQUIVALENT names, to see whether the reason still holds."""
    made: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    alive: list[str] = []
    for mutant in mutants(small()):
        if not known and mutant.name in EQUIVALENT:
            continue
        made[mutant.kind] += 1
        if notices(mutant) is None:
            alive.append(mutant.name)
        else:
            noticed[mutant.kind] += 1
    survivors = [name for name in alive if name not in EQUIVALENT]
    stale = [name for name in EQUIVALENT if name not in alive] if known else []
    return Outcome(made, noticed, survivors, stale)


def main() -> int:
    """Print the table; 0 if every mutant is noticed or accounted for."""
    outcome = run()
    print(f"{'kind':12}{'mutants':>9}{'noticed':>9}{'equivalent or alive':>21}")
    for kind, count in outcome.made.items():
        print(f"{kind:12}{count:9}{outcome.noticed[kind]:9}{count - outcome.noticed[kind]:21}")
    print(f"{'all':12}{outcome.made.total():9}{outcome.noticed.total():9}")
    for name, reason in EQUIVALENT.items():
        print(f"equivalent  {name}: {reason}")
    for name in outcome.survivors:
        print(f"ALIVE       {name}")
    for name in outcome.stale:
        print(f"STALE       {name} is noticed; take it off the list")
    return 1 if outcome.survivors or outcome.stale else 0


if __name__ == "__main__":
    sys.exit(main())
