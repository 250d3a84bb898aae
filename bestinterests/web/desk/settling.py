"""Where each version stands among those of its service: its sector, its place, whether it is what questions read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bestinterests.portfolio.naming import sector_of
from bestinterests.web.assessments.counting.parts import ASIDE
from bestinterests.web.desk.models import TABLES

COLUMNS = ("version", "service", "kind", "whose", "fictional", "scope", "day", "version__state")
OUT = "screened-out"
"""Of scope: children are not likely to use it."""


def settle(holder: int, services: Iterable[str]) -> None:
    """Work out anew where the versions of some services stand, in the caller's transaction.

    The newest that the provider made, is not fictional, in scope and not withdrawn is current, and no other. Versions
    are in the order of their days, then of when they were begun.
    """
    wanted = sorted(services)
    versions = TABLES["versions"]._base_manager.filter(holder=holder, service__in=wanted)
    by_service: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in versions.values(*COLUMNS):
        by_service[row["service"]].append(row)
    standings = TABLES["standings"]
    standings._base_manager.filter(holder=holder, service__in=wanted).delete()
    held = [row["version"] for rows in by_service.values() for row in rows]
    standings._base_manager.filter(version__in=held).delete()
    made = [standing for rows in by_service.values() for standing in _standings(holder, rows)]
    standings._base_manager.bulk_create(made, batch_size=200)


def _standings(holder: int, rows: list[dict[str, Any]]) -> list[Any]:
    ordered = sorted(rows, key=lambda row: (row["day"] or dt.date.min, row["version"]))
    current = next((row["version"] for row in reversed(ordered) if _may_be_current(row)), None)
    return [
        TABLES["standings"](
            holder_id=holder,
            version_id=row["version"],
            service=row["service"],
            sector=sector_of(row["kind"], None),
            place=at,
            versions=len(ordered),
            is_current=row["version"] == current,
        )
        for at, row in enumerate(ordered, 1)
    ]


def _may_be_current(row: dict[str, Any]) -> bool:
    return (
        row["whose"] == "provider"
        and not row["fictional"]
        and row["scope"] != OUT
        and row["version__state"] not in ASIDE
    )
