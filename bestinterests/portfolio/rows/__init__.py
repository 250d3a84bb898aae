"""The rows that are kept of every assessment: one struct for each table, the same in Parquet and in a database.

Levels are ``LEVELS`` by place: a harm counts at the bad end of its range, a benefit at what is certain of it (capped
by its evidence), as verdicts read them; ``UNKNOWN`` where nothing is known. Scales are small and ordinal, so that
counts by level are all that maxima, shares, quantiles and heat maps need, and they add.
"""

from __future__ import annotations

import msgspec

from bestinterests.portfolio.rows.count import Count, Looked, Share
from bestinterests.portfolio.rows.fact import Fact, Taken
from bestinterests.portfolio.rows.found import Finding, Judged, MeasureOn, Obligation
from bestinterests.portfolio.rows.levels import (
    ANY,
    IN_SCOPE,
    LEVEL_COLUMNS,
    LEVELS,
    NO_NUMBER,
    NO_PATTERN,
    NOT_STATED,
    PROFILES,
    SLOTS,
    UNKNOWN,
)
from bestinterests.portfolio.rows.looked import Age, Asked, Place
from bestinterests.portfolio.rows.row import Row, kinds_of
from bestinterests.portfolio.rows.statement import Statement
from bestinterests.portfolio.rows.version import Standing, Version

__all__ = [
    "ANY",
    "IN_SCOPE",
    "LEVELS",
    "LEVEL_COLUMNS",
    "NOT_STATED",
    "NO_NUMBER",
    "NO_PATTERN",
    "PROFILES",
    "SLOTS",
    "TABLES",
    "UNKNOWN",
    "VERSION_ROWS",
    "Age",
    "Asked",
    "Count",
    "Fact",
    "Finding",
    "Judged",
    "Looked",
    "MeasureOn",
    "Obligation",
    "Place",
    "Row",
    "Share",
    "Standing",
    "Statement",
    "Taken",
    "Version",
    "kinds_of",
]

VERSION_ROWS: tuple[type[Row], ...] = (
    Version,
    Count,
    Place,
    Age,
    Asked,
    Obligation,
    Finding,
    Judged,
    MeasureOn,
    Statement,
)
"""Tables that are written when a version is taken in."""
TABLES: dict[str, type[msgspec.Struct]] = {
    **{struct.table: struct for struct in VERSION_ROWS},
    Fact.table: Fact,
    Taken.table: Taken,
    Standing.table: Standing,
    Share.table: Share,
    Looked.table: Looked,
}
"""Every table by name."""
