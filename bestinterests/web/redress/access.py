"""Fetch a case and authorise in one breath, and keep that it was read. Nothing of a case leaves here otherwise."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.http import Http404, HttpRequest
from django.utils import timezone

from bestinterests.web.accounts.access import NotAllowed, Standing, insist, standing_of
from bestinterests.web.accounts.roles import Permission, may
from bestinterests.web.redress.held import case_of, key_of
from bestinterests.web.redress.keys import Locked
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import ErasedCase, OpenedCase
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.policies import Handler, may_read
from bestinterests.workflow.casework.refusing import refused

ONCE_IN = dt.timedelta(minutes=15)
"""Within which one person reading a case again is one opening."""


class OpenCase(NamedTuple):
    """A case before somebody who may read it. case: what it holds; key: its data key, for an action on it."""

    standing: Standing
    row: Row
    case: Case
    key: bytes
    who: Handler

    @property
    def actor(self) -> str:
        """The public id of whoever reads it."""
        return self.standing.person.public_id


def working_in(request: HttpRequest, organisation: str) -> Standing:
    """The standing of somebody who works on cases in an organisation, or oversees them. Raises Http404, NotAllowed."""
    return standing_of(request, organisation, Permission.OVERSEE_CASES)


def handler_of(standing: Standing) -> Handler:
    """What the policies of casework know of a person."""
    return handler(standing.person.public_id, standing.roles)


def handler(public: str, roles: frozenset[str]) -> Handler:
    """A member of staff by public id and the keys of their roles."""
    return Handler(
        id=public,
        handles=may(roles, Permission.HANDLE_CASES),
        leads=may(roles, Permission.SAFEGUARD),
    )


def opened_case(request: HttpRequest, organisation: str, case: str, *, why: str = "") -> OpenCase:
    """Open a case for the person signed in, and keep that they did. why: asked for where it was with the lead.

    Raises Http404 where there is no such case in an organisation of theirs; NotAllowed with every reason where they may
    not read it, or where its keys are not at hand.
    """
    standing = working_in(request, organisation)
    row = row_of(standing, case)
    who = handler_of(standing)
    if not (who.handles or who.leads):
        raise NotAllowed(refused("case.no-duty"))
    found = read(row)
    insist(may_read(found.case, who))
    at = timezone.now()
    # Reading leaves a row, also by GET: it is the one thing that reading has to leave.
    recent = OpenedCase.objects.filter(case=row, by=who.id, at__gt=at - ONCE_IN, why=why)
    if not recent.exists():
        OpenedCase.objects.create(case=row, by=who.id, at=at, why=why)
    return OpenCase(standing, row, found.case, found.key, who)


def row_of(standing: Standing, case: str) -> Row:
    """The row of a case of an organisation, by its public id; nobody has asked yet whether it may be read.

    Raises Http404 where there never was one, NotAllowed where it was erased.
    """
    rows = Row.objects.select_related("organisation", "ledger", "assessment", "portal")
    row = rows.filter(organisation=standing.organisation, public_id=case).first()
    if row is not None:
        return row
    if ErasedCase.objects.filter(organisation=standing.organisation, case=case).exists():
        raise NotAllowed(refused("case.erased"))
    raise Http404


class Read(NamedTuple):
    """A case with the key it lies under."""

    case: Case
    key: bytes


def read(row: Row) -> Read:
    """A case without asking who reads it, for actions that have asked. Raises NotAllowed where it is locked."""
    try:
        key = key_of(row)
        return Read(case_of(row, key), key)
    except Locked as error:
        raise NotAllowed(refused("case.locked")) from error
