"""Reading a ledger: its lines newest first, a page at a time, and the payloads and snapshots that a document needs."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.web.ledger.models import Ledger, Line, Payload, Snapshot

PAGE = 50


class Entry(NamedTuple):
    """A line with its payload. removed_by: the line that tells of a removal, or None."""

    seq: int
    at: dt.datetime
    actor: str
    kind: str
    content: bytes
    removed_by: int | None


def entries(ledger: Ledger, *, before: int | None = None, count: int = PAGE) -> list[Entry]:
    """Up to ``count`` entries below the line ``before``, newest first; the newest of all where none is given."""
    found = Payload.objects.filter(line__ledger=ledger)
    if before is not None:
        found = found.filter(line__seq__lt=before)
    return [_entry(payload) for payload in found.select_related("line").order_by("-line__seq")[:count]]


def between(ledger: Ledger, after: int, until: int) -> list[Entry]:
    """Entries of the lines after one and up to another, oldest first."""
    found = Payload.objects.filter(line__ledger=ledger, line__seq__gt=after, line__seq__lte=until)
    return [_entry(payload) for payload in found.select_related("line").order_by("line__seq")]


def entry(ledger: Ledger, seq: int) -> Entry | None:
    """One entry, or None where the ledger has no such line."""
    payload = Payload.objects.filter(line__ledger=ledger, line__seq=seq).select_related("line").first()
    return _entry(payload) if payload else None


def nearest_snapshot(ledger: Ledger, seq: int) -> tuple[int, bytes] | None:
    """The last snapshot at or before a line, with the line it stands for."""
    found = Snapshot.objects.filter(ledger=ledger, seq__lte=seq).order_by("-seq").first()
    return (found.seq, bytes(found.content)) if found else None


def _entry(payload: Payload) -> Entry:
    line: Line = payload.line
    return Entry(line.seq, line.at, line.actor, line.kind, bytes(payload.content), payload.removed_by)
