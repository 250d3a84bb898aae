"""Loading: built packs only, problems that name what is near, and packs that people bring."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bestinterests.domain.document import PackPin
from bestinterests.domain.pack import Requirement
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.build import build
from bestinterests.packs.canonical import canonical, digest
from bestinterests.packs.load import available, find, latest, load, read_pack
from bestinterests.packs.resolve import pins_of, resolve, satisfies
from tests.packs.tiny import FIXTURES, change, source, tiny

QUIET = """
import sys
import bestinterests.packs.resolve
from bestinterests.packs.resolve import pins_of, resolve
framework, problems = resolve(pins_of())
assert framework is not None, problems
assert not {"yaml", "jsonschema_rs"} & set(sys.modules), "reading packs must not load the build's libraries"
"""


def test_reading_built_packs_loads_neither_yaml_nor_the_schema_checker() -> None:
    subprocess.run([sys.executable, "-c", QUIET], check=True)


def test_the_shipped_packs_resolve() -> None:
    framework, problems = resolve(pins_of())
    assert problems == []
    assert framework is not None
    assert {pin.pack for pin in framework.pins} == {name for name, _ in available()}
    assert len(framework.rights) == 54
    assert list(framework.profiles) == ["rights-first", "ico-scales"]


def test_a_pin_brings_what_it_requires() -> None:
    framework, problems = resolve(pins_of("uk-childrens-code"))
    assert problems == []
    assert framework is not None
    assert [pack.id for pack in framework.packs] == ["uncrc", "uk-childrens-code"]


def test_an_unknown_pack_names_the_nearest() -> None:
    found = find("uk-childrens-cod", "1.0.0")
    assert isinstance(found, Problem)
    assert found.code == "pack.unknown"
    assert "uk-childrens-code" in found.remedy
    other = find("uncrc", "9.9.9")
    assert isinstance(other, Problem)
    assert other.code == "pack.unknown-version"
    assert str(latest("uncrc")) in other.remedy
    with pytest.raises(Refused) as refused:
        load("uncrc", "9.9.9")
    assert refused.value.problems == [other]
    assert latest("nothing") is None


def test_every_pin_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    pins = (PackPin(pack="uncrd", version="1.0.0"), PackPin(pack="uncrc", version="7.0.0"))
    framework, problems = resolve(pins)
    assert framework is None
    assert [(p.code, p.path) for p in problems] == [
        ("pack.unknown", "assessment.packs[uncrd]"),
        ("pack.unknown-version", "assessment.packs[uncrc]"),
    ]
    assert [p.code for p in resolve(())[1]] == ["pack.none-pinned"]
    assert [p.code for p in resolve((), built=tmp_path)[1]] == ["pack.none-pinned"]
    assert isinstance(find("a", "1.0.0", tmp_path), Problem)


def test_a_pin_with_another_digest_is_refused() -> None:
    pin = PackPin(pack="tiny", version="1.0.0", digest="sha256:" + "f" * 64)
    assert [p.code for p in resolve((pin,), [tiny()])[1]] == ["pack.digest-differs"]
    right = change(pin, digest=digest(tiny()))
    assert resolve((right,), [tiny()])[1] == []
    assert [p.code for p in resolve((right, right), [tiny()])[1]] == ["pack.pinned-twice"]


def _overlay(name: str, needs: str, version: str = "1.0.0") -> Any:
    return change(tiny(), id=name, requires=(Requirement(pack=needs, version=version),), **EMPTY)


BLANK = ("rights", "framework_rights", "activities", "standards", "bands", "scales", "matrices", "profiles",
         "practices", "vocabularies")  # fmt: skip
EMPTY: dict[str, tuple[()]] = dict.fromkeys(BLANK, ())


def test_requirements_are_followed_and_faults_named() -> None:
    pins = (PackPin(pack="over", version="1.0.0"),)
    framework, problems = resolve(pins, [tiny(), _overlay("over", "tiny")])
    assert problems == []
    assert framework is not None
    assert [pack.id for pack in framework.packs] == ["tiny", "over"]
    both = (*pins, PackPin(pack="tiny", version="2.0.0"))
    codes = [p.code for p in resolve(both, [tiny("2.0.0"), _overlay("over", "tiny")])[1]]
    assert codes == ["pack.requirement"]
    circle = [_overlay("over", "round"), _overlay("round", "over")]
    assert [p.code for p in resolve(pins, circle)[1]] == ["pack.requires-itself"]
    assert [p.code for p in resolve(pins, [_overlay("over", "absent")])[1]] == ["pack.unknown"]


@pytest.mark.parametrize(
    "held, required, good",
    [
        ("1.0.0", "1.0.0", True),
        ("1.2.0", "1.1.9", True),
        ("1.0.0", "1.0.1", False),
        ("2.0.0", "1.0.0", False),
        ("x", "1.0.0", False),
    ],
)
def test_a_later_version_with_the_same_first_number_will_do(held: str, required: str, good: bool) -> None:
    assert satisfies(held, required) is good


def test_a_pack_that_somebody_brings(tmp_path: Path) -> None:
    assert read_pack(FIXTURES / "tiny-1.0.0") == (tiny(), [])
    path = tmp_path / "tiny.json"
    path.write_bytes(canonical(tiny()))
    assert read_pack(path) == (tiny(), [])
    path.write_text('{"id": "x", "version": "1", "extra": true}')
    pack, problems = read_pack(path)
    assert pack is None
    assert {p.code for p in problems} == {"shape.missing-field", "shape.form", "shape.unknown-field"}
    path.write_text("{")
    assert [p.code for p in read_pack(path)[1]] == ["pack.not-json"]
    path.write_bytes(b'{"id": "\xff"}')
    assert [p.code for p in read_pack(path)[1]] == ["pack.not-json"]


def test_a_built_file_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    built = tmp_path / "built"
    build(source(tmp_path / "source").parent, built)
    path = built / "tiny-1.0.0.json"
    path.write_bytes(path.read_bytes() + b"\n")
    found = find("tiny", "1.0.0", built)
    assert isinstance(found, Problem)
    assert found.code == "pack.damaged"
