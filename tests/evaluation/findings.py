"""Findings written out whole: for each rule and each way in which its golden cases let it fire, the first one.

Golden cases say that a rule fires and what follows. ``findings.yaml`` says all the rest of what a person reads: the
sentence, what would mend it, and which features, impacts, rights, bands and items it names. It is written anew by
``python -m tests.evaluation.findings``; read the difference as a reviewer would.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from bestinterests.domain.evaluation import Evaluation, Finding
from bestinterests.evaluation.engine import evaluate
from tests.evaluation.build import ON
from tests.evaluation.framework import small
from tests.evaluation.golden import Case, cases, written

TOLD = Path(__file__).parent / "findings.yaml"


def fired(result: Evaluation) -> Iterator[tuple[str, Finding]]:
    """Every finding of an evaluation, with the profile and view that it was made in, or ``record``."""
    for profile in result.profiles:
        for view in (profile.now, profile.expected):
            for finding in view.findings:
                yield f"{profile.profile} {view.view}", finding
    for finding in (*result.contradictions, *result.gaps, *result.coverage.open):
        yield "record", finding


def told(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every finding of a case's own rule as plain values, with where it was made; and what it is in short."""
    for place, finding in fired(evaluate(small(), case.record, on=ON)):
        if finding.rule == case.rule:
            values = msgspec.json.decode(msgspec.json.encode(finding))
            yield written(finding), {"case": f"{case.rule}: {case.name}", "seen": place, **values}


def firsts() -> Iterator[dict[str, Any]]:
    """The first finding of each rule and each way in which it fires."""
    met: set[tuple[str, str]] = set()
    for case in cases():
        for shape, values in told(case) if case.is_hit else ():
            if (case.rule, shape) not in met:
                met.add((case.rule, shape))
                yield values


if __name__ == "__main__":
    TOLD.write_text(yaml.safe_dump(list(firsts()), sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
