"""The one clock: which day it is, where nobody says so with ``--on``."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return today's date where this computer is."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
