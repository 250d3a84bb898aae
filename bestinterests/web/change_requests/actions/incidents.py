"""Recording what happened to children, and looking into it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.change_requests import held as ledgers
from bestinterests.web.change_requests.models import Incident as Row
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.workflow.incidents import Happened, Incident, Looked, may_look_into, may_record


def record(*, assessment: Assessment, told: Happened, actor: str, at: dt.datetime) -> Row:
    """Record what happened; it brings the assessment back until somebody has looked into it.

    Raises Refusing for a day that is still to come.
    """
    insist(may_record(told, timezone.localdate(at)))
    with transaction.atomic():
        public = new_id(at)
        ledger, held = ledgers.begin(ledgers.INCIDENT, public, "incident.recorded", told, actor, at)
        row = Row.objects.create(
            public_id=public,
            organisation=assessment.organisation,
            assessment=assessment,
            ledger=ledger,
            by=actor,
            at=at,
            **columns(held),
        )
    refresh(assessment.pk, at)
    return row


def look_into(*, incident: Row, words: str, closed: bool, actor: str, at: dt.datetime) -> None:
    """Say what came of an incident, or open it again and why. Raises Refusing with every reason why not."""
    told = Looked(by=actor, at=at, words=words, closed=closed)
    with transaction.atomic():
        row = Row.objects.select_for_update(of=("self",)).select_related("ledger").get(pk=incident.pk)
        before = ledgers.incident_of(row.held)
        insist(may_look_into(before, told))
        event = "incident.looked_into" if closed else "incident.reopened"
        after = ledgers.add(row.ledger, before, event, told, actor, at)
        Row.objects.filter(pk=row.pk).update(**columns(after))
    refresh(incident.assessment_id, at)


def columns(held: Incident) -> dict[str, Any]:
    """What lists need of an incident."""
    return {
        "held": msgspec.json.encode(held),
        "title": " ".join(held.happened.title.split())[:TITLE],
        "seriousness": held.happened.seriousness,
        "happened_on": held.happened.on,
        "is_open": held.is_open,
    }
