"""`publish` and `read`: the examples are published, checked, told and read again; what is not in order is said."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

from bestinterests.formats.publications import read_publication, write_publication
from tests.cli.running import ROOT, Ran, run
from tests.publishing.published import published, small

SPEC = importlib.util.spec_from_file_location("published_examples", ROOT / "scripts" / "published.py")
assert SPEC is not None
assert SPEC.loader is not None
examples = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(examples)
OBJECT = ("--object-how", "Write to us.")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two published documents of one service."""
    for number in (1, 2):
        publication = published(small(), number=number)
        (tmp_path / f"kites-{number}.published.json").write_bytes(write_publication(publication))
    return tmp_path


@pytest.mark.parametrize("path", examples.EXAMPLES, ids=lambda path: path.name.removesuffix(".bia.yaml"))
def test_an_example_is_published_as_reviewed(path: Path) -> None:
    golden = examples.GOLDEN / f"{path.name.removesuffix('.bia.yaml')}.md"
    said = examples.told(path)
    assert said == golden.read_text(encoding="utf-8"), "read the difference; if it is meant, run scripts/published.py"
    assert "A sample. The service, the organisation and every fact are invented" in said


class TestPublish:
    """Making a published document."""

    def test_it_says_what_was_left_out_and_leaves_out_what_a_file_names(self, tmp_path: Path) -> None:
        path = examples.EXAMPLES[-1]
        done = run(*examples.publishing(path, tmp_path / "p.published.json"))
        assert done.code == 0
        assert "left out E11/says" in " ".join(done.err.split())
        publication = read_publication((tmp_path / "p.published.json").read_bytes())
        assert publication.fictional
        assert publication.decided.by == "Head of studio"
        assert {each.audience for each in publication.texts} >= {"adults", "parents", "6-9"}

    def test_an_undecided_record_is_refused_with_every_reason(self, tmp_path: Path) -> None:
        done = run("publish", examples.EXAMPLES[0], "-o", tmp_path / "p.json")
        assert done.code == 2
        assert "Nobody has decided on this very text" in done.err
        assert "Say how anybody can object to it" in done.err
        assert not (tmp_path / "p.json").exists()

    def test_a_decision_on_another_text_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "changed.bia.yaml"
        path.write_text(examples.EXAMPLES[0].read_text().replace("title: ", "title: Another ", 1))
        beside = examples.choices_of(examples.EXAMPLES[0])
        done = run("publish", path, "--decision", beside, *OBJECT, "-o", tmp_path / "p.json")
        assert (done.code, "Nobody has decided on this very text" in done.err) == (2, True)

    def test_faults_of_the_file_of_choices_are_told_with_their_lines(self, tmp_path: Path) -> None:
        choices = tmp_path / "choices.yaml"
        choices.write_text("left_out:\n  - place: E03\n    ground: because\n    reasn: So.\n")
        done = run("publish", examples.EXAMPLES[0], "--leave-out", choices, "-o", tmp_path / "p.json")
        assert done.code == 2
        for words in ("'because' is not a value of this field", "Did you mean 'reason'?", "'reason' is missing"):
            assert words in " ".join(done.err.split())
        choices.write_text('{"left_out": [{"place": 3}], "texts": 1}')
        as_json = " ".join(run("publish", examples.EXAMPLES[0], "--leave-out", choices, "-o", "x").err.split())
        for words in (
            "'3' stands where a text is expected",
            "'1' stands where a list is expected",
            "'ground' is missing",
        ):
            assert words in as_json
        choices.write_text("- a\n")
        assert "The file holds no choices" in run("publish", examples.EXAMPLES[0], "--texts", choices, "-o", "x").err

    def test_linked_data_and_a_seal(self, tmp_path: Path) -> None:
        (tmp_path / "chance").write_text("short\n")
        arguments = examples.publishing(examples.EXAMPLES[0], tmp_path / "p.jsonld")
        done = run(*arguments, "--seal-with", tmp_path / "chance")
        assert (done.code, "32 characters" in " ".join(done.err.split())) == (2, True)
        assert run(*arguments, "--format", "jsonld").code == 0
        assert json.loads((tmp_path / "p.jsonld").read_text())["@type"] == "bia:Publication"


class TestRead:
    """Reading what others published."""

    def test_a_file_is_told_and_its_digest_checked(self, files: Path) -> None:
        done = run("read", files / "kites-1.published.json")
        assert (done.code, done.err) == (0, "")
        assert "Its digest fits: sha256:" in done.out
        assert "Kites, Windy Field Ltd: publication 1" in done.out

    def test_what_is_not_in_order_stops_nothing_else(self, files: Path) -> None:
        broken = files / "kites-2.published.json"
        broken.write_bytes(broken.read_bytes().replace(b"Windy Field", b"Windy field", 1))
        (files / "other.json").write_text('{"not": "ours"}')
        (files / "empty.published.json").write_text("")
        done = run("read", files)
        assert done.code == 2
        assert "kites-2.published.json: error publication.digest" in done.err
        assert "empty.published.json: error publication.none" in done.err
        assert "other.json" not in done.err
        assert "publication 1" in done.out

    def test_two_are_compared_and_a_folder_of_two_where_asked(self, files: Path) -> None:
        one, two = files / "kites-1.published.json", files / "kites-2.published.json"
        done = run("read", one, two)
        assert done.code == 0
        assert "Two publications of one service." in done.out
        assert run("read", files, "--compare").out == done.out
        assert "What is compared" not in run("read", files).out
        assert run("read", one, "--compare").code == 2

    def test_json_holds_no_path_and_markdown_no_mark_up_of_theirs(self, files: Path) -> None:
        hostile = published(small(summary="x"), because="[here](https://evil.example) # Title")
        (files / "h.published.json").write_bytes(write_publication(hostile))
        (files / "bad.published.json").write_text("{")
        done = run("read", files, "--format", "json")
        assert done.code == 2
        held = json.loads(done.out)
        assert [each["number"] for each in held["read"]] == [1, 1, 2]
        assert [each["file"] for each in held["not_in_order"]] == ["bad.published.json"]
        assert str(files) not in done.out
        assert "[here](" not in run("read", files / "h.published.json", "--format", "md").out

    def test_one_from_standard_input_and_a_folder_without_any(self, files: Path, tmp_path: Path) -> None:
        raw = (files / "kites-1.published.json").read_bytes()
        assert "publication 1" in run("read", "-", stdin=raw).out
        (tmp_path / "none").mkdir()
        done = run("read", tmp_path / "none")
        assert (done.code, "There is no published document in this folder" in done.err) == (2, True)

    def test_it_is_read_again_judged_anew_set_beside_and_published(self, tmp_path: Path) -> None:
        path = examples.EXAMPLES[-1]
        theirs, ours = tmp_path / "t.published.json", tmp_path / "ours.bia.yaml"
        run(*examples.publishing(path, theirs))
        assert self.read(theirs, "--shadow").code == 2
        assert self.read(theirs, "--shadow", "-o", ours).code == 0
        assert run("check", ours, "--on", "2026-06-15").code == 0
        assert "As published by Tern & Tide" in ours.read_text()
        assert "What differs" not in self.read(theirs, "--ours", ours, "--on", "2026-03-30").out
        paper = tmp_path / "difference.html"
        assert self.read(theirs, "--ours", ours, "-o", paper).code == 0
        assert "Shadow assessment: what differs" in paper.read_text()
        assert self.read(theirs, "--ours", ours, "-o", tmp_path / "x.csv").code == 2
        shadow = tmp_path / "s.published.json"
        by = ("--decided-by", "Children's rights group", "--organisation", "Watch", "--published-on", "2026-07-01")
        assert run("publish", ours, "--shadow-of", theirs, *by, *OBJECT, "-o", shadow).code == 0
        held = read_publication(shadow.read_bytes())
        assert held.kind == "shadow"
        assert held.shadow_of is not None
        assert held.shadow_of.digest == read_publication(theirs.read_bytes()).digest
        assert held.fictional

    @staticmethod
    def read(*arguments: str | Path) -> Ran:
        return run("read", *arguments)


def test_a_register_that_was_exported_is_read_as_a_folder(files: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    done = run("register", "export", files, "-o", target)
    assert done.code == 0, done.err
    shutil.rmtree(files / "none", ignore_errors=True)
    assert run("read", target, "--format", "json").code == 0
    assert len(json.loads(run("read", target, "--format", "json").out)["read"]) == 2
