"""Lists of assessments, and how one is begun."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.profile import Verdict
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Cursor
from bestinterests.workflow.states import State


class Range(Out, frozen=True, kw_only=True):
    """A verdict from its worst to its best end; blank where it cannot be given."""

    worst: str
    best: str


class Row(Out, frozen=True, kw_only=True):
    """An assessment as lists know it. current: are the verdicts those of the record as it stands today?"""

    id: str
    title: str
    service: str
    kind: str
    state: str
    version: int
    fictional: bool
    open_judgements: int | None
    now: Range
    expected: Range
    evaluated_on: dt.date | None
    current: bool
    assessed_on: dt.date | None
    next_review: dt.date | None
    impacts: int
    measures: int
    updated_at: dt.datetime


class Rows(Out, frozen=True, kw_only=True):
    """Some assessments in the order that was asked for. before, after: cursors; blank where there is no more."""

    entries: tuple[Row, ...]
    before: str
    after: str


class Listing(Into, frozen=True, kw_only=True):
    """What is asked of a list; what is left out narrows nothing."""

    query: Annotated[str, msgspec.Meta(max_length=200, description="Words that titles or texts hold.")] = ""
    state: Annotated[State | Literal[""], msgspec.Meta(description="Of the version that is worked on.")] = ""
    verdict: Annotated[
        Verdict | Literal["none", ""], msgspec.Meta(description="The bad end of it; `none` where it cannot be given.")
    ] = ""
    completeness: Annotated[Literal["finished", "open", ""], msgspec.Meta(description="Are judgements still open?")] = (
        ""
    )
    age: Annotated[
        Literal["review", "action", "year", "undated", ""],
        msgspec.Meta(description="Review or action overdue, assessed over a year ago, or on no day."),
    ] = ""
    sort: Annotated[
        Literal["updated", "title", "verdict", "age", "review"],
        msgspec.Meta(description="Last changed, title, worst verdict, oldest, or next review first."),
    ] = "updated"
    size: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50
    place: Cursor = ""


class Begin(Into, frozen=True, kw_only=True):
    """An assessment to begin, with a feature for each pattern. packs: ids. short: the short pass."""

    title: Annotated[str, msgspec.Meta(max_length=300)] = ""
    patterns: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=80)], ...], msgspec.Meta(max_length=100)] = ()
    packs: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=80)], ...], msgspec.Meta(min_length=1, max_length=12)
    ] = ("uk-childrens-code",)
    short: bool = False


class Made(Out, frozen=True, kw_only=True):
    """What was made: its id, and the revision of the record that it began or wrote."""

    id: str
    revision: int
