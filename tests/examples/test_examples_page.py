"""The page on the examples says what the engine finds, feature by feature."""

import re
from pathlib import Path

import pytest

from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.packs.resolve import resolve

ROOT = Path(__file__).parents[2]
SECTIONS = {
    "puddlehop-islands": "Puddlehop Islands",
    "larkspur-lane": "Larkspur Lane",
    "bramble-badger": "Bramble",
    "harbour-classroom": "Harbour Classroom",
}
WORDS = {
    "stop": "stop",
    "not_consistent": "not consistent",
    "not_shown": "not shown",
    "with_conditions": "with conditions",
    "consistent_on_this_record": "consistent",
}


def words(verdict: VerdictRange) -> str:
    worst, best = WORDS[verdict.worst], WORDS[verdict.best]
    return worst if worst == best else f"{worst}, at best {best}"


def told(title: str) -> dict[str, tuple[str, str]]:
    """Feature to its two verdicts, from the table under a heading."""
    page = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {title}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (F\d+) \|([^|]*)\|([^|]*)\|([^|]*)\|", section, re.MULTILINE)
    return {feature: (now.strip(), after.strip()) for feature, _, now, after in rows}


@pytest.mark.parametrize("name", SECTIONS)
def test_page_tells_what_the_engine_finds(name):
    path = ROOT / "examples" / f"{name}.bia.yaml"
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    assessment = document.assessment
    framework, problems = resolve(assessment.packs)
    assert framework is not None, problems
    assert assessment.assessed_on is not None
    evaluation = evaluate(framework, assessment, on=assessment.assessed_on)
    result = next(p for p in evaluation.profiles if p.profile == "rights-first")
    after = {feature.feature: feature.verdict for feature in result.expected.features}
    found = {f.feature: (words(f.verdict), words(after[f.feature])) for f in result.now.features}
    assert told(SECTIONS[name]) == found
