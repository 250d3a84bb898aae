"""The tables of webhooks: where to, and what was sent."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.models import Organisation, User, public_id
from bestinterests.web.ledger.models import Line

ADDRESS = 500
SAID = 200


class Webhook(models.Model):
    """An address that is told what happens to the assessments of an organisation.

    topics: words of TOPICS. generation: of its secret, which is worked out and never stored. seen_to: the number of the
    last line that need not be looked at again. failed: deliveries given up one after another. stopped_at: since when
    nothing is sent, with the reason in stopped_because: a word of STOPS.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="webhooks")
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=ADDRESS)
    topics = models.JSONField()
    generation = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    seen_to = models.BigIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)
    stopped_because = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One message. line: what it tells of; none for a test. body: the bytes that are signed, and sent as they are.

    next_at: when it is tried, or tried again; none once it arrived or was given up. status: of the last answer, 0 where
    there was none. said: what went wrong, in our words.
    """

    public_id = public_id()
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    body = models.BinaryField()
    at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(default=0)
    said = models.CharField(max_length=SAID, blank=True)
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        """A line is told to an address once; found by what is due, and by webhook, the newest first."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["webhook", "line"], name="delivery_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["next_at"], condition=models.Q(next_at__isnull=False), name="delivery_due"),
            models.Index(fields=["webhook", "-at", "-id"], name="delivery_newest"),
        ]

    def __str__(self) -> str:
        return self.kind
