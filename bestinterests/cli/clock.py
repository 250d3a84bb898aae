"""The one clock: which day it is, where nobody says so with ``--on``, and the moment at which something is done."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return today's date where this computer is."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def now() -> dt.datetime:
    """Return this moment, in UTC."""
    return dt.datetime.now(tz=dt.UTC)
