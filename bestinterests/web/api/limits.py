"""How often a token may ask: a bucket that fills by the second. Each process of the server counts for itself.

Counting in the database would cost every reading a write. A server with several processes so lets through up to as many
times what the setting says, and never less.
"""

from __future__ import annotations

import math
import time
from threading import Lock

MOST = 10_000
"""Buckets that are kept. Beyond them the oldest are forgotten, which can only be in somebody's favour."""


class Buckets:
    """A bucket for each key, full at first. rate: requests a minute, and how many may come at once."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def take(self, key: str, rate: int, cost: int = 1, now: float | None = None) -> int:
        """Take from a bucket; 0 where there was enough, else the seconds after which there will be.

        now: seconds of a clock that only goes forward. Nothing is taken where there is not enough.
        """
        now = time.monotonic() if now is None else now
        cost = min(cost, rate)
        with self._lock:
            left, at = self._held.pop(key, (float(rate), now))
            left = min(rate, left + (now - at) * rate / 60)
            enough = left >= cost
            self._held[key] = (left - cost if enough else left, now)
            if len(self._held) > MOST:
                del self._held[next(iter(self._held))]
        return 0 if enough else max(1, math.ceil((cost - left) * 60 / rate))

    def forget(self) -> None:
        """Fill every bucket."""
        self._held.clear()


BUCKETS = Buckets()
