"""Files over several processes: results come in the order of the files, and few of them wait at a time."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process

from bestinterests.portfolio.taking.known import Known
from bestinterests.portfolio.taking.pieces import Piece
from bestinterests.portfolio.taking.reading import Setting
from bestinterests.portfolio.taking.working import Done, Worker

AT_A_TIME = 8
"""Files that a process takes at a time."""
AHEAD = 4
"""Loads for each process that are on their way at most."""
SELDOM = 100_000
"""How many objects are made between two searches for cycles of them: some three records. Records hold no cycles,
and a search at every 700 objects, as is usual, takes a tenth of all the time."""

_WORKERS: list[Worker] = []
"""The worker of this process, where it is one of several."""


def spread(pieces: Iterable[Piece], setting: Setting, known: Known, jobs: int) -> Iterator[Done]:
    """Return what came of each file, in order. jobs: processes; 1 for this one alone.

    Processes are begun afresh, not as copies of this one, which has threads of its own.
    """
    if jobs <= 1:
        with _seldom_searched():
            worker = Worker(setting, known)
            yield from map(worker.done, pieces)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (setting, known))
    waiting: deque[Future[list[Done]]] = deque()
    try:
        held = iter(pieces)
        while load := list(islice(held, AT_A_TIME)):
            waiting.append(pool.submit(_done, load))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _seldom_searched() -> Iterator[None]:
    """Search for cycles of objects seldom, and as before afterwards."""
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _begin(setting: Setting, known: Known) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began this one ends it
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
    _WORKERS[:] = [Worker(setting, known)]


def _end_with_the_first() -> None:
    """Where the process that began this one was killed, nobody else would end this one."""
    if (first := parent_process()) is not None:
        first.join()
        os._exit(1)


def _done(load: list[Piece]) -> list[Done]:
    return [_WORKERS[0].done(piece) for piece in load]
