"""From what somebody typed to their case, or to nothing: the same work and the same answer whatever there is.

A receipt that was never given out, one of another service and one whose time is over ask the database the same one
question and answer the same. Text that cannot be a receipt asks it nothing: that a check letter is wrong anybody works
out by themselves, so that the time it takes tells nothing of any case.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.http import HttpRequest

from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Portal
from bestinterests.web.redress.slowing import RECEIPTS, has_waited, new_ticket

NOTHING = "-" * (receipts.LENGTH + 1)
"""What is put through the pepper in place of text that is no receipt; no receipt has these letters."""


class Tried(NamedTuple):
    """What came of a try. row: the case, or None. mistyped: it cannot be a receipt, so that nothing was asked.

    wait: seconds after which the same text is to be sent again with the ticket, because many tries from here came to
    nothing; whether there is such a case has then not been asked. The page keeps what was typed.
    """

    row: Row | None = None
    mistyped: bool = False
    wait: int = 0
    ticket: str = ""


def tried(request: HttpRequest, portal: Portal, text: str, at: dt.datetime, ticket: str = "") -> Tried:
    """Try a receipt in the door of a service. ticket: what an earlier answer gave, blank else. Raises keys.NoKeys."""
    ring = keys.ring()
    letters = receipts.read(text)
    digest = receipts.digest(ring, letters or NOTHING)
    if letters is None:
        return Tried(mistyped=True)
    wait = RECEIPTS.wait(request, at)
    if wait and not has_waited(ring, digest, ticket, at):
        return Tried(wait=wait, ticket=new_ticket(ring, digest, wait, at))
    row = looked_up(portal, digest, at)
    if row is None:
        RECEIPTS.failed(request, at)
    return Tried(row)


def looked_up(portal: Portal, digest: str, at: dt.datetime) -> Row | None:
    """The case with this digest of a receipt, if it concerns this service and its time is not over; by one question.

    A case that staff wrote down without a service is found in every door of its organisation.
    """
    # Without what it holds, so that fetching a long case takes no longer than finding none.
    row = Row.objects.defer("held").filter(receipt=digest).first()
    if row is None:
        return None
    here = row.assessment_id == portal.assessment_id or (
        row.assessment_id is None and row.organisation_id == portal.organisation_id
    )
    over = row.receipt_ends_at is not None and row.receipt_ends_at <= at
    return row if here and not over else None
