"""What is in a portfolio: how many of what, and which files were refused for which reasons."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.taking.working import problems_in


class RefusedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was refused and has not come in since, with every reason."""

    name: str
    inside: str
    problems: list[Problem]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of a portfolio.

    services: of providers, samples apart. current: those with a version that questions read. sectors: current services
    by sector. fictional, others: versions that are samples, and readings by somebody else. unevaluated: versions from
    which nothing follows here: screened out, or their packs are not here. files: by what became of them.
    """

    versions: int
    services: int
    current: int
    sectors: dict[str, int]
    fictional: int
    others: int
    unevaluated: int
    files: dict[str, int]
    refused: list[RefusedFile]


_NUMBERS = """
SELECT count(*),
    count(DISTINCT s.service) FILTER (WHERE NOT fictional AND whose = 'provider'),
    count(*) FILTER (WHERE is_current),
    count(*) FILTER (WHERE fictional),
    count(*) FILTER (WHERE whose = 'other'),
    count(*) FILTER (WHERE now_worst = '')
FROM versions LEFT JOIN standings s USING (version) WHERE whose <> 'table'
"""
_SECTORS = "SELECT sector, count(*) FROM standings WHERE is_current GROUP BY sector ORDER BY sector"
_FILES = "SELECT outcome, count(*) FROM taken GROUP BY outcome ORDER BY outcome"
_REFUSED = """
WITH files AS (SELECT *, row_number() OVER () AS looked FROM taken),
last AS (SELECT name, inside, max(looked) AS looked FROM files GROUP BY name, inside)
SELECT name, inside, problems FROM files JOIN last USING (name, inside, looked) WHERE outcome = 'refused'
ORDER BY looked
"""
"""Files of which the last that is known is that they were refused."""


def contents(lake: Lake) -> Contents:
    """Return what is in a portfolio, as it was settled last."""
    with connected(lake) as connection:
        numbers = connection.execute(_NUMBERS).fetchone() or (0,) * 6
        sectors: list[tuple[Any, ...]] = connection.execute(_SECTORS).fetchall()
        files: list[tuple[Any, ...]] = connection.execute(_FILES).fetchall()
        refused = connection.execute(_REFUSED).fetchall()
    versions, services, current, fictional, others, unevaluated = numbers
    return Contents(
        versions=versions,
        services=services,
        current=current,
        sectors=dict(sectors),
        fictional=fictional,
        others=others,
        unevaluated=unevaluated,
        files=dict(files),
        refused=[RefusedFile(name=name, inside=inside, problems=problems_in(text)) for name, inside, text in refused],
    )
