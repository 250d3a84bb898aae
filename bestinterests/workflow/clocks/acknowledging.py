"""The clock of a complaint to the controller: to say within 30 days that it has arrived (DPA 2018 s.164A)."""

import datetime as dt

from bestinterests.workflow.clocks.bank_holidays import Table, rolled
from bestinterests.workflow.clocks.days import said
from bestinterests.workflow.clocks.events import Item, since
from bestinterests.workflow.clocks.month import ending
from bestinterests.workflow.clocks.rules import (
    ACKNOWLEDGED_WITHIN,
    COMMENCED,
    COMPLAINTS_SINCE,
    DUTY,
    OURS,
    THIRTY,
    WHOLE_OUTCOME,
    step,
)
from bestinterests.workflow.clocks.standing import Standing, clock
from bestinterests.workflow.clocks.values import Clock

STOPS_NOTHING = ("identity-asked", "fee-asked", "clarification-asked", "extension-told")


def acknowledgement_clock(item: Item, came: dt.date, on: dt.date, table: Table) -> Clock:
    """The clock of the acknowledgement. For a complaint from before 19 June 2026 it is none of law."""
    done = next((each for each in since(item.events) if each.kind in ("acknowledged", "outcome-told")), None)
    if came < COMPLAINTS_SINCE:
        early = "It was received before 19 June 2026. The law set no time then to say that it has arrived."
        return Clock(
            of="acknowledgement",
            basis="ours",
            state="not-legal",
            says=early,
            done=done.on if done else None,
            steps=(step(COMMENCED, early), step(OURS, "Say so all the same: people should know that they were heard.")),
        )
    unrolled = came + dt.timedelta(days=ACKNOWLEDGED_WITHIN)
    steps = [
        step(DUTY, f"Say within {ACKNOWLEDGED_WITHIN} days that it has arrived."),
        step(THIRTY, f"The days start on the day after receipt, so the last one is {said(unrolled)}."),
        *ending(unrolled, item.nation, table),
    ]
    if any(each.kind in STOPS_NOTHING for each in since(item.events)):
        steps.append(step(DUTY, "Questions to the person, or more time for the outcome, do not stop this clock."))
    if done and done.kind == "outcome-told":
        steps.append(step(WHOLE_OUTCOME, "The whole outcome was told first. That says as well that it has arrived."))
    end = rolled(unrolled, item.nation, table)
    standing = Standing(
        of="acknowledgement", starts=came, end=end, latest=end.day, on=on, done=done.on if done else None
    )
    return clock(standing, tuple(steps))
