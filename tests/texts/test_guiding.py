"""The texts that guide: in order, in the words of the product, resting on the framework; faults are named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bestinterests.documents.wording import ORDER
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.domain.problem import Refused
from bestinterests.packs.resolve import pins_of, resolve
from bestinterests.texts.guiding.reading import SOURCE, guiding

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in SOURCE.rglob("*.yaml") if path.name not in ("apart.yaml", "yo-yo-yard.bia.yaml"))
"""The files that hold texts: one lists routes, one is a record."""
STARRED = re.compile(r"\*([^*]+)\*")


def glossary() -> set[str]:
    """The words of the glossary, without the names of structs."""
    lines = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[1] for line in lines if line.startswith("| ")]
    return {word.strip(" `").lower() for cell in cells for word in cell.split(",")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_stands_as_a_word_of_the_tool_is_one(path):
    known = glossary() | {words.lower() for words in VERDICT_WORDS.values()} | set(ORDER)
    words = {word.lower() for word in STARRED.findall(" ".join(path.read_text(encoding="utf-8").split()))}
    assert {word for word in words if word not in known and word.removesuffix("s") not in known} == set()


def test_verdicts_are_named_as_the_engine_names_them():
    text = " ".join(path.read_text(encoding="utf-8") for path in FILES)
    for never in ("is in the best interests", "compliant", "passed the assessment", "score", "approved by"):
        assert never not in text, never


def test_what_the_texts_rest_on_is_in_the_framework():
    framework, problems = resolve(pins_of())
    assert framework is not None, problems
    places = {placed.place for placed in framework.statements}
    held = guiding()
    named = {place for stop in held.way.stops for place in stop.official}
    named |= {place for node in held.tree.nodes for place in node.official}
    named |= {place for topic in held.topics for screen in topic.screens for place in screen.official}
    assert named - places == set()
    assert len(named) > 30


def test_there_are_six_stops_that_lead_from_guidance_to_redress():
    stops = [stop.id for stop in guiding().way.stops]
    assert stops == ["guidance", "framework", "assessment", "dpia", "publication", "redress"]
    assert len(guiding().way.readers) == 4


@pytest.mark.parametrize(
    "file, old, new, fault",
    [
        ("stops.yaml", "owner: The", "holder: The", "holder"),
        ("stops.yaml", "      redress: How to ask", "      rescue: How to ask", "names rescue"),
        ("which.yaml", "to: change-note}", "to: nowhere}", "names nowhere"),
        ("which.yaml", "to: change-note}", "to: change-record}", "change-record stands 2 times"),
        ("which.yaml", "to: change-note}", "to: start}", "leads back to start"),
        ("bets.yaml", "after: {map: place}", "after: {map: moon}", "names moon"),
        ("bets.yaml", "after: {map: place}", "after: {moon: place}", "names moon"),
        ("screens/scope.yaml", "id: children", "id: service", "service stands 2 times"),
        ("apart.yaml", "  - search", "  - home", "home stands 2 times"),
        ("which.yaml", "title: Safety first", "title: [", "which.yaml"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path, file, old, new, fault):
    shutil.copytree(SOURCE, tmp_path / "source")
    path = tmp_path / "source" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        guiding(tmp_path / "source")
    said = [f"{problem.path} {problem.sentence}" for problem in refused.value.problems]
    assert any(fault in each for each in said), said
