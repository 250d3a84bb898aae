"""Rounds of rating apart, and what each person in one rates: under a key until all of it is shown."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import public_id
from bestinterests.web.assessments.models.assessment import Assessment

RUNNING, SHOWN, CLOSED = "running", "shown", "closed"


class RatingRound(models.Model):
    """A round. opened_by: public id. asks: by impact and slot, the scales that are asked. until: the day set for it.

    state: running; shown, when all ratings stand in the record; closed, when none were shown.
    """

    public_id = public_id()
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="rating_rounds")
    opened_by = models.CharField(max_length=LENGTH)
    opened_at = models.DateTimeField()
    until = models.DateField()
    asks = models.JSONField()
    state = models.CharField(max_length=10, choices=[(each, each) for each in (RUNNING, SHOWN, CLOSED)])
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Asked whether one is running, and listed with the newest first."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["assessment", "state"], name="rating_round_state"),
            models.Index(fields=["assessment", "-id"], name="rating_round_last"),
        ]

    def __str__(self) -> str:
        return self.state


class SealedRating(models.Model):
    """What one person (public id) rates in a round. content: under a key, padded; empty where there is none any more.

    item: who they are in the document, from when it is given. seal: the digest that the ledger holds of what was given;
    blank while it may still change.
    """

    round = models.ForeignKey(RatingRound, models.CASCADE, related_name="ratings")
    person = models.CharField(max_length=LENGTH)
    item = models.CharField(max_length=10, blank=True)
    content = models.BinaryField(default=b"")
    seal = models.CharField(max_length=80, blank=True)

    class Meta:
        """One a person and round; a home page asks by person."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["round", "person"], name="rating_once"),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "seal"], name="rating_person")]

    def __str__(self) -> str:
        return self.person
