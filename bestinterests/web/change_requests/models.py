"""The tables of change requests, of the links by which they come in, and of what brings assessments back."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import EMAIL_LENGTH, NAME_LENGTH, Organisation, public_id
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.ledger.models import Ledger
from bestinterests.workflow.changing import CHANGE_STATES, EFFECTS
from bestinterests.workflow.triggers import TRIGGERS

KEY = 120
REASON = 1_000


class Link(models.Model):
    """A link by which somebody describes a change without signing in, until it expires or is withdrawn.

    assessment: None where it is for any service of the organisation. service, features: what whoever made the link
    chose to show, as pairs of id and name; the page shows nothing else. by, withdrawn_by: public ids.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, models.CASCADE, null=True, related_name="+")
    label = models.CharField(max_length=TITLE, blank=True)
    service = models.CharField(max_length=TITLE, blank=True)
    features = models.JSONField(default=list)
    by = models.CharField(max_length=LENGTH)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        """Listed by organisation, the newest first."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "-made_at", "-id"], name="change_link_newest"),
        ]

    def __str__(self) -> str:
        return self.public_id

    def is_open(self, at: dt.datetime) -> bool:
        """Say whether the link still opens the door."""
        return self.withdrawn_at is None and (self.expires_at is None or at < self.expires_at)


class ChangeRequest(models.Model):
    """A change that somebody described, as its ledger leads to it. held: a ``workflow.changing.Change``, the truth.

    Everything below held is worked out from it, but for name and email: they tell who sent it without signing in, stand
    in no ledger, and can be removed. key: given with the form, so that the same form sent twice is one request. by:
    public id of a sender who is signed in. decided: is what was answered with an update part of a decision?
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    ledger = models.OneToOneField(Ledger, models.PROTECT, related_name="+")
    link = models.ForeignKey(Link, models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=LENGTH)
    held = models.BinaryField()
    by = models.CharField(max_length=LENGTH, blank=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    email = models.CharField(max_length=EMAIL_LENGTH, blank=True)
    at = models.DateTimeField()

    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="change_requests")
    state = models.CharField(max_length=20, choices=list(CHANGE_STATES.items()))
    effect = models.CharField(max_length=20, choices=list(EFFECTS.items()), blank=True)
    title = models.CharField(max_length=TITLE)
    service = models.CharField(max_length=TITLE, blank=True)
    bands = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    may_publish = models.BooleanField(default=False)
    begun = models.BooleanField(default=False)
    decided = models.BooleanField(default=False)

    class Meta:
        """Listed by organisation, the newest first; and by assessment."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "-at", "-id"], name="change_newest"),
            models.Index(fields=["organisation", "state", "-at", "-id"], name="change_state"),
            models.Index(fields=["assessment", "-at", "-id"], name="change_of_assessment"),
            models.Index(
                fields=["organisation", "id"], condition=models.Q(may_publish=True), name="change_publishable"
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "key"], name="change_sent_once"),
        ]

    def __str__(self) -> str:
        return self.title


class ChangeTotal(models.Model):
    """A kept number, so that no list counts its rows. what: a state, an answer, a span of time to the first answer.

    seconds: the time to the first answer, added up over these.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    number = models.IntegerField(default=0)
    seconds = models.BigIntegerField(default=0)

    class Meta:
        """One number each."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "what"], name="change_total_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"


class Incident(models.Model):
    """Something that happened to children, as its ledger leads to it. held: a ``workflow.incidents.Incident``."""

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="incidents")
    ledger = models.OneToOneField(Ledger, models.PROTECT, related_name="+")
    held = models.BinaryField()
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()
    title = models.CharField(max_length=TITLE)
    seriousness = models.CharField(max_length=20)
    happened_on = models.DateField()
    is_open = models.BooleanField(default=True)

    class Meta:
        """Listed by organisation, the newest first; and by assessment."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "-at", "-id"], name="incident_newest"),
            models.Index(fields=["assessment", "-at", "-id"], name="incident_of_assessment"),
        ]

    def __str__(self) -> str:
        return self.title


class SetDate(models.Model):
    """A day on which somebody wants an assessment to be looked at. kept_at, outcome: once that was done.

    The ledger of the assessment tells of both. by, kept_by: public ids.
    """

    public_id = public_id()
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="set_dates")
    on = models.DateField()
    why = models.CharField(max_length=REASON)
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    kept_by = models.CharField(max_length=LENGTH, blank=True)
    outcome = models.CharField(max_length=REASON, blank=True)

    def __str__(self) -> str:
        return f"{self.on}"


class Watched(models.Model):
    """Up to which revision and day the triggers of an assessment were worked out."""

    assessment = models.OneToOneField(Assessment, models.CASCADE, related_name="watched")
    revision = models.PositiveIntegerField(default=0)
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.revision} on {self.on}"


class Trigger(models.Model):
    """A reason to look at an assessment again, kept so that lists need no document and no evaluation.

    key: what makes it the same tomorrow. due_on: its day, or the day on which it was found. item: id in the document.
    subject: public id of the change request, incident or date. aside_until: until when somebody set it aside.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="triggers")
    key = models.CharField(max_length=KEY)
    reason = models.CharField(max_length=20, choices=list(TRIGGERS.items()))
    sentence = models.CharField(max_length=REASON)
    due_on = models.DateField()
    item = models.CharField(max_length=20, blank=True)
    subject = models.CharField(max_length=LENGTH, blank=True)
    since = models.DateTimeField()
    aside_until = models.DateField(null=True)
    aside_reason = models.CharField(max_length=REASON, blank=True)
    aside_by = models.CharField(max_length=LENGTH, blank=True)
    aside_at = models.DateTimeField(null=True)

    class Meta:
        """One a reason and assessment; listed by organisation, the first day first."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "key"], name="trigger_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "due_on", "id"], name="trigger_first"),
            models.Index(fields=["organisation", "reason", "due_on", "id"], name="trigger_reason"),
        ]

    def __str__(self) -> str:
        return self.key
