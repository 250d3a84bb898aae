"""What was found, in the form that code hosts show beside the lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bestinterests.evaluation.rules import RULES
from tests.cli.running import EXAMPLE, ON, run

LEVELS = {"error", "warning", "note"}


def results(*arguments: str | Path) -> tuple[int, list[dict[str, Any]], dict[str, Any]]:
    ran = run(*arguments, "--format", "sarif", *ON)
    log = json.loads(ran.out)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    rules = {rule["id"] for rule in only["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in only["results"]} <= rules
    for result in only["results"]:
        assert result["level"] in LEVELS
        assert result["message"]["text"].strip()
        assert all(place["physicalLocation"]["region"]["startLine"] >= 1 for place in result["locations"])
    return ran.code, only["results"], only


def _line(result: dict[str, Any]) -> int:
    return int(result["locations"][0]["physicalLocation"]["region"]["startLine"])


def test_findings_stand_at_the_lines_of_what_they_are_about() -> None:
    lines = Path(EXAMPLE).read_text(encoding="utf-8").splitlines()
    _, found, _ = results("evaluate", EXAMPLE)
    stops = [result for result in found if result["ruleId"] == "veto.critical"]
    assert stops
    for stop in stops:
        assert "id: I" in lines[_line(stop) - 1]
        assert stop["level"] == "error"
        assert stop["properties"]["basis"] == "method"


def test_every_finding_names_a_rule_with_its_basis() -> None:
    _, found, only = results("evaluate", EXAMPLE)
    assert {result["ruleId"] for result in found} <= set(RULES)
    basis = {rule["id"]: rule["properties"]["basis"] for rule in only["tool"]["driver"]["rules"]}
    assert all(basis[name] == RULES[name].basis for name in basis)


def test_a_result_stays_the_same_when_lines_are_added_above_it(tmp_path: Path) -> None:
    text = Path(EXAMPLE).read_text(encoding="utf-8")
    moved = tmp_path / "moved.bia.yaml"
    moved.write_text("# A remark.\n\n" + text, encoding="utf-8")

    def seen(path: str | Path) -> list[tuple[str, int]]:
        _, found, _ = results("evaluate", path)
        return [(result["partialFingerprints"]["about/v1"], _line(result)) for result in found]

    before, after = seen(EXAMPLE), seen(moved)
    assert [name for name, _ in before] == [name for name, _ in after]
    assert len({name for name, _ in before}) == len(before)
    placed = [place for place, (_, line) in enumerate(before) if line > 1]
    assert [after[place][1] for place in placed] == [before[place][1] + 2 for place in placed]


@pytest.mark.parametrize("name", ["a folder/with blanks.bia.yaml", "plain.bia.yaml"])
def test_faults_of_a_file_are_results_too(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("format: 1\nassessment:\n  titel: x\n  impacts:\n    - {id: I01}\n")
    code, found, _ = results("check", name)
    assert code == 2
    assert {result["level"] for result in found} >= {"error"}
    assert _line(next(result for result in found if "titel" in result["message"]["text"])) == 3
    uri = found[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == name.replace(" ", "%20")


def test_standard_input_has_no_lines() -> None:
    ran = run("evaluate", "-", "--format", "sarif", *ON, stdin=Path(EXAMPLE).read_bytes())
    places = [r["locations"][0]["physicalLocation"]["region"] for r in json.loads(ran.out)["runs"][0]["results"]]
    assert {place["startLine"] for place in places} == {1}
