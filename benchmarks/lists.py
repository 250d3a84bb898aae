"""Lists, searches and the home page at 10 to 10,000 assessments: how their cost grows. By hand; no part of CI."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import best, growing
from bestinterests.web.config import serving

SIZES = (10, 100, 1000, 10_000)
AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
ON = AT.date()
ROWS = 10
"""Rows of a page: as many at every size, so that only what lies behind them grows."""
AIM = 0.3
"""The exponent of growth that a page may have."""


def run() -> Iterator[str]:
    """Fill a workspace of its own, ten times as full each time, and time what people open."""
    with tempfile.TemporaryDirectory() as data:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("BESTINTERESTS_")}
        given = ours.get("DATABASE_URL", "")
        serving.set_up(serving.environment_of(ours, str(Path(data))))
        serving.upgrade()
        sizes = ", ".join(f"{size:,}" for size in SIZES)
        yield f"Lists at {sizes} assessments, {'PostgreSQL' if given else 'SQLite'}, ms"
        from benchmarks.filling import Filled

        filled = Filled(AT)
        seconds: dict[str, list[float]] = {}
        for size in SIZES:
            filled.up_to(size)
            for name, call in asked(filled).items():
                seconds.setdefault(name, []).append(best(call, 7))
        yield from growing(seconds, SIZES, AIM)


def asked(filled: Any) -> dict[str, Callable[[], object]]:
    """What people open, by what it is called in the table."""
    from bestinterests.web.assessments.home import work
    from bestinterests.web.assessments.queries import listed
    from bestinterests.web.assessments.wanted import Wanted

    def page(place: str = "", **wanted: Any) -> Callable[[], object]:
        return lambda: listed(filled.organisation, Wanted(**wanted), place=place, size=ROWS, on=ON)

    deep = listed(filled.organisation, Wanted(sort="title"), place=filled.middle(), on=ON)
    return {
        "first page": page(),
        "a page in the middle, by title": page(deep.after, sort="title"),
        "worst verdict first": page(sort="verdict"),
        "one state": page(state="draft"),
        "an unlikely verdict": page(verdict="with_conditions"),
        "a word in every record": page(query="children"),
        "the beginning of it": page(query="chil"),
        "a word in one of a hundred": page(query="hundredth"),
        "a word in one of ten, by title": page(query="tenth", sort="title"),
        "two words, one in every record": page(query="children tenth"),
        "a word in no record": page(query="zebra"),
        "a word in every record, an unlikely verdict": page(query="children", verdict="with_conditions"),
        "a word in every record of another organisation": page(query="elsewhere"),
        "home": lambda: work(filled.standings, AT),
    }
