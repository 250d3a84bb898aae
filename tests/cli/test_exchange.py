"""Export and import: a file goes out, is changed by a person, and comes back as changes that are shown first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bestinterests.documents.papers import PAPERS
from bestinterests.formats.reading import read_document
from tests.cli.running import EXAMPLE, ON, ROOT, run

BASE = "format: 1\nassessment:\n  title: Base\n  features:\n    - {id: F01, name: Chat}\n    - {id: F02, name: Shop}\n"


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_comes_back_as_its_document(paper: str, tmp_path: Path) -> None:
    ran = run("export", EXAMPLE, "--to", "html", "--paper", paper, "-o", tmp_path, *ON)
    assert (ran.code, ran.err) == (0, "")
    back = tmp_path / "back.bia.yaml"
    assert run("import", ran.out.strip(), "-o", back).code == 0
    example = read_document(Path(EXAMPLE).read_bytes(), "x.yaml")
    again = read_document(back.read_bytes(), "x.yaml")
    assert again[0].assessment == example[0].assessment
    assert again[0].record == example[0].record


def test_a_paper_merges_as_no_change(tmp_path: Path) -> None:
    page = run("export", EXAMPLE, "-o", tmp_path / "p.html", *ON).out.strip()
    ran = run("import", page, "--into", EXAMPLE)
    assert (ran.code, ran.out) == (0, "No change.\n")
    assert "Nothing is written" in ran.err


def test_import_shows_first_and_writes_when_told(tmp_path: Path) -> None:
    base, head = _file(tmp_path, "base.bia.yaml", BASE), _file(tmp_path, "head.bia.yaml", BASE.replace("Base", "Head"))
    theirs = _file(tmp_path, "t.bia.yaml", BASE.replace("Chat", "Talk"))
    shown = run("import", theirs, "--into", head, "--base", base)
    assert "Talk" in shown.out
    assert "Head" not in shown.out
    assert head.read_text() == BASE.replace("Base", "Head")
    out = tmp_path / "out.bia.yaml"
    ran = run("import", theirs, "--into", head, "--base", base, "-o", out, "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["changes"]["edits"][0]["after"] == "Talk"
    assert "title: Head" in out.read_text()
    assert "Talk" in out.read_text()


def test_an_edited_document_without_its_base_is_refused_and_not_taken_for_unchanged(tmp_path: Path) -> None:
    head = _file(tmp_path, "head.bia.yaml", BASE)
    theirs = _file(tmp_path, "t.bia.yaml", BASE.replace("Chat", "Talk"))
    ran = run("import", theirs, "--into", head)
    assert ran.code == 2
    assert "--base" in ran.err


def test_conflicts_are_shown_and_exit_with_1(tmp_path: Path) -> None:
    base = _file(tmp_path, "base.bia.yaml", BASE)
    head = _file(tmp_path, "head.bia.yaml", BASE.replace("Chat", "Chatter"))
    theirs = _file(tmp_path, "t.bia.yaml", BASE.replace("Chat", "Talk"))
    ran = run("import", theirs, "--into", head, "--base", base)
    assert ran.code == 1
    assert "Conflicts: 1" in ran.out


def test_calls_that_cannot_be_answered_say_so(tmp_path: Path) -> None:
    assert run("export", EXAMPLE, *ON).code == 2
    assert run("export", EXAMPLE, EXAMPLE, "-o", tmp_path / "one.html", *ON).code == 0
    other = _file(tmp_path, "other.bia.yaml", BASE)
    assert run("export", EXAMPLE, other, "-o", tmp_path / "one.html", *ON).code == 2
    assert run("import", tmp_path / "none.xlsx").code == 2
    assert run("import", _file(tmp_path, "x.html", "<html></html>")).code == 2


@pytest.mark.parametrize("name", ["risk-register.csv", "data-map.csv", "chat.pia.json"])
def test_a_foreign_file_brought_in_twice_changes_nothing_the_second_time(name: str, tmp_path: Path) -> None:
    file = ROOT / "examples" / "from-elsewhere" / name
    draft = tmp_path / "draft.bia.yaml"
    assert run("import", file, "-o", draft).code == 0
    again = run("import", file, "--into", draft)
    assert (again.code, again.out) == (0, "No change.\n")


def test_a_draft_comes_into_an_assessment_and_its_packs_stand(tmp_path: Path) -> None:
    out = tmp_path / "out.bia.yaml"
    ran = run("import", ROOT / "examples" / "from-elsewhere" / "risk-register.csv", "--into", EXAMPLE, "-o", out)
    assert ran.code == 0
    before, after = (read_document(Path(path).read_bytes(), "x.yaml")[0] for path in (EXAMPLE, out))
    assert before is not None
    assert after is not None
    assert after.assessment.packs == before.assessment.packs
    assert set(before.assessment.impacts) < set(after.assessment.impacts)
    assert [impact.title for impact in after.assessment.impacts][-4:] == [
        "A stranger writes to a child",
        "Old messages can be read for years",
        "Children are ranked in public",
        "Pressure to buy before a timer runs out",
    ]


def test_a_mapping_that_is_not_in_order_stops_the_import(tmp_path: Path) -> None:
    mapping = _file(tmp_path, "m.yaml", "mapping: 1\ntabels: []\n")
    ran = run("import", ROOT / "examples" / "from-elsewhere" / "risk-register.csv", "--mapping", mapping)
    assert ran.code == 2
    assert "In the mapping: There is no field 'tabels' here." in ran.err
    assert "Did you mean 'tables'?" in ran.err
