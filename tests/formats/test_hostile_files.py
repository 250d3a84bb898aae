"""Files made to hurt are refused in words, within 1 GB of address space: the operating system holds the bound."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MEMORY = 1 << 30
GUARD_SECONDS = 300
"""Only keeps a hanging run from lasting for ever; it says nothing about how fast reading is."""

PROGRAM = """
import json, sys
from bestinterests.cli import main
sys.exit(main(["check", "--format", "json", *sys.argv[1:]]))
"""


def _bomb() -> bytes:
    lines = ["format: 1", "a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]" for last, this in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    return "\n".join(lines).encode()


def _unknown_fields() -> bytes:
    return json.dumps({"format": 1, **{f"k{number}": number for number in range(100_000)}}).encode()


def _unknown_pack() -> bytes:
    return b"format: 1\nassessment:\n  packs:\n    - {pack: nowhere, version: 1.0.0}\n"


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb": ("x.yaml", _bomb, "yaml.alias"),
    "many keys twice": ("x.yaml", lambda: b"format: 1\n" * 200_000, "file.duplicate-key"),
    "keys twice in JSON": ("x.json", lambda: b'{"format":1,' + b'"a":1,' * 200_000 + b'"a":1}', "file.duplicate-key"),
    "deep lists": ("x.yaml", lambda: b"[" * 100_000, "file.too-deep"),
    "deep dashes": ("x.yaml", lambda: b"- " * 100_000, "file.too-deep"),
    "deep keys": ("x.yaml", lambda: b"? " * 100_000, "yaml.key"),
    "deep mappings": ("x.yaml", lambda: b"{a: " * 100_000, "file.too-deep"),
    "deep indents": ("x.yaml", lambda: b"".join(b" " * n + b"a:\n" for n in range(2000)), "file.too-deep"),
    "deep JSON": ("x.json", lambda: b'{"format":1,"assessment":' + b"[" * 100_000, "file.too-deep"),
    "deep JSON objects": ("x.json", lambda: b'{"assessment":' * 100_000, "file.too-deep"),
    "NUL": ("x.yaml", lambda: b"format: 1\n" + b"\x00" * 1_000_000, "file.control-character"),
    "escaped NUL": ("x.json", lambda: b'{"format":1,"assessment":{"title":"\\u0000"}}', "file.control-character"),
    "lone surrogate": ("x.json", lambda: b'{"format":1,"assessment":{"title":"\\ud800"}}', "file.control-character"),
    "encoded surrogate": ("x.yaml", lambda: b"format: 1\na: \xed\xa0\x80\n", "file.encoding"),
    "many values": ("x.yaml", lambda: b"- a\n" * 4_900_000, "file.too-many-values"),
    "many values in JSON": ("x.json", lambda: b"[" + b"1," * 9_000_000 + b"1]", "file.too-many-values"),
    "many faults": ("x.json", _unknown_fields, "file.more-problems"),
    "one long text": ("x.yaml", lambda: b"a" * 19_000_000, "file.not-a-document"),
    "newer format": ("x.yaml", lambda: b"format: 7\n", "format.newer"),
    "unknown pack": ("x.yaml", _unknown_pack, "pack.unknown"),
}  # fmt: skip


def _checked(*arguments: str, stdin: Path | None = None) -> tuple[int, dict[str, list[dict[str, object]]], str]:
    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    with (stdin or Path("/dev/null")).open("rb") as stream:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            stdin=stream,
            capture_output=True,
            timeout=GUARD_SECONDS,
            preexec_fn=bound,
            check=False,
        )
    (result,) = json.loads(done.stdout)["files"]
    return done.returncode, result, done.stderr.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name: str, tmp_path: Path) -> None:
    file_name, content, code = HOSTILE[name]
    path = tmp_path / file_name
    path.write_bytes(content())
    exit_code, result, stderr = _checked(str(path))
    assert (exit_code, stderr) == (2, "")
    problems = result["problems"]
    assert code in [problem["code"] for problem in problems]
    assert all(problem["sentence"] for problem in problems)
    assert len(problems) <= 450


def test_a_file_of_200_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    for arguments, stdin in (((str(path),), None), (("-",), path)):
        exit_code, result, stderr = _checked(*arguments, stdin=stdin)
        assert (exit_code, stderr) == (2, "")
        assert [problem["code"] for problem in result["problems"]] == ["file.too-large"]
        assert "20 MB" in str(result["problems"][0]["sentence"])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")
def test_an_endless_file_is_read_no_further_than_the_bound() -> None:
    exit_code, result, _ = _checked("/dev/zero")
    assert exit_code == 2
    assert [problem["code"] for problem in result["problems"]] == ["file.too-large"]
