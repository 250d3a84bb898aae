"""The command from start to first output against an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.measure import best, row

EXAMPLE = "examples/puddlehop-islands.bia.yaml"


def run() -> list[str]:
    """Lines of the command section."""

    def seconds(*words: str) -> float:
        return best(lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True), 7)

    nothing = seconds("-c", "pass")
    lines = ["Command from start to end (aim: first output at most 10x an interpreter that does nothing)"]
    for name, words in (
        ("python -c pass", ("-c", "pass")),
        ("bestinterests version", ("-m", "bestinterests.cli", "version")),
        ("bestinterests --help", ("-m", "bestinterests.cli", "--help")),
        ("bestinterests pack list", ("-m", "bestinterests.cli", "pack", "list")),
        (f"bestinterests check {EXAMPLE}", ("-m", "bestinterests.cli", "check", EXAMPLE)),
        (f"bestinterests evaluate {EXAMPLE}", ("-m", "bestinterests.cli", "evaluate", EXAMPLE, "--on", "2026-11-23")),
    ):
        taken = seconds(*words)
        lines.append(row(name, taken, taken / nothing))
    return lines
