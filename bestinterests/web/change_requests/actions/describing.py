"""What a sender does: describe a change, and add to it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db import transaction

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.change_requests import held as ledgers
from bestinterests.web.change_requests.actions.writing import columns, count, locked, write
from bestinterests.web.change_requests.addresses import request_address
from bestinterests.web.change_requests.models import ChangeRequest, Link
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.workflow.changing import Described, Exchanged, may_add


class Sender(NamedTuple):
    """Who describes a change. id: public id of somebody who is signed in; else name and email tell who it is."""

    id: str = ""
    name: str = ""
    email: str = ""


def describe(
    *, organisation: Organisation, told: Described, key: str, link: Link | None = None, actor: Sender, at: dt.datetime
) -> ChangeRequest:
    """Keep a change that somebody describes, and tell those who answer.

    key: of the form. The same form sent twice is one request: the second time returns the first. told: names only
    assessments of the organisation; whoever calls has made sure.
    """
    with transaction.atomic():
        # Two presses of one button wait for each other here.
        Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
        earlier = ChangeRequest.objects.filter(organisation=organisation, key=key).first()
        if earlier is not None:
            return earlier
        public = new_id(at)
        ledger, change = ledgers.begin(ledgers.CHANGE, public, "change.described", told, actor.id or public, at)
        row = ChangeRequest.objects.create(
            public_id=public,
            organisation=organisation,
            ledger=ledger,
            link=link,
            key=key,
            by=actor.id,
            name=actor.name,
            email=actor.email,
            at=at,
            **columns(change),
        )
        count(organisation.pk, "open", 1)
        _tell(row, f"A change is described: {row.title}.", actor.id, at)
    return row


def add(*, request: ChangeRequest, text: str, actor: str, at: dt.datetime) -> None:
    """Add something to a request as its sender, and tell those who answer. actor: blank where nobody is signed in.

    Raises Refusing with every reason why not.
    """
    with transaction.atomic():
        row = locked(request)
        told = Exchanged(kind="addition", by=actor, text=text, at=at)
        write(row, lambda held: may_add(held, text), "change.added", told, actor=actor or row.public_id, at=at)
        _tell(row, f"Something is added to a change request: {row.title}.", actor, at)


def _tell(row: ChangeRequest, sentence: str, but: str, at: dt.datetime) -> None:
    tell(
        people=able(row.organisation, Permission.ANSWER_CHANGES),
        kind="change",
        sentence=sentence,
        address=request_address(row),
        organisation=row.organisation,
        but=but,
        at=at,
    )
