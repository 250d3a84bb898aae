"""A case comes in: at the portal, or written down by staff for somebody who spoke, wrote or called."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db import transaction

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress import held as ledgers
from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.actions.safeguarding import call
from bestinterests.web.redress.actions.writing import columns, days_of, keep_items
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import CaseKey, Portal
from bestinterests.workflow.casework.events import Told
from bestinterests.workflow.casework.refusing import refused

OLDEST = dt.timedelta(days=3653)


class Received(NamedTuple):
    """A case that came in. receipt: to be shown once, blank where the same form had come before; it is kept nowhere."""

    row: Row
    receipt: str


def receive(*, portal: Portal, told: Told, sent: str, at: dt.datetime) -> Received:
    """Take in what somebody sent at a portal. sent: what makes the form one, so that it comes in once.

    Raises keys.NoKeys where there is nothing to seal it with: the portal is then shut, and whoever calls has asked.
    """
    ring = keys.ring()
    once = ring.lookup("form", sent)
    with transaction.atomic():
        Portal.objects.select_for_update().only("pk").get(pk=portal.pk)
        earlier = Row.objects.filter(sent=once).first()
        if earlier is not None:
            return Received(earlier, "")
        receipt = receipts.new_receipt()
        letters = receipts.read(receipt)
        assert letters is not None
        row = _made(
            portal.organisation,
            portal.assessment,
            portal,
            told,
            at=at,
            receipt=receipts.digest(ring, letters),
            sent=once,
        )
    return Received(row, receipt)


def enter(
    *,
    organisation: Organisation,
    assessment: Assessment | None,
    told: Told,
    with_receipt: bool,
    sent: str = "",
    at: dt.datetime,
) -> Received:
    """Write down what came in another way. told.entered_by, channel and entered_because say who, how and why then.

    sent: what makes the form one, so that it is written down once. Raises Refusing where the day of receipt cannot be.
    """
    insist(may_enter(told, at))
    ring = keys.ring()
    once = ring.lookup("entry", sent) if sent else None
    receipt = receipts.new_receipt() if with_receipt else ""
    letters = receipts.read(receipt) if receipt else None
    with transaction.atomic():
        Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
        if once and (earlier := Row.objects.filter(sent=once).first()) is not None:
            return Received(earlier, "")
        row = _made(
            organisation,
            assessment,
            None,
            told,
            at=at,
            receipt=receipts.digest(ring, letters) if letters else None,
            sent=once,
        )
    return Received(row, receipt)


def may_enter(told: Told, at: dt.datetime) -> tuple[Refusal, ...]:
    """May staff write this down? The receipt lies in the past; one that is back-dated says why."""
    found = []
    if told.received_at > at:
        found.append(refused("case.future"))
    if told.received_at < at - OLDEST:
        found.append(refused("case.too-old"))
    if at - told.received_at > dt.timedelta(days=1) and not told.entered_because.strip():
        found.append(refused("case.no-reason"))
    if not (told.happened.strip() or told.wanted.strip() or told.requests):
        found.append(refused("case.no-words"))
    return tuple(found)


def _made(
    organisation: Organisation,
    assessment: Assessment | None,
    portal: Portal | None,
    told: Told,
    *,
    at: dt.datetime,
    receipt: str | None,
    sent: str | None,
) -> Row:
    public, key = new_id(at), keys.new_data_key()
    event = "case.entered" if told.entered_by else "case.told"
    ledger, case = ledgers.begin(public, event, told, key, told.entered_by or public, at)
    days = days_of(organisation, case, at)
    row = Row.objects.create(
        public_id=public,
        organisation=organisation,
        assessment=assessment,
        portal=portal,
        ledger=ledger,
        held=ledgers.seal(public, case, key),
        receipt=receipt,
        sent=sent,
        door=told.door,
        band=told.band,
        nation=told.nation,
        received_at=told.received_at,
        entered_at=at,
        **columns(organisation, case, days, None, at),
    )
    version, wrapped = keys.ring().wrap(key, public)
    CaseKey.objects.create(case=row, version=version, wrapped=wrapped)
    keep_items(row, case, days)
    _tell(row, told.entered_by, at)
    return row


def _tell(row: Row, but: str, at: dt.datetime) -> None:
    """Whoever handles cases is told that there is one, and nothing of it; of one with the lead, the lead alone."""
    if row.with_lead:
        call(row, at, but=but)
        return
    tell(
        people=able(row.organisation, Permission.HANDLE_CASES),
        kind="case",
        sentence="A case has come in.",
        address=case_address(row),
        organisation=row.organisation,
        but=but,
        at=at,
    )
