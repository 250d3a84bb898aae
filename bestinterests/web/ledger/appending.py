"""The one way in: a line is added at the end, in the transaction of the action that it tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.ledger.chaining import Sealed, line_digest, sealed
from bestinterests.web.ledger.models import Ledger, Line, Payload, Snapshot

SNAPSHOT_EVERY = 50
"""Lines after which a snapshot is taken whatever happens, so that replaying stays short."""


def open_ledger(*, kind: str, subject: str, at: dt.datetime) -> Ledger:
    """Begin the ledger of a thing, given by its public id. A thing has one: a second is an IntegrityError."""
    return Ledger.objects.create(public_id=new_id(at), kind=kind, subject=subject)


def append(
    *,
    ledger: Ledger,
    kind: str,
    content: bytes,
    document: Callable[[], bytes] | None = None,
    snapshot: bool = False,
    actor: str,
    at: dt.datetime,
) -> Line:
    """Add a line in the caller's transaction and return it.

    content: the payload, in the form that the kind asks for. document: gives the bytes of the document as it stands
    after this line; it is called where a snapshot is taken: on demand, with the first line, and every 50 lines.
    The ledger is locked until the transaction ends, so that lines are numbered one after another.
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A line is written in the transaction of what it tells of.")
    held = Ledger.objects.select_for_update().get(pk=ledger.pk)
    seq = held.length + 1
    due = document is not None and (snapshot or seq % SNAPSHOT_EVERY == 1)
    whole = sealed(document()) if document is not None and due else None
    line = _line(held, seq, kind, sealed(content), whole, actor, at)
    held.length, held.head = seq, line.digest
    held.save(update_fields=["length", "head"])
    ledger.length, ledger.head = held.length, held.head
    return line


def _line(
    ledger: Ledger, seq: int, kind: str, payload: Sealed, whole: Sealed | None, actor: str, at: dt.datetime
) -> Line:
    line = Line(ledger=ledger, seq=seq, at=at, actor=actor, kind=kind, before=ledger.head)
    line.payload_digest = payload.digest
    line.snapshot_digest = whole.digest if whole else ""
    line.digest = line_digest(ledger.public_id, line)
    line.save(force_insert=True)
    Payload.objects.create(line=line, salt=payload.salt, content=payload.content)
    if whole:
        Snapshot.objects.create(ledger=ledger, seq=seq, salt=whole.salt, content=whole.content)
    return line
