"""Cases as their ledgers lead to them: one sealed payload for each kind of line, and what follows."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.web.assessments.snapshot import GONE
from bestinterests.web.ledger.appending import append, open_ledger
from bestinterests.web.ledger.models import Ledger, Line, Payload
from bestinterests.web.ledger.removing import REMOVED
from bestinterests.web.ledger.verifying import Verification, verify
from bestinterests.web.redress import keys
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import CaseKey, ErasedCase
from bestinterests.web.redress.sealing import sealed, unsealed
from bestinterests.workflow.casework import events
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.lines import KINDS

CASE = "case"
HELD = "held"


def begin(subject: str, event: str, told: events.Told, key: bytes, actor: str, at: dt.datetime) -> tuple[Ledger, Case]:
    """Open the ledger of a case with its first line, in the caller's transaction; what stands after it."""
    ledger = open_ledger(kind=CASE, subject=subject, at=at)
    return ledger, add(ledger, None, event, told, key, actor, at)


def add(ledger: Ledger, held: Case | None, event: str, told: Base, key: bytes, actor: str, at: dt.datetime) -> Case:
    """Write a line in the caller's transaction; what stands after it."""
    append(ledger=ledger, kind=event, content=sealed(key, told, _place(ledger.subject, event)), actor=actor, at=at)
    return KINDS[event].after(held, told)


def seal(public: str, case: Case, key: bytes) -> bytes:
    """What stands of a case, as its row keeps it. public: public id of the case."""
    return sealed(key, case, _place(public, HELD))


def key_of(row: Row) -> bytes:
    """The data key of a case. Raises Locked where it cannot be had: no keys here, other keys, or an erased case."""
    try:
        held = CaseKey.objects.get(case_id=row.pk)
        return keys.ring().unwrap(held.version, bytes(held.wrapped), row.public_id)
    except (CaseKey.DoesNotExist, keys.NoKeys) as error:
        raise keys.Locked from error


def case_of(row: Row, key: bytes | None = None) -> Case:
    """What a case holds. key: where it is at hand. Raises Locked."""
    return unsealed(key or key_of(row), row.held, _place(row.public_id, HELD), Case)


def lines_of(row: Row, key: bytes) -> list[tuple[Line, Base | None]]:
    """Every line of a case with what it tells; None where that was removed."""
    lines = Line.objects.filter(ledger=row.ledger_id).exclude(kind=REMOVED).select_related("payload").order_by("seq")
    found: list[tuple[Line, Base | None]] = []
    for line in lines:
        content = bytes(line.payload.content)
        told = None if content == GONE else unsealed(key, content, _place(row.public_id, line.kind), payload_of(line))
        found.append((line, told))
    return found


def opened(row: Row, key: bytes, kind: str, content: bytes) -> Base:
    """What a line of this kind tells, from its sealed bytes. Raises Locked."""
    return unsealed(key, content, _place(row.public_id, kind), KINDS[kind].payload)


def closed(row: Row, key: bytes, kind: str, told: Base) -> bytes:
    """What a line of this kind tells, sealed."""
    return sealed(key, told, _place(row.public_id, kind))


def payload_of(line: Line) -> type[Base]:
    """What a line holds. Raises KeyError for a kind that this release does not know."""
    return KINDS[line.kind].payload


def verify_case(row: Row) -> Verification:
    """Walk the ledger of a case, then see that its lines lead to what is kept, as far as the keys are at hand.

    To be called in a transaction where others may write.
    """
    ledger = Ledger.objects.get(pk=row.ledger_id)
    found = verify(ledger)
    if found.why or not CaseKey.objects.filter(case=row).exists():
        return found
    try:
        key = key_of(row)
    except keys.Locked:
        return found
    try:
        held: Case | None = None
        for line, told in lines_of(row, key):
            held = KINDS[line.kind].after(held, told) if told is not None else held
        same = held == case_of(row, key)
    except (keys.Locked, KeyError, AttributeError, TypeError):
        return _broken(found, "what is kept, or written, cannot be read.")
    return found if same else _broken(found, "what was written does not lead to what is kept.")


def verify_case_ledger(ledger: Ledger) -> Verification:
    """Walk the ledger of a case that is there, or of one that was erased: of that nothing but its lines may be left.

    To be called in a transaction where others may write.
    """
    row = Row.objects.filter(ledger=ledger).first()
    erased = ErasedCase.objects.filter(case=ledger.subject).exists()
    if row is not None:
        found = verify_case(row)
        return found if found.why or not erased else _broken(found, "it was erased, and is here again.")
    found = verify(ledger)
    if found.why or not erased:
        return found if found.why else _broken(found, "what it tells of is gone, and nothing says who erased it.")
    left = Payload.objects.filter(line__ledger=ledger).exclude(line__kind=REMOVED)
    whole = all(bytes(content) == GONE for content in left.values_list("content", flat=True))
    return found if whole else _broken(found, "it was erased, and something of it is left.")


def _broken(found: Verification, why: str) -> Verification:
    return replace(found, at=found.lines, why=why)


def _place(public: str, what: str) -> str:
    return f"{public} {what}"
