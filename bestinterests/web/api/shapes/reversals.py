"""Taking lines back, putting the record back, and whether its history is intact."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Revision


class Restore(Into, frozen=True, kw_only=True):
    """Up to which revision was seen what goes; what others wrote after it stays, or conflicts."""

    base_revision: Revision


class RemovedTold(Out, frozen=True, kw_only=True):
    """Content that was removed lawfully. what, of: which, and the line whose content it was. line: that tells of it."""

    what: str
    of: int
    line: int
    by: str
    ground: str
    at: dt.datetime


class Verified(Out, frozen=True, kw_only=True):
    """What walking the history found. lines: how many were walked.

    state: `removed` where content went lawfully. at, why: the first line at which it is broken, and what is wrong
    there; 0 and blank where nothing is.
    """

    state: Literal["intact", "removed", "broken"]
    lines: int
    at: int
    why: str
    removed: tuple[RemovedTold, ...]
