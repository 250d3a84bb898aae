"""All faults at once, each with line, path and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bestinterests.cli.output import WIDTH
from tests.cli.running import EXAMPLE, FIXTURES, ON, ROOT, run

TEN = FIXTURES / "ten-faults.bia.yaml"
PLANTED = [
    ("shape.date", 6, "assessment.assessed_on", "2026-10-05"),
    ("shape.unknown-field", 7, "assessment.sumary", "Did you mean 'summary'?"),
    ("shape.type", 10, "assessment.children[10-12].children", "digits"),
    ("file.duplicate-key", 14, "assessment.features[F01].name", "Keep one"),
    ("shape.pattern", 15, "assessment.features[feature-2].id", "F03"),
    ("reference.unknown-item", 19, "assessment.impacts[I01].features", ""),
    ("reference.unknown-word", 20, "assessment.impacts[I01].right", "Did you mean"),
    ("judgement.unknown-level", 25, "assessment.impacts[I01].before.agreed[severity].level", "grave"),
    ("shape.not-one-of", 31, "assessment.impacts[I02].direction", "Write one of: benefit, harm."),
    ("shape.missing-field", 33, "assessment.impacts[I03]", "Add 'features:'"),
]


def test_ten_planted_faults_of_ten_kinds_are_all_listed() -> None:
    ran = run("check", TEN, "--format", "json", *ON)
    assert ran.code == 2
    (result,) = json.loads(ran.out)["files"]
    assert [(p["code"], p["line"], p["path"]) for p in result["problems"]] == [fault[:3] for fault in PLANTED]
    for problem, (_, _, _, remedy) in zip(result["problems"], PLANTED, strict=True):
        assert remedy in problem["remedy"]
        assert problem["remedy"]
        assert problem["severity"] == "error"


def test_the_text_says_the_same() -> None:
    ran = run("check", TEN, *ON)
    assert ran.code == 2
    for code, line, path, _ in PLANTED:
        assert f"{TEN}:{line}: error {code} at {path}\n" in ran.out
    assert ran.out.endswith("10 errors\n")


def test_json_holds_no_path_and_is_the_same_anywhere(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere.bia.yaml"
    copy.write_bytes(TEN.read_bytes())
    here, there = run("check", TEN, "--format", "json", *ON), run("check", copy, "--format", "json", *ON)
    assert here.out == there.out
    assert run("check", "-", "--format", "json", *ON, stdin=TEN.read_bytes()).out == here.out


@pytest.mark.parametrize("name", ["bramble-badger", "harbour-classroom", "larkspur-lane", "puddlehop-islands"])
def test_the_examples_have_no_error(name: str) -> None:
    ran = run("check", ROOT / "examples" / f"{name}.bia.yaml", *ON)
    assert ran.code == 0, ran.out


def test_a_folder_stands_for_its_documents(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.bia.yaml").write_bytes(TEN.read_bytes())
    (tmp_path / "b.bia.json").write_text('{"format":1}')
    (tmp_path / "c.txt").write_text("no document")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "d.bia.yaml").write_text("x")
    ran = run("check", tmp_path, "--format", "json")
    assert [entry["errors"] for entry in json.loads(ran.out)["files"]] == [1, 10]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("check", empty).code == 2
    assert "file.none-in-folder" in run("check", empty).err


def test_warnings_alone_are_no_failure_and_quiet_hides_them() -> None:
    text = Path(EXAMPLE).read_text(encoding="utf-8").replace("title: ", "title: ", 1)
    ran = run("check", "-", "--quiet", *ON, stdin=text.encode())
    assert (ran.code, ran.out) == (0, "")


def test_colour_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", TEN).out
    assert "\x1b[31merror" in run("check", TEN, "--colour", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", TEN, "--colour", "auto").out


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    text = 'format: 1\nassessment:\n  depth: "\u202eevil"\n'
    assert "\u202e" not in run("check", "-", stdin=text.encode()).out


def test_text_fits_the_width() -> None:
    lines = run("check", EXAMPLE, *ON).out.splitlines()
    sentences = [line for line in lines if line.startswith("    ")]
    assert all(len(line) <= WIDTH for line in sentences)
