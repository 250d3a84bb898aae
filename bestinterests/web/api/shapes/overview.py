"""The overview of an organisation: numbers, and the lists behind them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Cursor
from bestinterests.workflow.states import State

Sort = Literal["actions", "reviews", "decisions"]


class Narrowed(Into, frozen=True, kw_only=True):
    """Which services are counted; what is left out narrows nothing."""

    state: Annotated[State | Literal[""], msgspec.Meta(description="Of the version that is worked on.")] = ""
    kind: Annotated[
        int, msgspec.Meta(ge=0, le=999_999_999, description="A kind of service, by its number in the overview.")
    ] = 0


class Behind(Narrowed, frozen=True, kw_only=True):
    """Which number the list is behind."""

    of: Annotated[str, msgspec.Meta(max_length=200, description="A key that a number of the overview has.")] = "service"
    place: Cursor = ""


class Due(Narrowed, frozen=True, kw_only=True):
    """Which deadlines."""

    what: Sort = "actions"
    when: Annotated[
        str,
        msgspec.Meta(max_length=20, description="`overdue`, `30-days`, `90-days`, `all`, or a month as in `2027-06`."),
    ] = "overdue"
    place: Cursor = ""


class Counted(Out, frozen=True, kw_only=True):
    """A number of services. of: the key of the list behind it."""

    of: str
    number: int


class VerdictCounted(Out, frozen=True, kw_only=True):
    """How many services have a verdict, now and if all is done, tested and signed. finished: no judgement is open."""

    verdict: str
    finished: bool
    now: Counted
    expected: Counted


class MarkCounted(Counted, frozen=True, kw_only=True):
    """How many services have a mark. right, band: blank for any. side: `harm` or `benefit`."""

    side: str
    right: str
    band: str
    level: str


class DueCounted(Out, frozen=True, kw_only=True):
    """How many of a sort are overdue, due from today within 30 and 90 days, and in all."""

    what: str
    overdue: int
    within_30_days: int
    within_90_days: int
    all: int


class MonthCounted(Out, frozen=True, kw_only=True):
    """What happened in a month and what is due in it: submitted, decided, returned, actions, reviews, decisions."""

    month: str
    numbers: dict[str, int]


class KindOfService(Out, frozen=True, kw_only=True):
    """A kind of service by number and words, and how many services are of it."""

    kind: int
    words: str
    services: int


class OverviewTold(Out, frozen=True, kw_only=True):
    """An organisation at a glance. Fictional assessments are in no number.

    waits: not worked out yet. not_here: cannot be judged, packs are missing. behind: counted by the verdict of an
    earlier revision. lag: by one of an earlier day. undated: with planned actions without a day.
    """

    on: dt.date
    total: Counted
    waits: Counted
    not_here: Counted
    undated: Counted
    behind: int
    lag: int
    kinds: tuple[KindOfService, ...]
    states: dict[str, int]
    verdicts: tuple[VerdictCounted, ...]
    completeness: tuple[Counted, ...]
    marks: tuple[MarkCounted, ...]
    due: tuple[DueCounted, ...]
    months: tuple[MonthCounted, ...]


class Dated(Out, frozen=True, kw_only=True):
    """Something with a day. item, owner: of an action; blank elsewhere. service: title of the assessment."""

    day: dt.date
    late: bool
    assessment: str
    service: str
    item: str
    title: str
    owner: str


class Deadlines(Out, frozen=True, kw_only=True):
    """Some deadlines, the earliest first. before, after: cursors; blank where there is no more."""

    entries: tuple[Dated, ...]
    before: str
    after: str
