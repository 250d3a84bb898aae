"""Features that are judged otherwise by different services: each pair with its two reasons side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from bestinterests.portfolio.answering import Part
from bestinterests.portfolio.questions import ALL_SECTORS, Column
from bestinterests.portfolio.words import called
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.desk.answers import Shown, said, shown_of
from bestinterests.web.desk.follow_ups import worksheet_of
from bestinterests.web.ui import drawing

LOWER, HIGHER = "low", "high"
"""How the columns of the two sides begin."""


class Side(NamedTuple):
    """One judgement with its reason. services: how many judged so. address: of the worksheet of this one."""

    sign: Markup
    level: str
    services: int
    service: str
    address: str
    feature: str
    title: str
    reason: str


class Pair(NamedTuple):
    """Two judgements of one pattern and right. sector: blank where all are read together."""

    pattern: str
    right: str
    direction: str
    sector: str
    low: Side
    high: Side


class Pairs(NamedTuple):
    """A page of pairs. shown: which rows it is."""

    pairs: tuple[Pair, ...]
    shown: Shown


def pairs_of(part: Part, organisation: Organisation, where: str) -> Pairs:
    """Lay a page of the question ``patterns`` out."""
    columns = {column.name: column for column in part.answer.columns}
    shown = shown_of(part)
    return Pairs(
        tuple(_pair(dict(zip(columns, row, strict=True)), columns, organisation, where) for row in shown.rows), shown
    )


def _pair(held: dict[str, Any], columns: Mapping[str, Column], organisation: Organisation, where: str) -> Pair:
    def side(which: str) -> Side:
        key = held[f"{which}_service"]
        level = str(held[f"{which}_level"])
        return Side(
            drawing.sign_of(held["direction"], level),
            level,
            held[f"{which}_services"],
            held[f"{which}_service_name"] or key,
            worksheet_of(organisation, where, key),
            held[f"{which}_feature_name"],
            held[f"{which}_title"],
            held[f"{which}_reason"] or "",
        )

    sector = "" if held["sector"] == ALL_SECTORS else said(columns["sector"], held["sector"], held)
    return Pair(
        called("pattern", held["pattern"]),
        called("right", held["right"]),
        held["direction"],
        sector,
        side(LOWER),
        side(HIGHER),
    )
