"""Where somebody looked, and who was heard."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from bestinterests.portfolio.rows.row import Row


class Place(Row, frozen=True, kw_only=True):
    """A right and a band at which somebody looked: judged, none or not-applicable. What is not here was not asked."""

    table: ClassVar[str] = "places"

    right: str
    band: str
    state: str


class Age(Row, frozen=True, kw_only=True):
    """A band of the service: is it in scope, and were its children heard (yes, planned, exempt, no)?

    verdict: of the headline profile for this band now; blank where nothing was evaluated.
    """

    table: ClassVar[str] = "ages"

    band: str
    in_scope: bool
    heard: str
    verdict: str = ""


class Asked(Row, frozen=True, kw_only=True):
    """Children or others of one band who were asked in one consultation. number: as stated; ``NO_NUMBER`` if it is not.

    band is blank where no band is stated. findings, adopted: of the consultation as a whole.
    """

    table: ClassVar[str] = "asked"

    consultation: str
    asked: str
    status: str
    band: str
    number: int
    findings: int
    adopted: int
    asked_on: dt.date | None = None
