"""Every kind of line in the ledger of a case: what it holds, and what it makes of the case before it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bestinterests.domain.base import Base
from bestinterests.workflow.casework import case as states
from bestinterests.workflow.casework import events
from bestinterests.workflow.casework.case import Case


class Kind(NamedTuple):
    """What a line of this kind holds, and what it makes of what stood before it (None for the first line)."""

    payload: type[Base]
    after: Callable[[Any, Any], Case]


KINDS: Mapping[str, Kind] = {
    "case.told": Kind(events.Told, lambda _, told: states.begun(told)),
    "case.entered": Kind(events.Told, lambda _, told: states.begun(told)),
    "case.added": Kind(events.Message, states.added),
    "case.replied": Kind(events.Message, states.replied),
    "case.asked": Kind(events.Asked, states.asked),
    "case.confirmed": Kind(events.Confirmed, states.confirmed),
    "case.extended": Kind(events.Extended, states.extended),
    "case.classified": Kind(events.Classified, states.classified),
    "case.assigned": Kind(events.Assigned, states.assigned),
    "case.urgent": Kind(events.Urgency, states.marked),
    "case.flagged": Kind(events.Flagged, states.flagged),
    "case.settled": Kind(events.Settled, states.settled),
    "case.authority": Kind(events.Authority, states.authorised),
    "case.decided": Kind(events.Decided, states.decided),
    "case.told_outcome": Kind(events.ToldOutcome, states.told_outcome),
    "case.reviewed": Kind(events.Reviewed, states.reviewed),
    "case.held": Kind(events.Held, states.held),
    "case.released": Kind(events.Released, states.released),
    "case.linked": Kind(events.Linked, states.linked),
    "case.merged": Kind(events.Merged, states.merged),
    "case.consequence": Kind(events.Consequence, states.consequence),
    "case.followed": Kind(events.Followed, states.followed),
    "case.judged": Kind(events.Judged, states.judged),
    "case.withdrawn": Kind(events.Withdrawn, states.withdrawn),
    "case.closed": Kind(events.Closed, states.closed),
    "case.reopened": Kind(events.Reopened, states.reopened),
}
"""By the kind of the line."""
