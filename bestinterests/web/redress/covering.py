"""By when the safeguarding lead has looked, and whether anybody is there now: hours of cover, without holidays."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.redress.holidays import is_off, table_of
from bestinterests.web.redress.models import Cover
from bestinterests.workflow.casework import covering
from bestinterests.workflow.casework.words import Nation

HOURS = 4
"""Within how many hours of cover the lead looks, where nothing is settled."""


def look_by(organisation: Organisation, at: dt.datetime) -> dt.datetime:
    """By when the safeguarding lead looks at what was passed to them, in hours in which somebody is there.

    Where no hours are settled it is counted by the clock.
    """
    cover = Cover.objects.filter(organisation=organisation).first()
    if cover is None:
        return at + dt.timedelta(hours=HOURS)
    off = is_off(table_of(organisation), nation_of(cover))
    found = covering.covered_by(timezone.localtime(at), cover.safeguarding_hours, cover.hours, off)
    return found or at + dt.timedelta(hours=cover.safeguarding_hours)


def is_covered(cover: Cover | None, at: dt.datetime) -> bool:
    """Is somebody there who reads what comes in?"""
    if cover is None:
        return False
    off = is_off(table_of(cover.organisation), nation_of(cover))
    return covering.is_covered(timezone.localtime(at), cover.hours, off)


def nation_of(cover: Cover | None) -> Nation:
    """The nation whose holidays count for an organisation; ``unknown`` where it has not said."""
    found: Nation = cover.nation if cover else "unknown"  # type: ignore[assignment]  # one of the choices
    return found
