"""The check that runs beside code: with the core installed alone, as a hook, and as a step of a workflow."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.repo.tree import ROOT

OPTIONAL = (
    "defusedxml",
    "docx",
    "docxtpl",
    "icalendar",
    "jinja2",
    "lxml",
    "openpyxl",
    "pikepdf",
    "typst",
    "xlsxwriter",
)
BLOCK = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {OPTIONAL!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
from bestinterests.cli import main
sys.exit(main(sys.argv[1:]))
"""
EXAMPLE = "examples/puddlehop-islands.bia.yaml"
ON = ("--on", "2026-06-01")


def core(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", BLOCK, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", EXAMPLE, *ON),
        ("evaluate", EXAMPLE, "--format", "sarif", *ON),
        ("fmt", "--check", EXAMPLE),
        ("diff", EXAMPLE, EXAMPLE),
        ("merge", EXAMPLE, EXAMPLE, EXAMPLE, *ON),
        ("export", "--help"),
        ("import", "--help"),
        ("import", EXAMPLE),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_the_core_needs_no_optional_library(arguments: tuple[str, ...]) -> None:
    ran = core(*arguments)
    assert (ran.returncode, ran.stderr.count("Traceback")) == (0, 0), ran.stderr


def test_a_format_without_its_library_says_how_to_get_it(tmp_path: Path) -> None:
    ran = core("export", EXAMPLE, "--to", "ics", "-o", str(tmp_path), *ON)
    assert ran.returncode == 2
    assert "pip install 'bestinterests[documents]'" in ran.stderr


def test_the_lock_of_the_core_holds_none_of_them() -> None:
    text = (ROOT / "requirements/core.lock").read_text(encoding="utf-8").lower()
    named = set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE))
    assert {"msgspec", "pyyaml", "hatchling"} <= named
    assert not named & {*OPTIONAL, "python-docx"}


@pytest.mark.parametrize("name", ["bestinterests-check", "bestinterests-fmt"])
def test_hooks_run_on_documents_and_on_nothing_else(name: str, tmp_path: Path) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    hook = hooks[name]
    assert re.search(hook["files"], "a/b.bia.yaml")
    assert not re.search(hook["files"], "a/b.yaml")
    program, *arguments = hook["entry"].split()
    assert program == "bestinterests"
    copy = tmp_path / "p.bia.yaml"
    copy.write_bytes((ROOT / EXAMPLE).read_bytes())
    assert core(*arguments, str(copy)).returncode == 0
    copy.write_text("format: 1\nassessment: {titel: x}\n", encoding="utf-8")
    assert core(*arguments, str(copy)).returncode == 2


class TestStep:
    """The script of the workflow step, run as a runner runs it."""

    def run(self, folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
        step = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][1]
        command = folder / "command"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bestinterests.cli "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        wanted = {"COMMAND": str(command), "FILES": ".", "FAIL_ON": "", "DAY": "2026-06-01", "SARIF": "out", **given}
        assert set(step["env"]) == set(wanted)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **wanted}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    def test_it_finds_documents_and_writes_one_file_each(self, tmp_path: Path) -> None:
        (tmp_path / "deep er").mkdir()
        for name in ("one.bia.yaml", "deep er/two.bia.yaml"):
            (tmp_path / name).write_bytes((ROOT / EXAMPLE).read_bytes())
        ran = self.run(tmp_path)
        assert ran.returncode == 0, ran.stderr
        logs = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((tmp_path / "out").glob("*.sarif"))]
        uris = {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for log in logs
            for result in log["runs"][0]["results"]
        }
        assert uris == {"./one.bia.yaml", "./deep%20er/two.bia.yaml"}
        assert "Stop" in ran.stdout

    def test_it_fails_on_what_it_is_told_and_on_faults(self, tmp_path: Path) -> None:
        (tmp_path / "one.bia.yaml").write_bytes((ROOT / EXAMPLE).read_bytes())
        assert self.run(tmp_path, FAIL_ON="stop").returncode == 1
        (tmp_path / "bad.bia.yaml").write_text("format: 1\nassessment: {titel: x}\n", encoding="utf-8")
        ran = self.run(tmp_path, FILES="bad.bia.yaml")
        assert ran.returncode == 1
        assert "titel" in ran.stdout
