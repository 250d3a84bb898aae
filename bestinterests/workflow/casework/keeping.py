"""How long a case is kept, how long its receipt opens it. No clock in here.

Source: UK GDPR Art 5(1)(e) (no longer than needed). How many months, and how long a receipt lives, is ours.
"""

import calendar
import datetime as dt

from bestinterests.workflow.casework.words import State

RECEIPT_LIVES = dt.timedelta(days=90)
"""How long after it was closed, or after the last news of what it changed, a case can be followed."""
KEPT_MONTHS = 24
"""How long a closed case is kept where an organisation has settled nothing."""
RETENTION = "retention"
"""The ground of what was erased because its time was over, beside the grounds on which people erase."""


def receipt_ends_at(
    state: State, closed_at: dt.datetime | None, *, owes_news: bool = False, told_at: dt.datetime | None = None
) -> dt.datetime | None:
    """After which its receipt opens nothing; None while it does, as that of a case which was taken on in another.

    owes_news: is its sender still to read what it changed? Then it opens as long as the case is kept. told_at: when
    they were last told of that.
    """
    if closed_at is None or state not in ("closed", "withdrawn") or owes_news:
        return None
    return max(closed_at, told_at or closed_at) + RECEIPT_LIVES


def closed_before(at: dt.datetime, months: int) -> dt.datetime:
    """A case that was closed by then has been kept for so many months; the last day of a shorter month counts."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))
