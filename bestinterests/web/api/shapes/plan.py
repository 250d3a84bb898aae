"""The plan: actions in the method's order, and what has become of each."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from bestinterests.domain.measure import MeasureStatus
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Revision, Words


class ActionTold(Out, frozen=True, kw_only=True):
    """An action. place: among those still to be done or tested, from 1; 0 for the others. why: the reasons for it.

    how_far: in words. late: is it overdue? condition: is it one of the conditions of the verdict?
    """

    id: str
    title: str
    owner: str
    status: MeasureStatus
    how_far: str
    due: dt.date | None
    due_event: str
    done_on: dt.date | None
    test_result: str
    tested_on: dt.date | None
    place: int
    why: str
    late: bool
    condition: bool


class Plan(Out, frozen=True, kw_only=True):
    """Every action: those that wait, in the method's order, then the others.

    unacted: harms that stop the service and that no action acts on.
    """

    revision: int
    entries: tuple[ActionTold, ...]
    unacted: tuple[str, ...]


class Work(Into, frozen=True, kw_only=True):
    """What has become of an action. What is left out stays as it is; a day that is null is taken away.

    base_revision: the revision that was read. status: `implemented` is done and not tested; `tested` needs the result
    of the test and its day.
    """

    base_revision: Revision
    status: Literal["planned", "implemented", "tested"] | msgspec.UnsetType = msgspec.UNSET
    done_on: dt.date | msgspec.UnsetType | None = msgspec.UNSET
    test_result: Literal["passed", "failed", "not-tested"] | msgspec.UnsetType = msgspec.UNSET
    tested_on: dt.date | msgspec.UnsetType | None = msgspec.UNSET
    test_note: Words | msgspec.UnsetType = msgspec.UNSET
