"""Taking in many records against bare msgspec decoding of the same files: processor time and wall, evaluation apart."""

from __future__ import annotations

import datetime as dt
import gc
import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.lake import SEED, Records, bases, contents, write
from benchmarks.measure import row
from bestinterests.domain.document import Document
from bestinterests.domain.publication import Publication
from bestinterests.evaluation import evaluate
from bestinterests.portfolio.contents import contents as held_in
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.settling import settle
from bestinterests.portfolio.taking import reading
from bestinterests.portfolio.taking.adding import add
from bestinterests.portfolio.taking.pieces import Piece, pieces
from bestinterests.portfolio.taking.reading import Setting

SIZES = [int(size) for size in os.environ.get("BENCHMARK_LAKE", "1000,10000").split(",")]
"""Numbers of records; ``BENCHMARK_LAKE=1000,10000,100000`` takes an hour, and 12 GB of disk."""
SETTING = Setting(today=dt.date(2026, 6, 1))
AIM = 2.5
USUAL = gc.get_threshold()


class Spent(NamedTuple):
    """Seconds: on the wall, and of processors, those of other processes of ours with them."""

    wall: float
    processor: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.processor - other.processor)


def spent(run: Callable[[], object]) -> Spent:
    """What a run took."""
    before = _now()
    run()
    return _now() - before


def _now() -> Spent:
    return Spent(time.perf_counter(), sum(os.times()[:4]))


def run() -> list[str]:
    """Lines of the section."""
    lines = [f"Taking in records (seed {SEED}; aim: at most {AIM}x bare msgspec, evaluation apart)"]
    folder = Path(tempfile.mkdtemp(prefix="bestinterests-lake-"))
    try:
        held = bases(min(1_000, max(100, SIZES[0] // 4)))
        grown: dict[str, list[float]] = {}
        for size in SIZES:
            lines += _at(folder, size, Records(held), grown)
        for name, seconds in grown.items():
            if len(seconds) > 1:
                exponent = math.log(seconds[-1] / seconds[-2]) / math.log(SIZES[-1] / SIZES[-2])
                lines.append(f"  growth exponent, {name}: {exponent:.2f}")
        lines += _spoiled(folder, Records(held))
    finally:
        shutil.rmtree(folder)
    return lines


def _at(folder: Path, size: int, records: Records, grown: dict[str, list[float]]) -> list[str]:
    """Both ways at one size."""
    files = write(folder / str(size), size, records)
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    lake = Lake.made(folder / f"lake-{size}")
    with lake.writing():
        bare, apart, evaluating = side_by_side(files, lake)
        settling = spent(lambda: settle(lake))
    jobs = os.cpu_count() or 1
    spread = Lake.made(folder / f"spread-{size}")
    with spread.writing():
        together = spent(lambda: add(spread, pieces(files), SETTING, jobs=jobs))
    for name, seconds in (("taking in", apart.processor), ("settling", settling.processor)):
        grown.setdefault(name, []).append(seconds)
    kept = sum(path.stat().st_size for path in lake.folder.rglob("*.parquet"))
    found = held_in(lake)
    shutil.rmtree(folder / str(size))
    return [
        f"{size:,} records in {len(files):,} archives of {megabytes:,.0f} MB; kept as {kept / 1e6:,.1f} MB of Parquet, "
        f"{kept / size / 1e3:.1f} kB each; {found.current:,} services",
        row("unpacking them and bare msgspec decode, processor", bare.processor, 1.0),
        row("taking in by one process, evaluation apart, processor", apart.processor, apart.processor / bare.processor),
        row("the same on the wall", apart.wall, apart.wall / bare.wall),
        row("evaluating those that carry no evaluation", evaluating.processor),
        row(
            f"taking in by {jobs} processes, all of it, processor",
            together.processor,
            together.processor / bare.processor,
        ),
        row(
            "the same on the wall",
            together.wall,
            together.wall / bare.wall,
            f"{size / together.wall:,.0f} records a second",
        ),
        row("settling", settling.processor, settling.processor / bare.processor),
    ]


def side_by_side(files: list[Path], lake: Lake) -> tuple[Spent, Spent, Spent]:
    """Take archives in by this process, and decode each bare just before: both meet the same files in the same minute.

    Returns what bare decoding took, what taking in took without evaluating, and what evaluating took.
    """
    bare, evaluating = _StopWatch(_decode), _StopWatch(evaluate)

    def given() -> Iterator[Piece]:
        for path in files:
            with _searched_as_usual():
                bare([path])
            yield from pieces([path])

    reading.evaluate = evaluating  # type: ignore[attr-defined]
    try:
        whole = spent(lambda: add(lake, given(), SETTING, jobs=1))
    finally:
        reading.evaluate = evaluating.of  # type: ignore[attr-defined]
    return bare.spent, whole - bare.spent - evaluating.spent, evaluating.spent


def _decode(files: list[Path]) -> None:
    publications, documents = (msgspec.json.Decoder(kind) for kind in (Publication, Document))
    for name, data in contents(files):
        (documents if name.endswith(".bia.json") else publications).decode(data)


@contextmanager
def _searched_as_usual() -> Iterator[None]:
    """Taking in searches for cycles of objects seldom; bare decoding is done as a plain program does it."""
    set_ = gc.get_threshold()
    gc.set_threshold(*USUAL)
    try:
        yield
    finally:
        gc.set_threshold(*set_)


class _StopWatch:
    """What a function took, all its calls together."""

    def __init__(self, of: Callable[..., Any]) -> None:
        self.of = of
        self.spent = Spent(0.0, 0.0)

    def __call__(self, *given: Any, **named: Any) -> Any:
        before = Spent(time.perf_counter(), time.process_time())
        found = self.of(*given, **named)
        after = Spent(time.perf_counter(), time.process_time())
        self.spent = Spent(*(sum(each) for each in zip(self.spent, after - before, strict=True)))
        return found


def _spoiled(folder: Path, records: Records) -> list[str]:
    """Ten bad files in a thousand."""
    files = write(folder / "spoiled", 1_000, records, spoil=10)
    lake = Lake.made(folder / "lake-spoiled")
    with lake.writing():
        added = add(lake, pieces(files), SETTING, jobs=os.cpu_count() or 1)
    refused = held_in(lake).refused
    lines = [f"Ten files of a thousand cut short: {added.taken:,} taken in, {len(refused)} refused"]
    return lines + [f"  {each.inside}: {each.problems[0].sentence}" for each in refused]
