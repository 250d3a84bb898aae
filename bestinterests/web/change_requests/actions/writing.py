"""The last step of every action on a request: under the lock, ask the policy, write the line, keep the columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
from django.db.models import F

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.change_requests import held as ledgers
from bestinterests.web.change_requests.models import ChangeRequest, ChangeTotal
from bestinterests.workflow.changing import Change, Described

WEEK, MONTH = dt.timedelta(days=7), dt.timedelta(days=30)
SPANS = ("week", "month", "longer")
"""Spans of time to the first answer, as totals name them: up to a week, up to 30 days, longer."""


def locked(request: ChangeRequest) -> ChangeRequest:
    """A request as it stands, locked until the caller's transaction ends."""
    rows = ChangeRequest.objects.select_for_update(of=("self",)).select_related("ledger", "organisation")
    return rows.get(pk=request.pk)


def write(
    row: ChangeRequest,
    ask: Callable[[Change], tuple[Refusal, ...]],
    event: str,
    told: Base,
    *,
    actor: str,
    at: dt.datetime,
) -> Change:
    """Write a line about a locked request, and what follows on it. Raises Refusing with every reason why not."""
    before = ledgers.change_of(row.held)
    insist(ask(before))
    after: Change = ledgers.add(row.ledger, before, event, told, actor, at)
    fields = columns(after)
    if row.state != after.state:
        count(row.organisation_id, row.state, -1)
        count(row.organisation_id, after.state, 1)
    ChangeRequest.objects.filter(pk=row.pk).update(**fields)
    return after


def columns(change: Change) -> dict[str, Any]:
    """What lists need of a request."""
    answer = change.answer
    return {
        "held": msgspec.json.encode(change),
        "state": change.state,
        "effect": answer.effect if answer else "",
        "assessment": _assessment(change),
        "answered_at": answer.at if answer else None,
        "may_publish": change.may_publish,
        "begun": bool(change.begun),
        **described(change.described),
    }


def described(told: Described) -> dict[str, str]:
    """What lists need of a description."""
    return {
        "title": " ".join(told.title.split())[:TITLE],
        "service": " ".join(told.service.split())[:TITLE],
        "bands": "".join(f" {band} " for band in told.bands)[:200],
    }


def _assessment(change: Change) -> Assessment | None:
    """The assessment that it is about: begun for it, updated for it, or the one that the sender had before them."""
    answer = change.answer
    held = change.begun or (answer.assessment if answer else "") or change.described.assessment
    return Assessment.objects.only("pk").filter(public_id=held).first() if held else None


def count(organisation: int, what: str, by: int, seconds: int = 0) -> None:
    """Add to a total."""
    ChangeTotal.objects.get_or_create(organisation_id=organisation, what=what)
    rows = ChangeTotal.objects.filter(organisation_id=organisation, what=what)
    rows.update(number=F("number") + by, seconds=F("seconds") + seconds)


def span(taken: dt.timedelta) -> str:
    """The span into which a time to the first answer falls."""
    return "week" if taken <= WEEK else "month" if taken <= MONTH else "longer"
