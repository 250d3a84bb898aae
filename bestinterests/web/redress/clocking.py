"""The days of a case: from what it holds to the events that the statutory clocks count from, and back to columns."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.web.accounts.models import Organisation
from bestinterests.workflow.casework.case import Case, CaseItem


class Days(NamedTuple):
    """What a clock says of an item. due_on: the day to keep; latest_on: the later reading. met: is it over?"""

    due_on: dt.date | None
    latest_on: dt.date | None
    met: bool


def days_of(organisation: Organisation, case: Case, item: CaseItem) -> Days:
    """What the clock of an item says."""
    return Days(None, None, item.told_at is not None)


def look_by(organisation: Organisation, flagged_at: dt.datetime) -> dt.datetime:
    """By when the safeguarding lead looks at what was passed to them."""
    return flagged_at + dt.timedelta(hours=4)
