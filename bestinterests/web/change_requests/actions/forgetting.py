"""Taking the name of somebody whose account was erased out of change requests and incidents, one line each."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from bestinterests.web.assessments.actions.forgetting import GROUND, insist_overwritten, retold, theirs_alone
from bestinterests.web.assessments.names import Named
from bestinterests.web.assessments.snapshot import Unreadable
from bestinterests.web.change_requests.actions.removing import columns_of, forget_sender
from bestinterests.web.change_requests.held import HELD, verify_held
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.web.ledger.models import Line
from bestinterests.web.ledger.removing import remove


def held_where(model: type[ChangeRequest] | type[Incident], person: str, organisations: list[int]) -> QuerySet[Any]:
    """Requests or incidents in which somebody (public id) may be named: of organisations, or written by them."""
    theirs = model.objects.filter(ledger__lines__actor=person).order_by().values("pk")
    return model.objects.filter(Q(organisation__in=organisations) | Q(pk__in=theirs)).order_by("pk")


def forget_in(
    *, row: ChangeRequest | Incident, person: Named, by_name: str, actor: str, at: dt.datetime
) -> Line | None:
    """Take somebody's name and address out of a request or an incident, its ledger, and what is worked out of it.

    by_name, actor: who answers for it. Returns the line that tells of it; None where nothing of theirs stood there, so
    that doing it again changes nothing. Raises Unreadable, with nothing done, where what is left could not be read.
    """
    with transaction.atomic():
        insist_overwritten()
        held = type(row).objects.select_for_update(of=("self",)).select_related("ledger", "organisation").get(pk=row.pk)
        if isinstance(held, ChangeRequest) and held.email.casefold() == person.address.casefold():
            forget_sender(request=held, actor=actor, at=at)
            held.refresh_from_db()
        known = person._replace(names=theirs_alone(set(person.names), person.person))
        line = remove(
            ledger=held.ledger,
            rewrite=lambda _, content: _without(content, known),
            retell=retold(known),
            name=by_name,
            ground=GROUND,
            actor=actor,
            at=at,
        )
        if line is None:
            return None
        _write(held, known)
    if held.assessment_id is not None:
        refresh(held.assessment_id, at)
    return line


def _write(held: ChangeRequest | Incident, person: Named) -> None:
    """Keep what its lines lead to now."""
    told = person.without(msgspec.json.decode(bytes(held.held)))
    try:
        after = msgspec.convert(told, HELD[held.ledger.kind])
    except msgspec.ValidationError as error:
        raise Unreadable(held.ledger.length) from error
    type(held).objects.filter(pk=held.pk).update(**columns_of(held, after))
    held.refresh_from_db()
    if verify_held(held.ledger, held.held).why:
        raise Unreadable(held.ledger.length)


def _without(content: bytes, person: Named) -> bytes | None:
    value = msgspec.json.decode(content)
    changed = person.without(value)
    return None if changed == value else msgspec.json.encode(changed)
