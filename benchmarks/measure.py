"""Best-of timing, ratios and growth exponents."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence


def best(run: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of some runs, rubbish collected before each."""
    fastest = math.inf
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        run()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """How cost grows with size: 1 is in proportion, 2 is with the square (between the last two sizes)."""
    return math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])


def row(name: str, seconds: float, ratio: float | None = None, note: str = "") -> str:
    """One line of a table."""
    against = "" if ratio is None else f"{ratio:6.2f}x"
    return f"  {name:<58}{seconds * 1000:10.1f} ms {against:>8}  {note}".rstrip()


def growing(seconds: Mapping[str, Sequence[float]], sizes: Sequence[int], aim: float) -> Iterator[str]:
    """Lines of a table: what each costs at every size, and how it grows from the first to the last. aim: exponent."""
    for name, held in seconds.items():
        grown = math.log(held[-1] / held[0]) / math.log(sizes[-1] / sizes[0])
        told = "".join(f"{each * 1000:9.2f}" for each in held)
        yield f"  {name:<46}{told}   exponent {grown:5.2f}{'' if grown <= aim else f'  over {aim}'}"
