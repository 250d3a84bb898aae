"""The tables of the API: tokens, of which the secret is not kept, and answers that are given again."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation, User, public_id

NAME = 100
KEY = 200


class Token(models.Model):
    """What lets a program act as a person, within scopes and organisations, until a day.

    prefix: the beginning of the secret, by which its owner knows it again. digest: SHA-256 of the whole, by which it is
    found; the secret itself is shown once and kept nowhere. last_used_on: a day, not a moment. revoked_by: public id.
    """

    public_id = public_id()
    person = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    organisations = models.ManyToManyField(Organisation, related_name="+")
    name = models.CharField(max_length=NAME)
    prefix = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        """Listed by person, the newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "-made_at", "-id"], name="token_of_person")]

    def __str__(self) -> str:
        return f"{self.prefix} {self.name}"

    def is_good(self, at: dt.datetime) -> bool:
        """Say whether it still opens anything."""
        return self.revoked_at is None and at < self.expires_at


class Once(models.Model):
    """That something was made with an Idempotency-Key, and what was answered: the same again, for a day.

    asked: SHA-256 of what was sent. location, revision: of what was made; blank until it is.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    operation = models.CharField(max_length=60)
    key = models.CharField(max_length=KEY)
    asked = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    content = models.BinaryField(default=b"")

    class Meta:
        """One answer to a key of a person."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "operation", "key"], name="once_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.key}"
