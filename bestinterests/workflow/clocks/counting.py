"""All clocks of an item of a case as of a day, with the whole working."""

import datetime as dt

from msgspec.structs import replace

from bestinterests.workflow.clocks.acknowledging import acknowledgement_clock
from bestinterests.workflow.clocks.bank_holidays import Table
from bestinterests.workflow.clocks.days import said
from bestinterests.workflow.clocks.events import Event, Item, received
from bestinterests.workflow.clocks.month import answer_clock
from bestinterests.workflow.clocks.rules import COMMENCED, COMPLAINTS_SINCE, DECISIONS_SINCE, OURS, month_rules, step
from bestinterests.workflow.clocks.targets import (
    TARGETS,
    Targets,
    again_clock,
    last_heard,
    outcome_clock,
    told_on,
    update_clock,
)
from bestinterests.workflow.clocks.values import Clock, Ground, Step, Working

_DECISIONS = Ground(basis="law", provenance="confirmed", sources=("si-2026-82", "arts-22a-22d"))
_MARKETING = Ground(basis="law", provenance="to_verify", sources=("art-21",))


def working(item: Item, on: dt.date, table: Table, targets: Targets = TARGETS) -> Working:
    """The deadlines of an item as of a day, from what had happened by then.

    Raises ValueError for an item that was not received by that day. A request that says nothing of its right is
    counted as one that nothing pauses.
    """
    known = replace(item, events=tuple(event for event in item.events if event.on <= on))
    came = received(known.events)
    if came is None:
        raise ValueError(f"it was not received by {on}")
    return Working(
        rules=_rules(known, came.on),
        table=table.version,
        on=on,
        received=came.on,
        silent_for=None if told_on(known.events) else (on - last_heard(known, came.on)).days,
        clocks=_clocks(known, came.on, on, table, targets),
        steps=(*_receipt(known, came), *_chosen(known, came.on)),
    )


def _clocks(item: Item, came: dt.date, on: dt.date, table: Table, targets: Targets) -> tuple[Clock, ...]:
    update = () if told_on(item.events) else (update_clock(item, came, on, targets),)
    if item.what == "rights-request":
        again = again_clock(item, on, targets)
        return (answer_clock(item, came, on, table), *((again,) if again else ()), *update)
    if item.what == "complaint":
        return (acknowledgement_clock(item, came, on, table), outcome_clock(item, came, on, targets), *update)
    return () if item.what == "safeguarding-concern" else (outcome_clock(item, came, on, targets), *update)


def _rules(item: Item, came: dt.date) -> str:
    if item.what == "rights-request":
        return month_rules(came).id
    if item.what == "complaint":
        return "complaint-since-2026-06-19" if came >= COMPLAINTS_SINCE else "complaint-before-2026-06-19"
    return "ours"


def _receipt(item: Item, came: Event) -> tuple[Step, ...]:
    how = f" ({came.channel})" if came.channel else ""
    steps = [step(OURS, f"It was received on {said(came.on)}{how}. It counts from whoever here had it first.", came.on)]
    if came.entered_at is not None:
        steps.append(step(OURS, "A member of staff entered that day by hand. The record says who, and when."))
    if later := [event.on for event in item.events if event.kind == "received" and event.on > came.on]:
        steps.append(step(OURS, f"It was first entered as received on {said(later[0])}. The earlier day counts."))
    return tuple(steps)


def _chosen(item: Item, came: dt.date) -> tuple[Step, ...]:
    if item.what == "rights-request":
        rules = month_rules(came)
        return (step(rules.grounds["chosen"], rules.chosen), *_right(item))
    if item.what == "complaint":
        when = "on or after" if came >= COMPLAINTS_SINCE else "before"
        return (step(COMMENCED, f"The complaint was received {when} 19 June 2026, when section 164A began."),)
    if item.what == "safeguarding-concern":
        return (step(OURS, "A worry about somebody’s safety has no days to count here. Act on it now."),)
    return (step(OURS, "This is no request and no complaint about one’s own information, so no law sets a time."),)


def _right(item: Item) -> tuple[Step, ...]:
    if item.right == "marketing":
        return (step(_MARKETING, "Stop the marketing now. This is never refused, and it does not wait for the day."),)
    if item.right not in ("automated-decision", "age-result"):
        return ()
    if item.decided_on is None:
        return (step(_DECISIONS, "Ask when the decision was made: that says which rules are right for it.", grey=True),)
    if item.decided_on < DECISIONS_SINCE:
        return (step(_DECISIONS, "The decision was made before 5 February 2026, so the old Article 22 is for it."),)
    return (step(_DECISIONS, "The decision was made on or after 5 February 2026, so Articles 22A to 22D are for it."),)
