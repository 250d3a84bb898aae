"""New, diff, merge, upgrade, packs, schema and the made pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from bestinterests.domain.pack import Step, Upgrade
from bestinterests.formats.json_writing import json_of
from bestinterests.formats.reading import read_document
from bestinterests.packs.load import load
from tests.cli.running import EXAMPLE, ON, ROOT, run

BASE = "format: 1\nassessment:\n  title: Base\n  features:\n    - {id: F01, name: Chat}\n"
OURS = BASE.replace("Base", "Ours")
THEIRS = BASE.replace("Chat", "Talk")
MERGED = OURS.replace("Chat", "Talk") + "numbering:\n  highest:\n    F: 1\n"


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_new_makes_a_document_without_faults(tmp_path: Path) -> None:
    path = tmp_path / "n.bia.yaml"
    assert run("new", "--from", "chat", "leaderboard", "--title", "Ours", "-o", path, *ON) == (0, "", "")
    document, problems = read_document(path.read_bytes(), path.name)
    assert problems == []
    assert document is not None
    assessment = document.assessment
    assert [feature.patterns for feature in assessment.features] == [("chat",), ("leaderboard",)]
    assert {activity.feature for activity in assessment.data_activities} == {"F01", "F02"}
    assert assessment.impacts == ()
    assert run("check", path).code == 0
    assert run("fmt", "--check", path).code == 0
    assert run("new", "-o", path).code == 2
    assert run("new", "-o", path, "--force", *ON).code == 0
    assert run("new", "-o", tmp_path / "n.txt").code == 2
    assert run("new", "--pack", "edtech", "--pack", "uk-childrens-code@1.0.0", "--short", *ON).code == 0


@pytest.mark.parametrize(
    "arguments, near", [(("--from", "chatt"), "chat"), (("--pack", "uk-childrens-kode"), "uk-childrens-code")]
)
def test_new_answers_a_near_miss(arguments: tuple[str, ...], near: str) -> None:
    ran = run("new", *arguments)
    assert ran.code == 2
    assert f"Did you mean {near}" in ran.err


def test_diff_says_items_and_fields(tmp_path: Path) -> None:
    before, after = _file(tmp_path, "a.yaml", BASE), _file(tmp_path, "b.yaml", THEIRS)
    ran = run("diff", before, after)
    assert ran.code == 0
    assert "features F01: Talk" in ran.out
    assert "was: Chat" in ran.out
    assert run("diff", before, after, "--exit-code").code == 1
    assert run("diff", before, before, "--exit-code") == (0, "No change.\n", "")
    edits = json.loads(run("diff", before, after, "--format", "json").out)["edits"]
    assert [edit["path"] for edit in edits] == [["assessment", "features", "F01", "name"]]
    assert "from “Chat” to “Talk”" in run("diff", before, after, "--format", "md").out
    assert run("diff", before, tmp_path / "none.yaml").code == 2


def test_merge_brings_both_sides_together(tmp_path: Path) -> None:
    base, ours, theirs = (_file(tmp_path, f"{n}.yaml", t) for n, t in (("b", BASE), ("o", OURS), ("t", THEIRS)))
    ran = run("merge", base, ours, theirs)
    assert ran.code == 0
    assert ran.out == MERGED
    out = tmp_path / "m.bia.json"
    assert run("merge", base, ours, theirs, "-o", out).code == 0
    assert read_document(out.read_bytes(), out.name)[0] == read_document(ran.out.encode(), "x.yaml")[0]


def test_conflicts_are_1_and_the_result_is_sound(tmp_path: Path) -> None:
    base, ours = _file(tmp_path, "b.yaml", BASE), _file(tmp_path, "o.yaml", OURS)
    theirs = _file(tmp_path, "t.yaml", BASE.replace("Base", "Theirs"))
    ran = run("merge", base, ours, theirs)
    assert ran.code == 1
    assert "assessment.title" in ran.err
    assert read_document(ran.out.encode(), "x.yaml")[1] == []
    report = json.loads(run("merge", base, ours, theirs, "--format", "json").err)
    assert [conflict["id"] for conflict in report["conflicts"]] == ["assessment.title"]
    assert run("merge", base, ours, tmp_path / "none").code == 2


def test_merge_says_that_comments_go(tmp_path: Path) -> None:
    base, theirs = _file(tmp_path, "b.yaml", BASE), _file(tmp_path, "t.yaml", THEIRS)
    ours = _file(tmp_path, "o.yaml", f"# ours\n{OURS}")
    assert "yaml.comments" in run("merge", base, ours, theirs).err
    assert "yaml.comments" not in run("merge", base, ours, theirs, "--drop-comments").err


def test_it_is_a_merge_driver_for_git(tmp_path: Path) -> None:
    def git(*arguments: str, check: bool = True) -> int:
        command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=check).returncode

    git("init", "-q", "-b", "main")
    driver = f"env PYTHONPATH={ROOT} {sys.executable} -m bestinterests.cli merge %O %A %B -o %A"
    git("config", "merge.bia.driver", driver)
    (tmp_path / ".gitattributes").write_text("*.bia.yaml merge=bia\n")
    path = _file(tmp_path, "a.bia.yaml", BASE)
    git("add", ".")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "other")
    path.write_text(THEIRS)
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    path.write_text(OURS)
    git("commit", "-qam", "ours")
    assert git("merge", "-q", "-m", "both", "other") == 0
    assert path.read_text() == MERGED
    git("checkout", "-q", "other")
    path.write_text(THEIRS.replace("Base", "Theirs"))
    git("commit", "-qam", "again")
    git("checkout", "-q", "main")
    assert git("merge", "-q", "other", check=False) == 1
    assert read_document(path.read_bytes(), path.name)[1] == []


def _next_pack(folder: Path) -> Path:
    pack = load("uk-childrens-code", "1.0.0")
    patterns = tuple(
        msgspec.structs.replace(pattern, id="talk") if pattern.id == "chat" else pattern for pattern in pack.patterns
    )
    upgrade = Upgrade(
        from_version="1.0.0",
        steps=(Step(kind="split", of="activities", old="geolocation", new=("location-once", "location-always")),),
    )
    activities = tuple(
        msgspec.structs.replace(activity, id=new)
        for activity in pack.activities
        for new in (("location-once", "location-always") if activity.id == "geolocation" else (activity.id,))
    )
    moved = msgspec.structs.replace(
        pack, version="1.1.0", activities=activities, upgrades=(upgrade,), patterns=patterns
    )
    path = folder / "next.json"
    path.write_text(json_of(moved))
    return path


def test_upgrade_shows_and_writes(tmp_path: Path) -> None:
    pack = _next_pack(tmp_path)
    arguments = ("upgrade", EXAMPLE, "--to", "uk-childrens-code@1.1.0", "--with-pack", pack, *ON)
    preview = run(*arguments, "--preview")
    assert preview.code == 0, preview.err
    assert "location-once" in preview.out
    assert "needs a person" in preview.out
    assert "The verdict before and after" in preview.out
    before = run("evaluate", EXAMPLE, "--format", "json", *ON).out
    out = tmp_path / "new.bia.yaml"
    assert run(*arguments, "-o", out).code == 0
    document, _ = read_document(out.read_bytes(), out.name)
    assert document is not None
    assert "1.1.0" in {pin.version for pin in document.assessment.packs}
    assert run("evaluate", EXAMPLE, "--format", "json", "--with-pack", pack, *ON).out == before
    ran = run("upgrade", EXAMPLE, "--to", "uk-childrens-code@9.0.0", *ON)
    assert ran.code == 2
    assert "pack.unknown-version" in ran.err


def test_packs_can_be_listed_shown_and_compared(tmp_path: Path) -> None:
    assert "uk-childrens-code" in run("pack", "list").out
    assert "Rights (54)" in run("pack", "show", "uncrc").out
    assert "provenance" not in run("pack", "show", "uncrc@1.0.0", "article-16").err
    assert run("pack", "show", "uncrc", "article-99").code == 2
    assert run("pack", "show", "nowhere").code == 2
    changes = run("pack", "diff", "uk-childrens-code@1.0.0", _next_pack(tmp_path))
    assert changes.code == 0
    assert "patterns/talk: added" in changes.out
    found = json.loads(run("pack", "diff", "uncrc", "uncrc@1.0.0", "--format", "json").out)
    assert found == {"changes": []}


def test_packs_can_be_checked() -> None:
    assert run("pack", "check").code == 0
    worklist = run("pack", "check", "--unverified")
    assert worklist.code == 0
    assert worklist.out.rstrip().endswith("statements to verify.")
    assert run("pack", "check", "nowhere").code == 2


def test_built_packs_are_current() -> None:
    ran = run("pack", "build", "--check")
    assert ran.code == 0, ran.out


def test_packs_can_be_built_elsewhere(tmp_path: Path) -> None:
    built = tmp_path / "built"
    built.mkdir()
    assert run("pack", "build", "--built", built).code == 0
    assert (built / "LOCK").is_file()


@pytest.mark.parametrize("kind", ["document", "pack", "evaluation"])
def test_schemas_are_printed_as_committed(kind: str) -> None:
    assert run("schema", kind).out == (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")


def test_the_made_pages_are_current(tmp_path: Path) -> None:
    ran = run("reference", ROOT, "--check")
    assert ran.code == 0, f"{ran.out}run: bestinterests reference"
    assert run("reference", tmp_path, "--check").code == 1
    assert run("reference", tmp_path).code == 0
    assert run("reference", tmp_path) == (0, "", "")
    problems = (tmp_path / "docs" / "reference" / "problems.md").read_text(encoding="utf-8")
    assert "| `file.duplicate-key` | error |" in problems
