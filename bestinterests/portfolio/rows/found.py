"""What follows from a record: findings, obligations, effects as judged, and what is done."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from bestinterests.portfolio.rows.row import Row


class Obligation(Row, frozen=True, kw_only=True):
    """One obligation of a standard, as answered: met, partly, unmet, not-applicable or unknown."""

    table: ClassVar[str] = "obligations"

    standard: str
    obligation: str
    answer: str


class Finding(Row, frozen=True, kw_only=True):
    """One thing that a rule found. view: now or expected; blank for contradictions and gaps.

    kind: of the finding; contradictions have the kind ``contradiction`` and gaps ``gap``.
    effect: the best verdict that it allows, blank if it changes none. features, rights, bands: joined by blanks.
    """

    table: ClassVar[str] = "findings"

    view: str
    kind: str
    rule: str
    basis: str
    effect: str
    firm: bool
    sentence: str
    features: str = ""
    impacts: str = ""
    rights: str = ""
    bands: str = ""


class Judged(Row, frozen=True, kw_only=True):
    """One effect in one pattern, as judged in the headline profile, with its reason: a row for each pattern.

    key: stays the same in later versions (the id of the impact). before, now, expected: levels as verdicts read them.
    bands: joined by blanks. reason: of the judgements in force now.
    """

    table: ClassVar[str] = "judged"

    impact: str
    feature: str
    feature_name: str
    pattern: str
    right: str
    bands: str
    direction: str
    title: str
    before: int
    now: int
    expected: int
    certainty: str = ""
    reason: str = ""


class MeasureOn(Row, frozen=True, kw_only=True):
    """One measure on one effect that it acts on (impact is blank where it acts on none)."""

    table: ClassVar[str] = "measures"

    measure: str
    title: str
    type: str
    status: str
    test: str
    impact: str
    due: dt.date | None = None
    done_on: dt.date | None = None
