"""Marking an answered request as one that may be published, in words of its own. Nothing is published by it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from bestinterests.web.change_requests.actions.writing import locked, write
from bestinterests.web.change_requests.held import Nothing
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.workflow.changing import Public, may_make_public


def make_public(*, request: ChangeRequest, what: str, answer: str, why: str, actor: str, at: dt.datetime) -> None:
    """Write the words for everybody, and mark the request. Raises Refusing with every reason why not."""
    told = Public(what=what, answer=answer, why=why, by=actor, at=at)
    with transaction.atomic():
        write(locked(request), lambda held: may_make_public(held, told), "change.public", told, actor=actor, at=at)


def make_private(*, request: ChangeRequest, actor: str, at: dt.datetime) -> None:
    """Take the mark back; the words are kept. Does nothing where there is no mark."""
    with transaction.atomic():
        row = locked(request)
        if row.may_publish:
            write(row, lambda _: (), "change.private", Nothing(), actor=actor, at=at)
