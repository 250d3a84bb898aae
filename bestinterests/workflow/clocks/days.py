"""Days: the local day of an instant, a month on, and how a day is said."""

import calendar
import datetime as dt

_HOUR = dt.timedelta(hours=1)


def london(at: dt.datetime) -> dt.date:
    """The day on which an instant falls in London. Raises ValueError for an instant without its offset.

    By rule, so that the answer does not hang on what a machine knows of time zones: summer time runs from the last
    Sunday of March to the last Sunday of October, at 1 am Greenwich mean time each (Summer Time Act 1972 as amended
    in 2002). Good from 2002 on.
    """
    if at.utcoffset() is None:
        raise ValueError("an instant needs its offset")
    instant = at.astimezone(dt.UTC)
    summer = _change(instant.year, 3) <= instant < _change(instant.year, 10)
    return (instant + _HOUR).date() if summer else instant.date()


def _change(year: int, month: int) -> dt.datetime:
    """1 am on the last Sunday of a month of 31 days."""
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def months_on(day: dt.date, months: int) -> dt.date:
    """The same number of a later month, or its last day where it has no such number."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def said(day: dt.date) -> str:
    """A day as in ``Monday 5 October 2026``."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def number(days: int) -> str:
    """``1 day``, ``12 days``."""
    return f"{days} day" if days == 1 else f"{days} days"
