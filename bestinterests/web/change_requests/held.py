"""Change requests and incidents as their ledgers lead to them: one payload for each kind of line, and what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from bestinterests.domain.base import Base
from bestinterests.web.assessments.snapshot import GONE
from bestinterests.web.ledger.appending import append, open_ledger
from bestinterests.web.ledger.models import Ledger, Line
from bestinterests.web.ledger.removing import REMOVED
from bestinterests.web.ledger.verifying import Verification, verify
from bestinterests.workflow import changing, incidents


class Nothing(Base, frozen=True, kw_only=True):
    """The payload of a line that has nothing to say beside its kind."""

    format: int = 1


class Begun(Base, frozen=True, kw_only=True):
    """That a new assessment was begun, by its public id."""

    assessment: str


class Kind(NamedTuple):
    """What a line of this kind holds, and what it makes of what stood before it (None for the first line)."""

    payload: type[Base]
    after: Callable[[Any, Any], Any]


CHANGE = "change-request"
INCIDENT = "incident"
KINDS: Mapping[str, Mapping[str, Kind]] = {
    CHANGE: {
        "change.described": Kind(changing.Described, lambda _, told: changing.Change(described=told)),
        "change.asked": Kind(changing.Exchanged, changing.exchanged),
        "change.added": Kind(changing.Exchanged, changing.exchanged),
        "change.answered": Kind(changing.Answer, changing.answered),
        "change.reconsidered": Kind(changing.Answer, changing.answered),
        "change.begun": Kind(Begun, lambda held, told: changing.begun(held, told.assessment)),
        "change.public": Kind(changing.Public, changing.made_public),
        "change.private": Kind(Nothing, lambda held, _: changing.made_public(held, None)),
        "change.sender_forgotten": Kind(Nothing, lambda held, _: held),
    },
    INCIDENT: {
        "incident.recorded": Kind(incidents.Happened, lambda _, told: incidents.Incident(happened=told)),
        "incident.looked_into": Kind(incidents.Looked, incidents.looked_into),
        "incident.reopened": Kind(incidents.Looked, incidents.looked_into),
    },
}
"""By the kind of a ledger and the kind of its lines."""
HELD: Mapping[str, type[Base]] = {CHANGE: changing.Change, INCIDENT: incidents.Incident}


def begin(kind: str, subject: str, event: str, told: Base, actor: str, at: dt.datetime) -> tuple[Ledger, Any]:
    """Open the ledger of a thing with its first line, in the caller's transaction; what stands after it."""
    ledger = open_ledger(kind=kind, subject=subject, at=at)
    return ledger, add(ledger, None, event, told, actor, at)


def add(ledger: Ledger, held: Any, event: str, told: Base, actor: str, at: dt.datetime) -> Any:
    """Write a line in the caller's transaction; what stands after it."""
    append(ledger=ledger, kind=event, content=msgspec.json.encode(told), actor=actor, at=at)
    return KINDS[ledger.kind][event].after(held, told)


def change_of(content: bytes | memoryview) -> changing.Change:
    """A change request from the bytes that are kept."""
    return msgspec.json.decode(bytes(content), type=changing.Change)


def incident_of(content: bytes | memoryview) -> incidents.Incident:
    """An incident from the bytes that are kept."""
    return msgspec.json.decode(bytes(content), type=incidents.Incident)


def verify_held(ledger: Ledger, content: bytes | memoryview) -> Verification:
    """Walk the ledger of a change request or an incident, then see that its lines lead to what is kept.

    To be called in a transaction where others may write.
    """
    found = verify(ledger)
    if found.why:
        return found
    try:
        kept = msgspec.json.decode(bytes(content), type=HELD[ledger.kind])
        same = _replayed(ledger) == kept
    except (msgspec.MsgspecError, TypeError, KeyError, AttributeError):
        return msgspec.structs.replace(found, at=found.lines, why="what is kept, or written, cannot be read.")
    if not same:
        return msgspec.structs.replace(found, at=found.lines, why="what was written does not lead to what is kept.")
    return found


def _replayed(ledger: Ledger) -> Base | None:
    held: Base | None = None
    lines = Line.objects.filter(ledger=ledger).exclude(kind=REMOVED).select_related("payload").order_by("seq")
    for line in lines.iterator(chunk_size=200):
        kind, content = KINDS[ledger.kind][line.kind], bytes(line.payload.content)
        if content != GONE:
            held = kind.after(held, msgspec.json.decode(content, type=kind.payload))
    return held
