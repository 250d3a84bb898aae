"""Runs the command in this process, with its streams caught."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from bestinterests.cli import main

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLE = str(ROOT / "examples" / "puddlehop-islands.bia.yaml")
ON = ("--on", "2026-06-01")


class Ran(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@contextmanager
def _stdin(data: bytes) -> Iterator[None]:
    before = sys.stdin
    sys.stdin = _Input(data)  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.stdin = before


def run(*arguments: str | Path, stdin: bytes = b"") -> Ran:
    """Run the command and return its exit code and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with _stdin(stdin), redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Ran(code, out.getvalue(), err.getvalue())
