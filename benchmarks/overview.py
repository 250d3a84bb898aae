"""The overview of 10 to 10,000 services, the lists behind it, and what keeping counts adds to a save. By hand."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.measure import best, growing
from benchmarks.rating import set_up_in

SIZES = (10, 100, 1000, 10_000)
ROWS = 10
"""Rows of a list: as many at every size, so that only what lies behind them grows."""
AIM = 0.3
"""The exponent of growth that a page may have."""


def run() -> Iterator[str]:
    """Fill a workspace of its own, ten times as full each time, and time what people open."""
    with tempfile.TemporaryDirectory() as data:
        set_up_in(data)
        sizes = ", ".join(f"{size:,}" for size in SIZES)
        yield f"Overview of {sizes} services, {'PostgreSQL' if os.environ.get('DATABASE_URL') else 'SQLite'}, ms"
        from django.utils import timezone

        from benchmarks.services import Services

        services = Services(timezone.now())
        seconds: dict[str, list[float]] = {}
        for size in SIZES:
            services.up_to(size)
            for name, call in asked(services).items():
                seconds.setdefault(name, []).append(best(call, 15))
        yield from growing(seconds, SIZES, AIM)
        yield from saving(services)


def asked(services: Any) -> dict[str, Callable[[], object]]:
    """What people open, by what it is called in the table."""
    from bestinterests.web.assessments.counting import keys

    stop = keys.judged("now", "stop", finished=True)
    harm = keys.cell("harm", "article-16", "10-12", "critical")
    rare = services.kind(services.rare)
    return {
        "the whole page": lambda: services.page(""),
        "narrowed to a state": lambda: services.page("?state=submitted"),
        "narrowed to a kind of service": lambda: services.page(f"?kind={services.kind(services.common)}"),
        "the table of rights and ages": lambda: services.page("marks/"),
        "services that have to stop": services.listed(stop, rows=ROWS),
        "services with a critical harm to one right": services.listed(harm, rows=ROWS),
        "the same, of a rare kind": services.listed(harm, rare, rows=ROWS),
        "a page in the middle of all services": services.listed(keys.EVERY, place=services.middle(), rows=ROWS),
        "overdue actions": services.overdue(ROWS),
    }


def saving(services: Any) -> Iterator[str]:
    """What keeping counts adds to one save: of all actions given up, and of another kind, which moves every number."""
    for words, kind in (("all actions given up", False), ("another kind of service", True)):
        whole, kept = services.saves(10, kind=kind)
        told = f"{whole * 1000:.1f} ms, keeping counts {kept * 1000:.1f} ms of it"
        yield f"  one save among {services.size:,}, {words}: {told}: {whole / (whole - kept):.2f}x the save without"
