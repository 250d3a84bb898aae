"""Taking the name of somebody whose account was erased out of cases: unsealed, rewritten, sealed anew."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from bestinterests.domain.base import Base
from bestinterests.web.assessments.actions.forgetting import GROUND, insist_overwritten, retold, theirs_alone
from bestinterests.web.assessments.names import Named
from bestinterests.web.assessments.snapshot import GONE, Unreadable
from bestinterests.web.ledger.models import Line
from bestinterests.web.ledger.removing import Place, remove
from bestinterests.web.redress import held as ledgers
from bestinterests.web.redress.actions.writing import keep, locked
from bestinterests.web.redress.keys import Locked
from bestinterests.web.redress.models import Case as Row
from bestinterests.workflow.casework.lines import KINDS

Some = TypeVar("Some", bound=Base)


def cases_where(person: str, organisations: list[int]) -> QuerySet[Row]:
    """Cases in which somebody (public id) may be named: of organisations, or worked on by them."""
    theirs = Row.objects.filter(ledger__lines__actor=person).order_by().values("pk")
    return Row.objects.filter(Q(organisation__in=organisations) | Q(pk__in=theirs)).order_by("pk")


def forget_in(*, row: Row, person: Named, by_name: str, actor: str, at: dt.datetime) -> Line | None:
    """Take somebody's name and address out of a case and its ledger.

    by_name, actor: who answers for it. Returns the line that tells of it; None where nothing of theirs stood there, so
    that doing it again changes nothing. Raises Unreadable, with nothing done, where the key is not at hand.
    """
    with transaction.atomic():
        insist_overwritten()
        held = locked(row)
        known = person._replace(names=theirs_alone(set(person.names), person.person))
        try:
            key = ledgers.key_of(held)
            before = ledgers.case_of(held, key)
            kinds = dict(Line.objects.filter(ledger=held.ledger).values_list("seq", "kind"))
            line = remove(
                ledger=held.ledger,
                rewrite=lambda place, content: _anew(held, key, kinds, place, content, known),
                retell=retold(known),
                name=by_name,
                ground=GROUND,
                actor=actor,
                at=at,
            )
        except Locked as error:
            raise Unreadable(held.ledger.length) from error
        if line is None:
            return None
        keep(held, _without(before, known), key, at)
        if ledgers.verify_case(locked(row)).why:
            raise Unreadable(held.ledger.length)
    return line


def _anew(row: Row, key: bytes, kinds: dict[int, str], place: Place, content: bytes, person: Named) -> bytes | None:
    """A line of the ledger without the name, sealed anew; None where it does not stand there."""
    kind = kinds[place.seq]
    if content == GONE or kind not in KINDS:
        return None
    told = ledgers.opened(row, key, kind, content)
    after = _without(told, person)
    return None if after == told else ledgers.closed(row, key, kind, after)


def _without(value: Some, person: Named) -> Some:
    plain = person.without(msgspec.json.decode(msgspec.json.encode(value)))
    return msgspec.convert(plain, type(value))
