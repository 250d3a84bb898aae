"""The command from start to first output and to its end, against an interpreter that does nothing."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import row

EXAMPLE = "examples/puddlehop-islands.bia.yaml"
TIMES = 9
PACKAGE = Path(__file__).parents[1] / "bestinterests"
CALLS = {
    "python -c pass": ("-c", "pass"),
    "bestinterests version": ("-m", "bestinterests.cli", "version"),
    "bestinterests --help": ("-m", "bestinterests.cli", "--help"),
    "bestinterests pack list": ("-m", "bestinterests.cli", "pack", "list"),
    f"bestinterests check {EXAMPLE}": ("-m", "bestinterests.cli", "check", EXAMPLE),
    f"bestinterests evaluate {EXAMPLE}": ("-m", "bestinterests.cli", "evaluate", EXAMPLE, "--on", "2026-11-23"),
}


def run() -> list[str]:
    """Lines of the command section. Calls take turns, so that what else the machine does falls on all alike."""
    compileall.compile_dir(PACKAGE, quiet=1)  # as an installed package is; a shell may forbid Python to write it
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in CALLS}
    for _ in range(TIMES):
        for name, words in CALLS.items():
            taken[name].append(_seconds(words))
    first = {name: min(one for one, _ in seconds) for name, seconds in taken.items()}
    end = {name: min(one for _, one in seconds) for name, seconds in taken.items()}
    nothing = end["python -c pass"]
    lines = ["Command to its first output (aim: at most 10x an interpreter that does nothing), and to its end"]
    for name in CALLS:
        after = "" if name == "python -c pass" else f"end {end[name] * 1000:.1f} ms, {end[name] / nothing:.2f}x"
        lines.append(row(name, first[name], first[name] / nothing, after))
    return lines


def _seconds(words: tuple[str, ...]) -> tuple[float, float]:
    """Seconds until something is printed (or nothing more can be), and until the process has ended."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        os.read(process.stdout.fileno(), 1)
        first = time.perf_counter() - start
        process.stdout.read()
        assert process.wait() == 0, words
    return first, time.perf_counter() - start
