"""Days that people set, and setting a trigger aside: each is a line in the history of the assessment."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.actions.stepping import take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.models import SetDate, Trigger
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.workflow.changing import may_set_aside
from bestinterests.workflow.people import Actor


def set_date(*, assessment: Assessment, on: dt.date, why: str, actor: Actor, at: dt.datetime) -> SetDate:
    """Set a day on which an assessment is to be looked at."""
    public = new_id(at)
    with transaction.atomic():
        _line(assessment, "date.set", why, {"date": public, "on": on.isoformat()}, actor, at)
        row = SetDate.objects.create(public_id=public, assessment=assessment, on=on, why=why, by=actor.id, at=at)
    refresh(assessment.pk, at)
    return row


def keep_date(*, date: SetDate, outcome: str, actor: Actor, at: dt.datetime) -> None:
    """Say what came of looking at it on a day that was set. Does nothing where that was said already."""
    with transaction.atomic():
        row = SetDate.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=date.pk)
        if row.kept_at is not None:
            return
        _line(row.assessment, "date.kept", outcome, {"date": row.public_id}, actor, at)
        SetDate.objects.filter(pk=row.pk).update(kept_at=at, kept_by=actor.id, outcome=outcome)
    refresh(row.assessment_id, at)


def set_aside(*, trigger: Trigger, reason: str, until: dt.date | None, actor: Actor, at: dt.datetime) -> None:
    """Set a trigger aside until a day, with a reason. Raises Refusing with every reason why not."""
    insist(may_set_aside(reason, until, timezone.localdate(at)))
    assert until is not None
    with transaction.atomic():
        facts = {"trigger": trigger.key, "until": until.isoformat()}
        _line(trigger.assessment, "trigger.set_aside", reason, facts, actor, at)
        fields = {"aside_until": until, "aside_reason": reason, "aside_by": actor.id, "aside_at": at}
        Trigger.objects.filter(pk=trigger.pk).update(**fields)


def _line(assessment: Assessment, event: str, words: str, facts: dict[str, str], actor: Actor, at: dt.datetime) -> None:
    """One line of the assessment's history, which moves neither its record nor its course."""

    def ask(_: object) -> tuple[Refusal, ...]:
        return ()

    take(assessment=assessment, event=event, ask=ask, move=lambda c: c, words=words, facts=facts, actor=actor, at=at)
