"""Building: deterministic, current, all or nothing, and a released version never changes."""

from pathlib import Path

import msgspec
import pytest

from bestinterests.domain.pack import Pack
from bestinterests.evaluation.rules import RULES
from bestinterests.packs.build import build
from bestinterests.packs.canonical import canonical, digest, digest_of
from bestinterests.packs.load import BUILT, available, load
from bestinterests.packs.lock import NAME, Locked, lock_bytes, read_lock, version_key
from bestinterests.packs.source import SOURCE
from tests.packs.tiny import source, tiny


def test_the_built_packs_are_current() -> None:
    outcome = build(SOURCE, BUILT, rules=RULES, write=False)
    assert [problem for problem in outcome.problems if problem.severity == "error"] == []
    assert outcome.changed == [], "packs/built is behind packs/source; run: bestinterests pack build"


def test_each_built_pack_is_canonical_and_as_locked() -> None:
    for entry in read_lock(BUILT).packs:
        content = (BUILT / f"{entry.id}-{entry.version}.json").read_bytes()
        assert digest_of(content) == entry.digest
        assert canonical(msgspec.json.decode(content, type=Pack)) == content
        assert digest(load(entry.id, entry.version)) == entry.digest


def test_nothing_lies_in_built_that_lock_does_not_name() -> None:
    named = {f"{name}-{version}.json" for name, version in available()} | {NAME}
    assert {path.name for path in BUILT.iterdir()} == named


def test_canonical_bytes_do_not_depend_on_the_order_of_maps() -> None:
    pack = tiny()
    profile = pack.profiles[0]
    turned = msgspec.structs.replace(profile, caps=dict(reversed(profile.caps.items())))
    other = msgspec.structs.replace(pack, profiles=(turned,))
    assert canonical(other) == canonical(pack)
    assert canonical(pack).endswith(b"}\n")
    assert digest(other) == digest(pack)


def test_a_build_writes_once_and_then_finds_nothing_to_do(tmp_path: Path) -> None:
    folder, built = source(tmp_path / "source").parent, tmp_path / "built"
    first = build(folder, built)
    assert first.problems == []
    assert first.changed == [NAME, "tiny-1.0.0.json"]
    assert build(folder, built).changed == []
    assert load("tiny", "1.0.0", built) == tiny()
    assert read_lock(built).packs[0].released is False


def _reword(folder: Path) -> None:
    path = folder / "tiny" / "practices.yaml"
    path.write_text(path.read_text().replace("harms children", "hurts children"))


def test_an_unreleased_version_may_change(tmp_path: Path) -> None:
    folder, built = source(tmp_path / "source").parent, tmp_path / "built"
    build(folder, built)
    _reword(folder)
    outcome = build(folder, built)
    assert outcome.problems == []
    assert "hurts" in load("tiny", "1.0.0", built).practices[0].text.text


def test_a_released_version_may_not_change_without_a_new_version(tmp_path: Path) -> None:
    folder, built = source(tmp_path / "source").parent, tmp_path / "built"
    build(folder, built, release=["tiny"])
    before = (built / "tiny-1.0.0.json").read_bytes()
    _reword(folder)
    outcome = build(folder, built)
    assert [problem.code for problem in outcome.problems] == ["pack.changed-without-version"]
    assert (built / "tiny-1.0.0.json").read_bytes() == before
    head = folder / "tiny" / "pack.yaml"
    head.write_text(head.read_text().replace("version: 1.0.0", "version: 1.1.0"))
    assert build(folder, built).problems == []
    assert available(built) == [("tiny", "1.0.0"), ("tiny", "1.1.0")]
    assert "harms" in load("tiny", "1.0.0", built).practices[0].text.text


def test_a_draft_goes_when_its_source_goes_and_a_released_one_stays(tmp_path: Path) -> None:
    folder, built = source(tmp_path / "source").parent, tmp_path / "built"
    build(folder, built)
    head = folder / "tiny" / "pack.yaml"
    head.write_text(head.read_text().replace("version: 1.0.0", "version: 1.1.0"))
    build(folder, built, release=["tiny"])
    assert available(built) == [("tiny", "1.1.0")]
    assert not (built / "tiny-1.0.0.json").exists()
    head.write_text(head.read_text().replace("version: 1.1.0", "version: 1.2.0"))
    build(folder, built)
    assert [(entry.version, entry.released) for entry in read_lock(built).packs] == [("1.1.0", True), ("1.2.0", False)]


def test_a_released_file_that_is_lost_is_a_problem(tmp_path: Path) -> None:
    folder, built = source(tmp_path / "source").parent, tmp_path / "built"
    build(folder, built, release=["tiny"])
    head = folder / "tiny" / "pack.yaml"
    head.write_text(head.read_text().replace("version: 1.0.0", "version: 1.1.0"))
    (built / "tiny-1.0.0.json").unlink()
    assert [problem.code for problem in build(folder, built).problems] == ["pack.damaged"]


def test_a_build_with_errors_writes_nothing(tmp_path: Path) -> None:
    folder, built = source(tmp_path / "source", bands="- {id: 6-9}\n").parent, tmp_path / "built"
    outcome = build(folder, built)
    assert outcome.failed
    assert not built.exists()
    assert {problem.path.split("/")[0] for problem in outcome.problems} == {"tiny"}


def test_a_fault_of_meaning_names_file_and_line(tmp_path: Path) -> None:
    folder = source(
        tmp_path, practices="- id: a\n  title: A\n  text: {text: T, provenance: ours}\n  obligation: s9-9\n"
    )
    problems = build(folder.parent, tmp_path / "built").problems
    assert [(p.code, p.path, p.line) for p in problems] == [
        ("pack.unknown-obligation", "tiny/practices.yaml#practices/a/obligation", 4)
    ]


def test_lock_is_in_the_order_of_versions() -> None:
    entries = [Locked(id="a", version=version, digest="") for version in ("1.10.0", "1.9.0")]
    text = lock_bytes(entries).decode()
    assert text.index("1.9.0") < text.index("1.10.0")


@pytest.mark.parametrize("version, key", [("1.10.0", (1, 10, 0)), ("x", ()), ("", ())])
def test_versions_are_numbers(version: str, key: tuple[int, ...]) -> None:
    assert version_key(version) == key
