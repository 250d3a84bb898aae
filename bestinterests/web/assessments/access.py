"""Fetch an assessment and authorise in one breath: no view holds one without having been allowed to."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from django.http import Http404, HttpRequest
from django.utils import timezone

from bestinterests.documents.context import Context
from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.access import NotAllowed, Standing, person_of, refusal_of, standings_in
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment, Participant
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import Head, framework_of, head_of
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_edit

READER = frozenset({"observer"})
"""What everybody who is signed in may do in a sample: read."""


class Opened:
    """An assessment as one person has opened it: who they are here, the head as it stands, and what follows on it."""

    def __init__(self, standing: Standing, row: Assessment, at: dt.datetime) -> None:
        self.standing = standing
        self.row = row
        self.at = at
        self.head: Head = head_of(row)
        self.actor: Actor = actor_of(standing)

    @property
    def id(self) -> str:
        """The public id, as addresses carry it."""
        return self.row.public_id

    @property
    def on(self) -> dt.date:
        """Today."""
        return timezone.localdate(self.at)

    @property
    def judged(self) -> Judged:
        """What is judged."""
        return self.head.document.assessment

    @cached_property
    def framework(self) -> Framework:
        """The framework that it pins. Raises Refused where its packs are not here."""
        return framework_of(self.head.document)

    @cached_property
    def evaluation(self) -> Evaluation:
        """What follows on it today. Raises Refused where its packs are not here."""
        return evaluated(self.head.document, self.on)

    @cached_property
    def context(self) -> Context:
        """The record, the framework and what follows, with everything findable by its id, as documents read it."""
        return Context(self.framework, self.head.document, self.evaluation)

    @cached_property
    def closed(self) -> tuple[Refusal, ...]:
        """Why this person may not write to it now; empty where they may."""
        return may_edit(self.actor, self.head.course)

    @cached_property
    def item(self) -> str | None:
        """The id that the person said to be theirs among the people of the document; None where they said none."""
        held = Participant.objects.filter(assessment=self.row, person=self.actor.id)
        return held.values_list("item", flat=True).first()

    def insist_open(self) -> None:
        """Raise NotAllowed with every reason where this person may not write to it now."""
        if self.closed:
            raise NotAllowed(*self.closed)


def opened(request: HttpRequest, assessment: str, permission: Permission = Permission.READ) -> Opened:
    """Open an assessment, given by its public id, as the signed-in person.

    Raises Http404 for people outside its organisation, so that nobody learns which assessments there are; NotAllowed
    for members whose roles do not hold the permission. Samples are open to everybody for reading.
    """
    row = Assessment.objects.select_related("ledger", "organisation").filter(public_id=assessment).first()
    if row is None:
        raise Http404
    held = next((each for each in standings_in(request) if each.organisation.pk == row.organisation_id), None)
    if held is None and row.organisation.is_sample:
        held = Standing(person_of(request), row.organisation, READER)
    if held is None:
        raise Http404
    if not held.may(permission):
        raise NotAllowed(refusal_of(permission))
    return Opened(held, row, timezone.now())
