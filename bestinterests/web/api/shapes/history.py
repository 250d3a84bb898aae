"""Changes, revisions and lines of the history."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.change import ChangeSet
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Revision


class Patch(Into, frozen=True, kw_only=True):
    """Changes, and the revision that they are made on."""

    base_revision: Revision
    changes: ChangeSet


class Between(Into, frozen=True, kw_only=True):
    """Two revisions. until: the newest where it is left out."""

    since: Revision
    until: Revision | None = None


class AsOf(Into, frozen=True, kw_only=True):
    """The revision that is asked for; the newest where it is left out."""

    revision: Revision | None = None


class Before(Into, frozen=True, kw_only=True):
    """Lines of the history below one, newest first; from the newest where it is left out."""

    before: Revision | None = None


class Line(Out, frozen=True, kw_only=True):
    """A line of the history. by: a name; blank for somebody who is no longer known. of: the line that it undoes, or 0.

    removed: its content was taken out lawfully.
    """

    revision: int
    at: dt.datetime
    by: str
    kind: str
    done: str
    words: str
    removed: bool
    of: int


class Lines(Out, frozen=True, kw_only=True):
    """Some lines, newest first. before: the revision below which the next are; 0 where there is no more."""

    entries: tuple[Line, ...]
    before: int


class LineTold(Line, frozen=True, kw_only=True):
    """A line with its change set, as far as it is still here."""

    changes: ChangeSet
