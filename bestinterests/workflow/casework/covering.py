"""When people read what comes in: hours of cover by day of the week, and by when somebody has looked.

That a time is promised only in hours in which somebody is there, and that they are told to whoever writes, is ours;
that timescales are stated is asked by the Children's code, standard 15.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

DAYS: dict[str, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
"""Days of the week, by the keys under which hours are kept."""
Hours = Mapping[str, Sequence[Sequence[str]]]
"""Pairs of beginning and end, as ``09:00`` and ``17:00``, by day of the week; a day that is left out has none."""
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])|24[:.]00")
_SPAN = re.compile(r"\s*(\S+?)\s*(?:-|–|to)\s*(\S+)\s*")
FURTHEST = 370
"""Days ahead that are looked at for the next hour of cover."""


class Span(NamedTuple):
    """A span of one day in minutes since midnight, the end not in it."""

    begins: int
    ends: int


def week_of(hours: Hours) -> list[list[Span]]:
    """The spans of each day of the week, Monday first. hours: as they were read by ``read_day``."""
    return [[Span(_minutes(begins), _minutes(ends)) for begins, ends in hours.get(day, ())] for day in DAYS]


def read_day(day: str, text: str) -> list[list[str]]:
    """The spans of a day as somebody wrote them: ``9:00-12:30, 14:00 to 17:00``; blank for none.

    Raises ValueError with a sentence that says what is wrong and what would be right.
    """
    spans: list[list[str]] = []
    for part in filter(str.strip, text.split(",")):
        found = _SPAN.fullmatch(part)
        times = found and [_TIME.fullmatch(found[1]), _TIME.fullmatch(found[2])]
        if not times or not all(times):
            raise ValueError(
                f"{DAYS[day]}: write hours as 09:00-17:00, several with commas; {part.strip()} is not one."
            )
        begins, ends = (_written(each[0]) for each in times if each)
        if begins >= ends:
            raise ValueError(f"{DAYS[day]}: {begins} to {ends} ends before it begins.")
        if spans and begins < spans[-1][1]:
            raise ValueError(f"{DAYS[day]}: {begins} to {ends} overlaps the span before it.")
        spans.append([begins, ends])
    return spans


def is_covered(at: dt.datetime, hours: Hours, off: Callable[[dt.date], bool]) -> bool:
    """Is somebody there? at: by local clocks. off: says whether a day is a holiday, on which nobody is."""
    minute = at.hour * 60 + at.minute
    return not off(at.date()) and any(span.begins <= minute < span.ends for span in week_of(hours)[at.weekday()])


def covered_by(at: dt.datetime, wanted: int, hours: Hours, off: Callable[[dt.date], bool]) -> dt.datetime | None:
    """The moment at which so many hours of cover have passed since another. None where nobody is ever there.

    at: by local clocks, with its offset. wanted: hours, 1 or more. The answer has the same zone.
    """
    week, left, day = week_of(hours), wanted * 60, at.date()
    if not any(week):
        return None
    since = at.hour * 60 + at.minute
    for ahead in range(FURTHEST):
        day = at.date() + dt.timedelta(days=ahead)
        for span in () if off(day) else week[day.weekday()]:
            begins = max(span.begins, since) if ahead == 0 else span.begins
            here = span.ends - begins
            if here >= left:
                return dt.datetime.combine(day, dt.time(), at.tzinfo) + dt.timedelta(minutes=begins + left)
            left -= max(here, 0)
    return None


def said(hours: Hours) -> str:
    """Hours of cover in words: ``Monday to Friday, 9 am to 5 pm; Saturday, 10 am to 12 noon``; blank where none."""
    week = week_of(hours)
    names = list(DAYS.values())
    runs: list[tuple[int, int]] = []
    for number, spans in enumerate(week):
        if runs and week[runs[-1][0]] == spans and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    parts = []
    for first, last in runs:
        if week[first]:
            days = (
                names[first] if first == last else f"{names[first]} {'to' if last - first > 1 else 'and'} {names[last]}"
            )
            parts.append(f"{days}, {' and '.join(f'{_clock(s.begins)} to {_clock(s.ends)}' for s in week[first])}")
    return "; ".join(parts)


def _minutes(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def _written(text: str) -> str:
    hour, minute = re.split("[:.]", text)
    return f"{int(hour):02}:{minute}"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    if minutes == 12 * 60:
        return "12 noon"
    if minutes in (0, 24 * 60):
        return "midnight"
    shown = f"{(hour - 1) % 12 + 1}" + (f".{minute:02}" if minute else "")
    return f"{shown} {'am' if hour < 12 else 'pm'}"
