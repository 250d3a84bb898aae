"""Write the golden evaluation of each example: what a person reviews against the case, and a test compares.

Run ``python scripts/golden.py`` after a change that is meant to change a reading, and read the difference before you
commit it: every line says something about a service.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Cell, Evaluation, LevelRange, ViewResult
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.packs.resolve import resolve

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "examples" / "golden"
EXAMPLES = sorted((ROOT / "examples").glob("*.bia.yaml"))
LETTERS = {"none": "-", "low": "L", "medium": "M", "high": "H", "critical": "C"}


def evaluation_of(path: Path) -> tuple[Document, Evaluation]:
    """An example and its evaluation on the day it was assessed."""
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    framework, missing = resolve(document.assessment.packs)
    assert framework is not None, missing
    assert document.assessment.assessed_on is not None
    return document, evaluate(framework, document.assessment, on=document.assessment.assessed_on)


def golden_text(evaluation: Evaluation) -> str:
    """The evaluation in lines: completeness, verdicts, features, marks, findings, what it hangs on, action order."""
    lines = [f"{evaluation.title}, read on {evaluation.on.isoformat()}", evaluation.completeness.sentence]
    lines.append(f"coverage: {evaluation.coverage.answered} of {evaluation.coverage.required} cells")
    for profile in evaluation.profiles:
        for view in (profile.now, profile.expected):
            lines += ["", f"== {profile.profile}, {view.view}: {_verdict(view.verdict)}", *_view(view)]
    lines += [
        "",
        "== contradictions",
        *(f"{f.rule} {' '.join(f.impacts or f.items or f.bands)}" for f in evaluation.contradictions),
    ]
    lines += [
        "",
        "== conflicts",
        *(
            f"{c.kind} {' '.join((*c.impacts, *c.items))}: {c.tension if c.resolved else 'open'}"
            for c in evaluation.conflicts
        ),
    ]
    lines += ["", "== actions in order", *(f"{a.rank:>2} {a.measure}: {a.reason}" for a in evaluation.actions)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _verdict(verdict: VerdictRange) -> str:
    return verdict.worst if verdict.worst == verdict.best else f"{verdict.worst} .. {verdict.best}"


def _view(view: ViewResult) -> list[str]:
    bands = [band.band for band in view.bands]
    lines = [f"{f.feature}: {_verdict(f.verdict)}" for f in view.features]
    lines += [f"ages {b.band}: {_verdict(b.verdict)}, heard {b.heard}" for b in view.bands]
    lines.append("marks, harm then benefit, for ages " + ", ".join(bands))
    rows: dict[str, list[str]] = {}
    for cell in view.cells:
        rows.setdefault(cell.right, []).append(_marks(cell))
    lines += [f"{right:<11}" + " ".join(f"{mark:<9}" for mark in marks) for right, marks in rows.items()]
    lines += [
        f"{f.rule}{'' if f.firm else ' if'} -> {f.effect or 'no cap'}: "
        f"{' '.join((*f.features, *f.impacts, *f.items)) or '-'}"
        for f in view.findings
    ]
    robust = view.robustness
    lines.append(f"{robust.label}; worse after {robust.adverse.steps}, better after {robust.favourable.steps}")
    lines += [f"flip {f.impact} {f.scale} {f.present} -> {f.becomes}: {f.new_verdict}" for f in robust.flips]
    lines += [f"without {c.measure}: {c.verdict}" for c in robust.control_failures if c.flips]
    return lines


def _marks(cell: Cell) -> str:
    if cell.state != "judged":
        return {"not-asked": "...", "none": ".", "not-applicable": "n/a"}[cell.state]
    count = f"{cell.adds_up}x" if cell.adds_up else ""
    return f"{count}{_level(cell.harm)}|{_level(cell.benefit)}"


def _level(level: LevelRange | None) -> str:
    if level is None:
        return "-"
    low, high = LETTERS[level.low], LETTERS[level.high]
    return low if low == high else low + high


def main() -> int:
    """Write every golden file anew."""
    GOLDEN.mkdir(exist_ok=True)
    for path in EXAMPLES:
        target = GOLDEN / f"{path.name.removesuffix('.bia.yaml')}.txt"
        target.write_text(golden_text(evaluation_of(path)[1]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
