"""The days of a case: from what it holds to the events that the statutory clocks count from, and back to columns."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.redress.covering import nation_of
from bestinterests.web.redress.holidays import table_of
from bestinterests.web.redress.models import Cover
from bestinterests.workflow.casework.case import Case, CaseItem
from bestinterests.workflow.casework.words import CHANNELS, Nation
from bestinterests.workflow.clocks import events as clocks
from bestinterests.workflow.clocks.bank_holidays import Table
from bestinterests.workflow.clocks.counting import working
from bestinterests.workflow.clocks.days import london
from bestinterests.workflow.clocks.targets import Targets
from bestinterests.workflow.clocks.values import Working

COUNTED = ("answer", "acknowledgement", "outcome", "again")
"""Clocks whose day an item has to keep; the next word on how it goes is shown beside it."""


class Days(NamedTuple):
    """What a clock says of an item. due_on: the day to keep; latest_on: the later reading. met: is it over?"""

    due_on: dt.date | None
    latest_on: dt.date | None
    met: bool


class Counting(NamedTuple):
    """What the days of an organisation are counted by."""

    table: Table
    nation: Nation
    targets: Targets

    def working(self, case: Case, item: CaseItem, on: dt.date) -> Working | None:
        """The whole working of an item as of a day; None where it was not received by then."""
        try:
            return working(counted(case, item, self.nation), on, self.table, self.targets)
        except ValueError:
            return None

    def days(self, case: Case, item: CaseItem, on: dt.date) -> Days:
        """The day that an item has to keep: the earliest of what is still owed."""
        found = self.working(case, item, on)
        owed = [each for each in found.clocks if each.of in COUNTED and each.done is None] if found else []
        dated = [each for each in owed if each.deadline]
        first = min(dated, key=lambda each: each.deadline or dt.date.max, default=None)
        if first is None or case.state in ("withdrawn", "merged", "closed"):
            return Days(None, None, not owed)
        return Days(first.deadline, first.latest or first.deadline, False)

    def all_days(self, case: Case, on: dt.date) -> list[Days]:
        """The day that each item of a case has to keep."""
        return [self.days(case, item, on) for item in case.items]


def counting_of(organisation: Organisation) -> Counting:
    """What the days of an organisation are counted by now: its holidays, its nation, its own targets."""
    cover = Cover.objects.filter(organisation=organisation).first()
    targets = Targets(outcome=cover.outcome_days) if cover else Targets()
    return Counting(table_of(organisation), nation_of(cover), targets)


def today(at: dt.datetime) -> dt.date:
    """The day in London."""
    return london(at)


def counted(case: Case, item: CaseItem, nation: Nation) -> clocks.Item:
    """An item as the clocks see it: what it is, and everything that happened to it."""
    told = case.told
    came = clocks.Event(
        kind="received",
        on=london(told.received_at),
        at=told.received_at,
        entered_by=told.entered_by,
        entered_at=told.received_at if told.entered_by else None,
        channel=CHANNELS[told.channel] if told.entered_by else "",
    )
    found = [came, *_asked(case), *_said(case), *_item(item)]
    found += [_event("reopened", each.at, again=each.again) for each in case.reopened]
    return clocks.Item(
        what=item.kind,
        right=item.request or None,
        nation=nation,
        decided_on=told.decided_on,
        events=tuple(sorted(found, key=lambda event: event.at or told.received_at)),
    )


def _asked(case: Case) -> list[clocks.Event]:
    found = []
    for asked in case.questions:
        if asked.what != "question":
            kind: clocks.Kind = f"{asked.what}-asked"  # type: ignore[assignment]
            found.append(_event(kind, asked.at))
    answers: dict[str, clocks.Kind] = {
        "identity": "identity-received",
        "fee": "fee-paid",
        "clarification": "clarification-answered",
    }
    found += [_event(answers[each.what], each.at) for each in case.confirmed if each.what in answers]
    return found


def _said(case: Case) -> list[clocks.Event]:
    """The first message of staff acknowledges; each later one is word on how it goes."""
    staff = [message for message in case.talk if message.by]
    found = [_event("acknowledged", case.acknowledged_at)] if case.acknowledged_at else []
    return [*found, *(_event("progress-told", message.at) for message in staff)]


def _item(item: CaseItem) -> list[clocks.Event]:
    found = [
        clocks.Event(kind="extension-told", on=london(each.at), at=each.at, reasons=each.reason)
        for each in item.extended
    ]
    found += [_event("reopened", each.at, again="review") for each in item.reviews if not each.stands]
    found += [_event("outcome-told", at) for at in item.tellings]
    return found


def _event(kind: clocks.Kind, at: dt.datetime, again: clocks.Again | None = None) -> clocks.Event:
    return clocks.Event(kind=kind, on=london(at), at=at, again=again)
