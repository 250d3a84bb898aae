"""Lawful removal: the sender's name and address, or a text wherever it stands in a request or an incident."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from django.db import connection, transaction

from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.assessments.actions.removing import unfit
from bestinterests.web.change_requests import held as ledgers
from bestinterests.web.change_requests.actions import incidents, writing
from bestinterests.web.change_requests.addresses import incident_address, request_address
from bestinterests.web.change_requests.held import HELD, Nothing
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.web.ledger.models import Line
from bestinterests.web.ledger.removing import remove, replaced, without
from bestinterests.web.notices.models import Notice
from bestinterests.workflow.people import Actor


def forget_sender(*, request: ChangeRequest, actor: str, at: dt.datetime) -> None:
    """Remove the name and e-mail address of a sender who was not signed in. The link to follow the request still works.

    Does nothing where there is neither.
    """
    with transaction.atomic():
        _overwrite()
        row = writing.locked(request)
        if row.name or row.email:
            ChangeRequest.objects.filter(pk=row.pk).update(name="", email="")
            writing.write(row, lambda _: (), "change.sender_forgotten", Nothing(), actor=actor, at=at)


def remove_words(
    *, row: ChangeRequest | Incident, text: str, ground: str, words: str, actor: Actor, at: dt.datetime
) -> Line | None:
    """Remove a text, to the letter, from a request or an incident, its ledger, and notices that quote it.

    ground: a word of GROUNDS. Returns the line that tells of it, None where nothing was found. Raises Refused
    with every reason why it cannot be done.
    """
    problems = unfit(text, ground, words, actor)
    if problems:
        raise Refused(problems)
    with transaction.atomic():
        _overwrite()
        held = type(row).objects.select_for_update(of=("self",)).select_related("ledger", "organisation").get(pk=row.pk)
        after = _after(held, text)
        line = remove(
            ledger=held.ledger,
            rewrite=lambda _, content: without(text, content),
            name=actor.name,
            ground=ground,
            words=words,
            actor=actor.id,
            at=at,
        )
        if line is None:
            return None
        type(row).objects.filter(pk=held.pk).update(**columns_of(held, after))
        address = request_address(held) if isinstance(held, ChangeRequest) else incident_address(held)
        Notice.objects.filter(organisation=held.organisation, address=address, sentence__contains=text).delete()
    if held.assessment_id is not None:
        refresh(held.assessment_id, at)
    return line


def _after(held: ChangeRequest | Incident, text: str) -> Any:
    """What is kept once the text is gone, sure to be read again."""
    told = replaced(text, msgspec.json.decode(bytes(held.held)))
    try:
        after = msgspec.convert(told, HELD[held.ledger.kind])
        for line in Line.objects.filter(ledger=held.ledger, kind__in=ledgers.KINDS[held.ledger.kind]):
            content = without(text, bytes(line.payload.content))
            if content is not None:
                msgspec.json.decode(content, type=ledgers.KINDS[held.ledger.kind][line.kind].payload)
    except msgspec.ValidationError as error:
        raise Refused([_own_word()]) from error
    return after


def columns_of(held: ChangeRequest | Incident, after: Any) -> dict[str, Any]:
    """What lists need of what is kept from now on."""
    if isinstance(held, Incident):
        return incidents.columns(after)
    return {**writing.columns(after), "name": held.name, "email": held.email}


def _overwrite() -> None:
    """Let SQLite write over what goes, as for removals from assessments."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _own_word() -> Problem:
    sentence = "It cannot go: the text is also a word of the form."
    return Problem(code="removal.needed", path="text", sentence=sentence, remedy="Quote more of it.")
