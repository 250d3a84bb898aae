"""Tests collected once and run on each mutant in a forked copy of the process."""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import json
import os
import re
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol
from echo import WORDING, Echo
from making import ROOT, UNCHANGED, Mutant, held, plain

RUN_BY_THESE = ("bestinterests.evaluation", "bestinterests.changes", "tests.evaluation.page")
"""Modules whose caches hold what the code under test computed."""
ABOUT = {
    "state": "short_cuts|caps|company-only|below-suggested|together|table-benefits",
    "verdicts": r"\[(gate|veto|law|method|toleration)\.",
    "cumulation": "short_cuts|cumulative|together",
    "joints": "short_cuts|cumulative|together|failing",
    "tally": "short_cuts|cumulative|together",
    "ground": "caps|short_cuts",
    "facts": r"\[(gate\.(children|remedy|record)|toleration|law|conflict|method)",
    "reliance": r"\[(toleration|veto\.(other|company))|table-benefits",
    "coverage": r"\[(gate\.coverage|contradiction\.none|service\.short)|portrait",
    "readings": r"\[table-(severity|harms|benefits)|\[veto\.grave|portrait",
    "slots": r"test_slots|\[table-measures|\[contradiction\.(planned|terms|failed|untested|uncredited)|assessors",
    "steps": "short_cuts|robustness|hangs_on",
    "index": r"\[(law|toleration|veto\.grave|gate\.record)|test_names|children_in_scope|portrait",
    "flips": "short_cuts|hangs_on|robustness",
    "distance": "short_cuts|hangs_on|robustness",
    "trials": "hangs_on|robustness|table-measures|practice",
    "preview": "short_cuts",
}
"""Tests that are about a module, by what their names hold; they come before the others."""
SLOW = 0.3
"""CPU seconds from which a test comes last, and is spared where only wording differs."""
BROAD = 4
"""Tests that run more lines than all others, and come first: little escapes them."""
PROSE_TESTS = 12
"""Tests that a change within a sentence meets: one that quotes it would be among them, or is not there."""
PATIENCE = 5
"""Times as long as its tests take, and seconds more, after which a mutant is taken to run for ever."""


def put_in_place(mutant: Mutant) -> None:
    """Let the function run the mutant's code, wherever it is already known by name."""
    module: ModuleType = importlib.import_module(mutant.module)
    kind, _, function = mutant.function.rpartition(".")
    target = plain(held(vars(module), kind or None)[function])
    target.__code__ = mutant.code.__code__
    if repr(target.__defaults__) != repr(mutant.code.__defaults__):
        target.__defaults__ = mutant.code.__defaults__
    target.__kwdefaults__ = mutant.code.__kwdefaults__


def empty_caches() -> None:
    """Forget what the unchanged code computed."""
    for name, module in list(sys.modules.items()):
        if name.startswith(RUN_BY_THESE):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()


class Run:
    """A pytest plugin that, in the place of running the tests once, runs them on each mutant."""

    def __init__(self, mutants: list[Mutant], written: Path, asked: argparse.Namespace) -> None:
        self.mutants, self.written = mutants, written
        self.area, self.jobs, self.most, self.quick = asked.area, asked.jobs, asked.most, asked.quick
        self.items: list[pytest.Item] = []
        self.seconds: list[float] = []
        self.by_line: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.broad: set[int] = set()
        self.kills: dict[str, Counter[int]] = defaultdict(Counter)
        self.echo = Echo()
        self.results: list[dict[str, Any]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Called by pytest when every test is collected."""
        self.items = session.items
        if self.area == "evaluation":
            self.echo.listen()
        self._learn()
        self.echo.learns = False
        gc.collect()
        gc.freeze()
        running: dict[int, tuple[Mutant, int]] = {}
        self._start(UNCHANGED, list(range(len(self.items))), running)
        with self.written.open("w", encoding="utf-8") as out:
            for mutant in self.mutants:
                if len(running) == self.jobs:
                    self._reap(running, out)
                self._start(mutant, self._tests(mutant), running)
            while running:
                self._reap(running, out)
        return True

    def _learn(self) -> None:
        """Run every test once, unchanged: how long it takes, and which lines it runs."""
        folder = ROOT / "bestinterests" / self.area
        lines = coverage.Coverage(data_file=None, include=[f"{folder}/*"], config_file=False)
        lines.start()
        for place, item in enumerate(self.items):
            empty_caches()  # each test runs what fills them, as it will run it on a mutant
            lines.switch_context(str(place))
            following = self.items[place + 1] if place + 1 < len(self.items) else None
            began = time.process_time()  # not the time of day: the machine may be busy with other things
            reports = runtestprotocol(item, nextitem=following, log=False)
            self.seconds.append(time.process_time() - began)
            if any(report.failed for report in reports):
                raise pytest.UsageError(f"{item.nodeid} fails without any mutant: {reports}")
        lines.stop()
        data = lines.get_data()
        for name in data.measured_files():
            for line, contexts in data.contexts_by_lineno(name).items():
                self.by_line[name, line].update(int(context) for context in contexts if context)
        lines_run = Counter(place for places in self.by_line.values() for place in places)
        self.broad = {place for place, _ in lines_run.most_common(BROAD) if self.seconds[place] <= SLOW}

    def _tests(self, mutant: Mutant) -> list[int]:
        path = str(ROOT / Path(*mutant.module.split("."))) + ".py"
        found = set().union(*(self.by_line.get((path, line), set()) for line in mutant.lines))
        kills, near = self.kills[mutant.function], self.kills[mutant.module]
        pattern = ABOUT.get(mutant.module.rpartition(".")[2])
        about = re.compile(pattern) if pattern else None

        def rank(place: int) -> tuple[float, ...]:
            # Cases of a rule that the function names first, then cases of many rules in turn, not rule by rule.
            name = self.items[place].nodeid
            names_it = any(f"[{rule}:" in name for rule in mutant.rules) or bool(about and about.search(name))
            slow, spread = self.seconds[place] > SLOW, place * 7919 % len(self.items)
            return -kills[place], slow, place not in self.broad, not names_it, -near[place], spread

        ordered = sorted(found, key=rank)
        if self.quick:
            ordered = [place for place in ordered if self.seconds[place] <= SLOW or kills[place]] or ordered[:1]
        return ordered[: min(self.most, PROSE_TESTS) if mutant.is_prose else self.most]

    def _start(self, mutant: Mutant, tests: list[int], running: dict[int, tuple[Mutant, int]]) -> None:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            running[pid] = (mutant, reading)
            return
        limit = PATIENCE + int(PATIENCE * sum(self.seconds[place] for place in tests))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        signal.alarm(PATIENCE * limit)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.write(writing, json.dumps(self._outcome(mutant, tests)).encode())
        os._exit(0)

    def _outcome(self, mutant: Mutant, tests: list[int]) -> dict[str, Any]:
        """Within the copy: which test notices the mutant, or what can be said where none does."""
        if not tests:
            return {"state": "unreached"}
        try:
            if mutant is not UNCHANGED:
                put_in_place(mutant)
            empty_caches()
        except ValueError as problem:
            return {"state": "unrun", "why": str(problem)}
        for at, place in enumerate(tests):
            if self.seconds[place] > SLOW and self.echo.fields and self.echo.fields <= WORDING:
                break
            following = self.items[tests[at + 1]] if at + 1 < len(tests) else None
            try:
                failed = any(report.failed for report in runtestprotocol(self.items[place], False, following))
            except BaseException:
                failed = True
            if failed:
                return {"state": "killed", "by": place}
        fields = sorted(self.echo.fields)
        state = "silent" if not fields else "wording" if self.echo.fields <= WORDING else "alive"
        return {"state": state, "fields": fields, "tests": len(tests)}

    def _reap(self, running: dict[int, tuple[Mutant, int]], out: Any) -> None:
        pid, _ = os.wait()
        mutant, reading = running.pop(pid)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        # Nothing told: it crashed or ran for ever.
        outcome: dict[str, Any] = json.loads(told) if told else {"state": "killed", "by": None}
        place = outcome.get("by")
        if place is not None:
            self.kills[mutant.function][place] += 1
            self.kills[mutant.module][place] += 1
            outcome["by"] = self.items[place].nodeid
        if mutant is UNCHANGED:
            if outcome["state"] != "silent":
                raise pytest.UsageError(f"without any mutant: {outcome}")
            return
        shown = {key: value for key, value in mutant._asdict().items() if key not in ("code", "lines", "is_prose", "rules")}
        self.results.append({**shown, **outcome})
        out.write(json.dumps(self.results[-1], ensure_ascii=False) + "\n")
        out.flush()
