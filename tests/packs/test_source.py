"""Reading pack sources: every fault at once with file and line, and none of YAML's traps."""

from pathlib import Path

import pytest

from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem
from bestinterests.packs.plain_yaml import DEEPEST, read_yaml
from bestinterests.packs.source import Folder, natural, read_source
from tests.packs.tiny import FIXTURES, source, tiny

STATEMENT = "{text: T, provenance: ours}"


def test_a_sound_source_is_read_whole() -> None:
    pack = tiny()
    assert isinstance(pack, Pack)
    assert [right.id for right in pack.rights] == ["article-12", "article-16", "article-31"]
    assert pack.rights[0].article == 12
    assert pack.activities[0].rights_complete is True


def test_ten_planted_faults_come_back_at_once_with_file_and_line(tmp_path: Path) -> None:
    folder = source(
        tmp_path,
        bands="- {id: 6-9, label: {text: T, provenance: ours}, from_age: six, to_age: 9}\n",
        practices=f"- id: a\n  titel: A\n  text: {STATEMENT}\n- id: b\n  title: 3\n  text: {STATEMENT}\n",
        vocabularies="- id: v\n  title: V\n  terms:\n    - {id: Not A Word, label: l, text: t, provenance: perhaps}\n",
        scales="id: not-a-list\n",
        matrices="- id: m\n  id: n\n",
        rigths="[]\n",
        profiles="- &anchor {id: p}\n",
        activities="- id: x\n  name: [\n",
    )
    pack, problems = read_source(folder)
    assert pack is None
    found = {(problem.code, problem.path, problem.line) for problem in problems}
    expected = {
        ("shape.wrong-type", "bands.yaml#[0].from_age", 1),
        ("shape.unknown-field", "practices.yaml#[0].titel", 2),
        ("shape.missing-field", "practices.yaml#[0]", 1),
        ("shape.wrong-type", "practices.yaml#[1].title", 5),
        ("shape.unknown-word", "vocabularies.yaml#[0].terms[0].provenance", 4),
        ("shape.form", "vocabularies.yaml#[0].terms[0].id", 4),
        ("pack.no-list", "scales.yaml", 1),
        ("yaml.duplicate-key", "matrices.yaml", 2),
        ("pack.unknown-file", "rigths.yaml", 0),
        ("yaml.alias", "profiles.yaml", 1),
        ("yaml.syntax", "activities.yaml", 3),
    }
    assert expected <= found
    assert all(problem.remedy for problem in problems)
    assert next(p for p in problems if p.code == "pack.unknown-file").remedy == "Did you mean rights?"


def test_a_folder_holds_one_item_a_file_in_natural_order(tmp_path: Path) -> None:
    folder = source(tmp_path)
    (folder / "practices.yaml").unlink()
    (folder / "practices").mkdir()
    for name in ("p-10", "p-9", "p-1"):
        (folder / "practices" / f"{name}.yaml").write_text(f"id: {name}\ntitle: T\ntext: {STATEMENT}\n")
    pack, problems = read_source(folder)
    assert problems == []
    assert pack is not None
    assert [practice.id for practice in pack.practices] == ["p-1", "p-9", "p-10"]


def test_a_file_named_otherwise_than_its_item_is_a_warning(tmp_path: Path) -> None:
    folder = source(tmp_path)
    (folder / "patterns").mkdir()
    (folder / "patterns" / "article-01.yaml").write_text(f"id: article-1\nname: N\ntext: {STATEMENT}\n")
    (folder / "patterns" / "tchat.yaml").write_text(f"id: chat\nname: N\ntext: {STATEMENT}\n")
    pack, problems = read_source(folder)
    assert pack is not None
    assert [(p.code, p.severity, p.path) for p in problems] == [("pack.file-name", "warning", "patterns/tchat.yaml")]


def test_one_collection_in_two_places_is_a_fault(tmp_path: Path) -> None:
    folder = source(tmp_path)
    (folder / "rights").mkdir()
    assert [problem.code for problem in read_source(folder)[1]] == ["pack.two-places"]


@pytest.mark.parametrize(
    "files, code, path",
    [
        ({"pack": "- a\n"}, "pack.no-fields", "pack.yaml"),
        ({"pack": "id: [\n"}, "yaml.syntax", "pack.yaml"),
        ({"bands": "a: b\n"}, "pack.no-list", "bands.yaml"),
    ],
)
def test_files_of_the_wrong_form(tmp_path: Path, files: dict[str, str], code: str, path: str) -> None:
    pack, problems = read_source(source(tmp_path, **files))
    assert pack is None
    assert (code, path) in {(problem.code, problem.path) for problem in problems}


def test_an_item_file_without_fields_and_a_folder_without_head(tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    (folder / "rights").mkdir(parents=True)
    (folder / "rights" / "a.yaml").write_text("- a\n")
    codes = {problem.code for problem in read_source(folder)[1]}
    assert {"pack.no-head", "pack.no-fields", "shape.missing-field"} <= codes
    assert [p.code for p in read_source(tmp_path / "absent")[1]] == ["pack.no-folder"]


@pytest.mark.parametrize(
    "text, value",
    [
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: 12:30", "12:30"),
        ("a: 1.10", "1.10"),
        ("a: 2024-01-02", "2024-01-02"),
        ("a: 0x1f", "0x1f"),
        ("a: 010", "010"),
        ("a: null", "null"),
        ("a: '7'", "7"),
        ("a: 'true'", "true"),
        ("a: -7", -7),
        ("a: 7", 7),
        ("a: true", True),
        ("a: False", "False"),
    ],
)
def test_only_true_false_and_whole_numbers_are_not_text(text: str, value: object) -> None:
    plain = read_yaml(text.encode())
    assert plain.faults == []
    assert plain.value == {"a": value}
    assert type(plain.value["a"]) is type(value)


BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    "content, code, line",
    [
        (b"a: 1\nb: 2\na: 3\n", "yaml.duplicate-key", 3),
        (b"a: 1\nb: &x 2\n", "yaml.alias", 2),
        (b"a: *x\n", "yaml.alias", 1),
        (BOMB.encode(), "yaml.alias", 1),
        (b"a: !!python/object:os.system x\n", "yaml.tag", 1),
        (b"a:\nb: 1\n", "yaml.empty-value", 1),
        (b"a: 1\n---\nb: 1\n", "yaml.many-documents", 2),
        (b"[a, b]: 1\n", "yaml.key", 1),
        (b"a: \xff\n", "yaml.not-utf-8", 1),
        (b"a: x\x00y\n", "yaml.syntax", 1),
        (b"\ta: 1\n", "yaml.syntax", 1),
        (b"[" * (DEEPEST + 5), "yaml.too-deep", 1),
        (b"a" * 4_000_001, "yaml.too-large", 1),
    ],
)
def test_what_is_refused(content: bytes, code: str, line: int) -> None:
    faults = read_yaml(content).faults
    assert (code, line) in {(fault.code, fault.line) for fault in faults}


def test_an_empty_text_is_nothing() -> None:
    assert read_yaml(b"") == (None, {}, [])


def test_lines_are_remembered() -> None:
    lines = read_yaml(b"a: 1\nb:\n  - c: 2\n  - d: 3\n").lines
    assert lines["b", 1, "d"] == 4
    assert lines["b", 0] == 3


def test_natural_order() -> None:
    paths = [Path(name) for name in ("a-10", "a-9", "a", "b-1")]
    assert [path.name for path in sorted(paths, key=natural)] == ["a", "a-9", "a-10", "b-1"]


def test_the_fixture_folders_are_what_the_tests_think() -> None:
    assert sorted(path.name for path in FIXTURES.iterdir()) == ["tiny-1.0.0", "tiny-2.0.0"]


def test_shape_faults_of_every_form_read_as_sentences(tmp_path: Path) -> None:
    folder = source(
        tmp_path,
        practices=f"- id: a\n  title: A\n  text: {STATEMENT}\n  obligation: 7\n"
        f"- id: b\n  title: A\n  text: {STATEMENT}\n  obligation: Not A Word\n",
        profiles=(FIXTURES / "tiny-1.0.0" / "profiles.yaml").read_text()
        + f"  build: {{gravity: a, reach: a, irremediability: a, gravity_floor: a, reach_at: a,"
        f" irremediability_at: a, steps: 9}}\n  stop_at: {'long ' * 30}\n",
    )
    profiles = folder / "profiles.yaml"
    profiles.write_text(profiles.read_text().replace("  stop_at: high\n", "", 1))
    problems = read_source(folder)[1]
    found = {(problem.code, problem.path): problem for problem in problems}
    assert found["shape.wrong-type", "practices.yaml#[0].obligation"].remedy == "Put it between quotation marks."
    assert ("shape.value", "practices.yaml#[1].obligation") in found
    assert any(path.startswith("profiles.yaml#[0].build") for _, path in found)
    assert all(len(problem.sentence) < 200 for problem in problems)


def test_a_number_out_of_bounds_and_a_collection_that_is_no_list(tmp_path: Path) -> None:
    head = (FIXTURES / "tiny-1.0.0" / "pack.yaml").read_text()
    pack, problems = read_source(source(tmp_path, pack=head + "bands: none\n"))
    assert pack is None
    assert {"pack.two-places", "shape.wrong-type"} <= {problem.code for problem in problems}


def test_files_that_are_not_the_packs_are_left_alone(tmp_path: Path) -> None:
    folder = source(tmp_path)
    (folder / "README.md").write_text("Words.")
    (folder / ".hidden.yaml").write_text("a: [")
    (folder / "cases").mkdir()
    assert read_source(folder) == (tiny(), [])


def test_a_place_that_no_file_holds_is_left_as_it_is(tmp_path: Path) -> None:
    folder = Folder(source(tmp_path))
    nowhere = Problem(code="c", path="nowhere/at/all", sentence="S.")
    assert folder.locate(nowhere) == nowhere
    first = folder.locate(Problem(code="c", path="tiny/activities/geolocation/prompts/2", sentence="S."))
    assert (first.path, first.line) == ("activities.yaml#activities/geolocation/prompts/2", 9)
