"""Help, near misses and exit codes; nothing is loaded that a verb does not need."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bestinterests.cli.output import WIDTH
from bestinterests.cli.portfolio import PARTS, Part
from bestinterests.cli.verbs import VERBS
from tests.cli.running import FIXTURES, ROOT, run


def test_help_names_every_verb_within_the_width() -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in VERBS)
    assert max(map(len, ran.out.splitlines())) <= WIDTH + 2
    assert run().out == ran.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: bestinterests {verb}")
    assert run("help", verb).out == ran.out


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_every_part_of_a_portfolio_says_what_it_does(part: Part) -> None:
    said = run("portfolio", part.name, "--help").out
    about = import_module(f"bestinterests.cli.portfolios.{part.module}").__doc__
    assert about is not None
    assert " ".join(about.split()) in " ".join(said.split())
    assert "``" not in said


def test_a_part_that_has_no_words_of_its_own_is_explained_by_the_help_of_its_verb() -> None:
    assert "\n\nMake the first keys; never over keys that are there.\n\n" in run("keys", "make", "--help").out


@pytest.mark.parametrize("word, near", [("chek", "check"), ("evalute", "evaluate"), ("format", "fmt"), ("zzz", "")])
def test_an_unknown_verb_is_answered_with_the_nearest(word: str, near: str) -> None:
    ran = run(word)
    assert ran.code == 2
    assert ran.out == ""
    assert (f"Did you mean '{near}'?" in ran.err) == bool(near)


@pytest.mark.parametrize("arguments", [("check",), ("evaluate", "x", "--on", "soon"), ("merge", "a"), ("pack",)])
def test_a_wrong_call_is_2(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "usage:" in ran.err


def test_version() -> None:
    ran = run("--version")
    assert ran.code == 0
    assert ran.out.startswith("bestinterests ")
    assert "uk-childrens-code" in ran.out


@pytest.mark.parametrize("name", ["nowhere.yaml", str(FIXTURES), ""])
def test_a_file_that_cannot_be_read_is_said(name: str) -> None:
    for verb in (("check",), ("evaluate",), ("report",), ("fmt", "--stdout")):
        ran = run(*verb, name)
        assert ran.code == 2
        assert "Traceback" not in ran.err + ran.out


def test_a_process_of_its_own_works_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bestinterests.cli", "check", "-"],
        input=b"format: 9\n",
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    assert b"format.newer" in done.stdout
    assert done.stderr == b""


def _loaded(*arguments: str) -> set[str]:
    program = (
        "import sys\nfrom bestinterests.cli import main\n"
        "try:\n    main(sys.argv[1:])\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, cwd=ROOT, text=True, check=True
    )
    return set(done.stderr.split())


def test_help_loads_nothing_of_the_house_but_the_command() -> None:
    loaded = _loaded("--help")
    assert not {
        name for name in loaded if name.startswith("bestinterests.") and not name.startswith("bestinterests.cli")
    }
    assert not loaded & {"msgspec", "yaml", "jsonschema_rs", "pathlib"}


def test_formatting_needs_neither_packs_nor_evaluation_nor_schema(tmp_path: Path) -> None:
    path = tmp_path / "a.bia.yaml"
    path.write_text("format: 1\n")
    loaded = _loaded("fmt", "--stdout", str(path))
    assert not {name for name in loaded if name.startswith(("bestinterests.packs", "bestinterests.evaluation"))}
    assert "jsonschema_rs" not in loaded


def test_verbs_load_the_house_only_when_they_run() -> None:
    for verb in VERBS.values():
        tree = ast.parse((ROOT / "bestinterests" / "cli" / f"{verb.module}.py").read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ImportFrom):
                assert node.module in {"__future__", "typing", "collections.abc"}, f"{verb.module}: {node.module}"
