"""What brings assessments back: triggers, days that people set, incidents."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.changes import Key, Keys, Said, Title
from bestinterests.web.api.shapes.values import Placed
from bestinterests.workflow.incidents import Seriousness
from bestinterests.workflow.triggers import Reason

Why = Annotated[str, msgspec.Meta(max_length=1_000)]


class TriggersAsked(Placed, frozen=True, kw_only=True):
    """Which triggers. when: `now`, `ahead` of its day, or set `aside`; blank for all that are not set aside."""

    when: Literal["now", "ahead", "aside", ""] = ""
    reason: Reason | Literal[""] = ""


class TriggerTold(Out, frozen=True, kw_only=True):
    """A reason to look at an assessment again.

    due_on: its day, or the day on which it was found. item: in the document. subject: id of the change request, the
    incident or the day. aside_until: null where it is not set aside.
    """

    id: str
    assessment: str
    title: str
    reason: str
    sentence: str
    due_on: dt.date
    item: str
    subject: str
    since: dt.datetime
    aside_until: dt.date | None
    aside_reason: str


class TriggersIn(Out, frozen=True, kw_only=True):
    """What brings one assessment back, the first day first."""

    entries: tuple[TriggerTold, ...]


class Triggers(TriggersIn, frozen=True, kw_only=True):
    """Some triggers, the first day first. before, after: cursors; blank where there is no more."""

    before: str
    after: str


class PutAside(Into, frozen=True, kw_only=True):
    """Until when a trigger can wait, a year at most, and why."""

    until: dt.date
    reason: Why


class DayTold(Out, frozen=True, kw_only=True):
    """A day that somebody set. kept_at, kept_by, outcome: once somebody looked at it."""

    id: str
    on: dt.date
    why: str
    by: str
    at: dt.datetime
    kept_at: dt.datetime | None
    kept_by: str
    outcome: str


class Days(Out, frozen=True, kw_only=True):
    """The days that people set for an assessment, the next first, those that were kept last."""

    entries: tuple[DayTold, ...]


class SetDay(Into, frozen=True, kw_only=True):
    """A day from today on, and why it is to be looked at on it."""

    on: dt.date
    why: Why


class KeepDay(Into, frozen=True, kw_only=True):
    """What came of looking at it."""

    outcome: Why


class IncidentRow(Out, frozen=True, kw_only=True):
    """Something that happened to children, as lists know it. open: has nobody looked into it yet?"""

    id: str
    title: str
    assessment: str
    seriousness: str
    on: dt.date
    at: dt.datetime
    open: bool


class Incidents(Out, frozen=True, kw_only=True):
    """Some incidents, the last recorded first. before, after: cursors; blank where there is no more."""

    entries: tuple[IncidentRow, ...]
    before: str
    after: str


class LookedTold(Out, frozen=True, kw_only=True):
    """That somebody looked into it, or opened it again where closed is false."""

    by: str
    at: dt.datetime
    words: str
    closed: bool


class IncidentTold(IncidentRow, frozen=True, kw_only=True):
    """An incident in full. features: ids in the assessment. looked: what was said since, the oldest first."""

    by: str
    what: str
    features: tuple[str, ...]
    rights: tuple[str, ...]
    bands: tuple[str, ...]
    children: str
    looked: tuple[LookedTold, ...]


class RecordIncident(Into, frozen=True, kw_only=True):
    """What happened, in the service of an assessment. right: of the packs. bands: of the packs, or `unknown`."""

    assessment: Key
    title: Title
    what: Said
    on: dt.date
    features: Keys = ()
    right: Key = ""
    seriousness: Seriousness
    bands: Keys
    children: Said = ""


class LookInto(Into, frozen=True, kw_only=True):
    """What came of looking into it; or why it is opened again, where closed is false."""

    words: Said
    closed: bool = True
