"""Evaluation at 50, 500 and 5,000 impacts: both profiles, both views, flips, distances and sentences."""

from __future__ import annotations

import msgspec

from benchmarks.documents import ON, assessment
from benchmarks.measure import best, exponent, row
from bestinterests.evaluation import evaluate
from bestinterests.evaluation.preview import Preview
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import pins_of, resolve

SIZES = [50, 500, 5000]


def run() -> list[str]:
    """Lines of the evaluation section."""
    framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
    assert framework is not None, problems
    return [
        "Evaluation (aim at 500 impacts: 60 ms; one changed judgement: 10 ms; exponent at most 1.1)",
        *_growth(framework, "many stops", mild=False),
        *_growth(framework, "mild, so that every single step could flip it", mild=True),
        *_one_change(framework),
    ]


def _growth(framework: Framework, name: str, *, mild: bool) -> list[str]:
    seconds = []
    lines = []
    for size in SIZES:
        record = assessment(framework, size, mild=mild)
        seconds.append(best(lambda record=record: evaluate(framework, record, on=ON), 5 if size < 5000 else 2))
        lines.append(row(f"{size} impacts, {name}", seconds[-1], seconds[-1] / seconds[0]))
    lines.append(f"  growth exponent from 500 to 5,000: {exponent(SIZES, seconds):.2f}")
    return lines


def _one_change(framework: Framework) -> list[str]:
    record = assessment(framework, 500)
    whole = best(lambda: evaluate(framework, record, on=ON))
    preview = Preview(framework, record, on=ON)
    one, other = record.impacts[3], record.impacts[6]
    changed = msgspec.structs.replace(one, before=other.before)
    seconds = best(lambda: preview.change(changed), 20)
    return [
        row("whole record of 500 impacts again", whole, 1.0),
        row("one changed judgement, the rest kept", seconds, seconds / whole),
    ]
