"""Documents named for people outside the organisation, and each time that one was opened."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Invitation, public_id
from bestinterests.web.assessments.models.assessment import Assessment

PURPOSE = 200
"""Characters of a purpose: it stands on every page of every copy."""


class Grant(models.Model):
    """That one person may open some papers of an assessment until a moment, for a purpose.

    person: public id of the reader; blank where they were invited in the same breath, then invitation says for whom.
    papers: words of PAPERS. version: the decided version that is read; null for the head as it stands when it is
    opened. made_by, withdrawn_by: public ids.
    """

    public_id = public_id()
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="grants")
    person = models.CharField(max_length=LENGTH, blank=True)
    invitation = models.ForeignKey(Invitation, models.CASCADE, null=True, related_name="+")
    papers = models.JSONField()
    version = models.PositiveIntegerField(null=True)
    purpose = models.CharField(max_length=PURPOSE)
    until = models.DateTimeField()
    made_by = models.CharField(max_length=LENGTH)
    made_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=LENGTH, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Listed by assessment, the newest first, and by reader."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["assessment", "-made_at", "-id"], name="grant_assessment"),
            models.Index(fields=["person", "-made_at", "-id"], name="grant_person"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=~models.Q(person="") | models.Q(invitation__isnull=False), name="grant_has_reader"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def is_open(self, at: dt.datetime) -> bool:
        """Say whether it still opens anything."""
        return self.withdrawn_at is None and at < self.until

    @property
    def ended_at(self) -> dt.datetime:
        """When it ends or has ended."""
        return min(self.withdrawn_at, self.until) if self.withdrawn_at else self.until


class Opening(models.Model):
    """That a reader (public id) opened a named paper: in which form, as of which revision, and what they were given.

    digest: of the bytes that they got. Written once.
    """

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="openings")
    person = models.CharField(max_length=LENGTH)
    paper = models.CharField(max_length=40)
    form = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        """Read by grant, the newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["grant", "-at", "-id"], name="opening_grant")]

    def __str__(self) -> str:
        return f"{self.paper}.{self.form}"
