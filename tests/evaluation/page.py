"""The parts of docs/method.md that the engine and the profiles say, so that the page cannot say otherwise.

A part follows a marker: ``<!-- table: NAME -->`` a Markdown table, ``<!-- told: NAME -->`` what the engine says
about the page's one worked example, whose document stands in the page's only ``yaml`` fence. Every part is written
anew by ``python -m tests.evaluation.page``.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import VERDICT_WORDS, Evaluation, Finding, ImpactReading, ViewResult
from bestinterests.evaluation.engine import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import resolve
from tests.evaluation import page_tables

PAGE = Path(__file__).resolve().parents[2] / "docs" / "method.md"
ALIGNED = ("verdicts", "parts")
"""Parts that are lists in columns; the others are quoted."""
PART = re.compile(r"<!-- (table|told): ([A-Za-z0-9. -]+) -->\n\n(.*?)\n(?=\n)", re.DOTALL)
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Example(NamedTuple):
    """The worked example, read."""

    record: Assessment
    framework: Framework
    result: Evaluation

    def view(self, name: str) -> ViewResult:
        """A profile and view by name, as in ``rights-first now``."""
        profile, view = name.split()
        found = next(p for p in self.result.profiles if p.profile == profile)
        return found.now if view == "now" else found.expected


@cache
def example() -> Example:
    """The worked example of the page, read on the day it was assessed."""
    found = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(found) == 1, "the page has one example"
    document, problems = read_document(found[0].encode(), "method.yaml")
    assert document is not None, problems
    framework, missing = resolve(document.assessment.packs)
    assert framework is not None, missing
    day = document.assessment.assessed_on
    assert day is not None
    return Example(document.assessment, framework, evaluate(framework, document.assessment, on=day))


def written(kind: str, name: str) -> str:
    """What a part must say."""
    if kind == "table":
        return page_tables.table(example().framework, name)
    lines = _told(name)
    if name.split(" ")[0] in ALIGNED:
        return "```text\n" + "\n".join(lines) + "\n```"
    quote = textwrap.TextWrapper(118, initial_indent="> ", subsequent_indent="> ", break_on_hyphens=False)
    return "\n>\n".join(quote.fill(line) for line in lines)


def rewritten(text: str) -> str:
    """The page with every part written anew."""
    return PART.sub(lambda m: f"<!-- {m[1]}: {m[2]} -->\n\n{written(m[1], m[2])}\n", text)


def _told(name: str) -> list[str]:
    what, _, where = name.partition(" of ")
    if what in ONCE:
        return ONCE[what](example().result)
    view = example().view(where)
    return IN_VIEW[what.split(" ")[0]](view, what.partition(" ")[2])


# -- read once a record -----------------------------------------------------------------------------------------


def _verdicts(result: Evaluation) -> list[str]:
    lines = []
    for profile in result.profiles:
        for view in (profile.now, profile.expected):
            worst, best = VERDICT_WORDS[view.verdict.worst], VERDICT_WORDS[view.verdict.best]
            span = worst if worst == best else f"{worst}, at best {best}"
            lines.append(f"{profile.title + ', ' + view.view + ':':24} {span}")
    return lines


def _completeness(result: Evaluation) -> list[str]:
    return [result.completeness.sentence]


def _actions(result: Evaluation) -> list[str]:
    return [f"{action.rank}. {action.measure}: {action.reason}" for action in result.actions]


def _notes(result: Evaluation) -> list[str]:
    return [f"{profile.title}: {profile.note}" for profile in result.profiles]


def _conflicts(result: Evaluation) -> list[str]:
    return [
        f"{found.sentence} {'Resolved in ' + str(found.tension) if found.resolved else 'Not resolved'}."
        for found in result.conflicts
    ]


def _coverage(result: Evaluation) -> list[str]:
    held = result.coverage
    return [f"{held.answered} of {held.required} cells answered; {len(held.left_out)} rights left out"]


def _contradictions(result: Evaluation) -> list[str]:
    return [f"{found.rule}: {found.sentence}" for found in result.contradictions]


ONCE = {
    "notes": _notes,
    "verdicts": _verdicts,
    "completeness": _completeness,
    "actions": _actions,
    "conflicts": _conflicts,
    "coverage": _coverage,
    "contradictions": _contradictions,
}

# -- read in one profile and view -------------------------------------------------------------------------------


def _impact(view: ViewResult, key: str) -> list[str]:
    read = next(i for i in view.impacts if i.impact == key)
    lines = [
        f"severity {_span(read.severity.low, read.severity.high)}",
        f"likelihood {_span(read.likelihood.low, read.likelihood.high)}",
        f"level {_span(read.level.low, read.level.high)}",
        *_counted(read),
        f"ICO level beside it {_span(read.regulator_level.low, read.regulator_level.high)}",
        f"read from {read.slot}",
    ]
    return [", ".join(lines)]


def _counted(read: ImpactReading) -> list[str]:
    return [f"counts as {_span(read.counts.low, read.counts.high)}"] if read.counts else []


def _findings(view: ViewResult, rule: str) -> list[str]:
    return [_finding(found) for found in view.findings if rule in ("", found.rule)]


def _finding(found: Finding) -> str:
    firm = "" if found.firm else ", at the bad end only"
    effect = VERDICT_WORDS[found.effect] if found.effect else "nothing"
    return f"{found.rule} ({found.basis}; at best {effect}{firm}): {found.sentence}"


def _sentence(view: ViewResult, _: str) -> list[str]:
    return [view.sentence]


def _parts(view: ViewResult, _: str) -> list[str]:
    rows = [(f"feature {f.feature}", f.verdict) for f in view.features]
    rows += [(f"ages {b.band}", b.verdict) for b in view.bands]
    words = [(name, VERDICT_WORDS[v.worst], VERDICT_WORDS[v.best]) for name, v in rows]
    return [f"{name + ':':13} {worst}" + ("" if worst == best else f", at best {best}") for name, worst, best in words]


def _cells(view: ViewResult, right: str) -> list[str]:
    return [
        f"{cell.right}, ages {cell.band}: worst harm {cell.harm.high if cell.harm else 'none'}, "
        f"best benefit {cell.benefit.low if cell.benefit else 'none'}"
        for cell in view.cells
        if cell.right == right
    ]


def _robust(view: ViewResult, what: str) -> list[str]:
    firm = view.robustness
    if what == "label":
        return [firm.sentence]
    if what == "flips":
        return [flip.sentence for flip in firm.flips]
    if what == "controls":
        return [failure.sentence for failure in firm.control_failures]
    if what == "distances":
        return [firm.adverse.sentence, firm.favourable.sentence]
    if what == "evidence":
        tested = firm.evidence_test
        return [_span(VERDICT_WORDS[tested.worst], VERDICT_WORDS[tested.best])]
    share = firm.stability_share
    return ["not stated" if share is None else f"{share:.2f}"]


def _conditions(view: ViewResult, _: str) -> list[str]:
    return [", ".join(view.conditions) or "none"]


IN_VIEW = {
    "impact": _impact,
    "finding": _findings,
    "sentence": _sentence,
    "parts": _parts,
    "cells": _cells,
    "robust": _robust,
    "conditions": _conditions,
}


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
