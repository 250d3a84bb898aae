"""One way to write each document; a comment is never dropped unsaid."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bestinterests.formats.reading import read_document
from tests.cli.running import EXAMPLE, ROOT, run

LOOSE = "assessment:\n  features:\n    - {name: B, id: F10}\n    - {name: A, id: F9}\nformat: 1\n"
TIGHT = "format: 1\nassessment:\n  features:\n    - {id: F9, name: A}\n    - {id: F10, name: B}\n"


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "a.bia.yaml"
    path.write_text(LOOSE.replace("F9", "F09"))
    return path


CANONICAL = TIGHT.replace("F9", "F09")


def test_a_file_is_written_anew_once(loose: Path) -> None:
    assert run("fmt", "--check", loose).code == 1
    ran = run("fmt", loose)
    assert (ran.code, ran.out) == (0, f"{loose} written anew\n")
    assert loose.read_text() == CANONICAL
    assert run("fmt", loose) == (0, "", "")
    assert run("fmt", "--check", loose) == (0, "", "")
    assert list(loose.parent.iterdir()) == [loose]


def test_standard_output_leaves_the_file_alone(loose: Path) -> None:
    ran = run("fmt", "--stdout", loose)
    assert (ran.code, ran.out, ran.err) == (0, CANONICAL, "")
    assert loose.read_text() != CANONICAL
    assert run("fmt", "-", stdin=loose.read_bytes()).out == CANONICAL


def test_comments_are_said_before_they_go(loose: Path) -> None:
    commented = "# why\n" + loose.read_text()
    loose.write_text(commented)
    ran = run("fmt", loose)
    assert ran.code == 2
    assert "yaml.comments" in ran.err
    assert loose.read_text() == commented
    shown = run("fmt", "--stdout", loose)
    assert (shown.code, shown.out) == (0, CANONICAL)
    assert "yaml.comments" in shown.err
    assert run("fmt", "--drop-comments", loose).code == 0
    assert loose.read_text() == CANONICAL


def test_json_and_yaml_say_the_same(loose: Path) -> None:
    as_json = run("fmt", "--stdout", "--to", "json", loose).out
    document, _ = read_document(as_json.encode(), "x.json")
    assert document is not None
    assert run("fmt", "-", "--to", "yaml", stdin=as_json.encode()).out == CANONICAL
    assert run("fmt", "-", stdin=as_json.encode()).out == as_json


def test_a_file_with_faults_is_left_alone(loose: Path) -> None:
    loose.write_text("format: 1\nassesment: {}\n")
    ran = run("fmt", loose)
    assert ran.code == 2
    assert "shape.unknown-field" in ran.err
    assert loose.read_text() == "format: 1\nassesment: {}\n"


@pytest.mark.parametrize("arguments", [("-", "a.yaml"), ("--stdout", "a.yaml", "b.yaml"), ("--to", "json", "a.yaml")])
def test_calls_that_make_no_sense(arguments: tuple[str, ...]) -> None:
    assert run("fmt", *arguments).code == 2


def test_rights_of_a_file_and_its_links_stay(loose: Path, tmp_path: Path) -> None:
    loose.chmod(0o640)
    link = tmp_path / "link.bia.yaml"
    link.symlink_to(loose)
    assert run("fmt", link).code == 0
    assert link.is_symlink()
    assert loose.read_text() == CANONICAL
    assert loose.stat().st_mode & 0o777 == 0o640


def test_git_shows_documents_through_it(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    import sys

    git("init", "-q")
    git("config", "diff.bia.textconv", f"env PYTHONPATH={ROOT} {sys.executable} -m bestinterests.cli fmt --stdout")
    (tmp_path / ".gitattributes").write_text("*.bia.yaml diff=bia\n")
    path = tmp_path / "a.bia.yaml"
    path.write_text(CANONICAL)
    git("add", ".")
    git("commit", "-qm", "one")
    path.write_text(LOOSE.replace("F9", "F09").replace("name: B", "name: C"))
    changed = [line for line in git("diff").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-    - {id: F10, name: B}", "+    - {id: F10, name: C}"]


def test_the_examples_are_canonical() -> None:
    assert run("fmt", "--check", ROOT / "examples").code == 0
    assert Path(EXAMPLE).is_file()
