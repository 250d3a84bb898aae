"""The table of notices."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation, User, public_id

SENTENCE = 500
ADDRESS = 300


class Notice(models.Model):
    """Something that a person is told once. kind: a word of KINDS. sentence: what happened, without what was sealed.

    address: the path of the page that it is about. mailed_at: when it went into a digest, or was left out of all.
    claim: of the digest that it is going into; one that is kept without ``mailed_at`` was broken off by a crash.
    """

    public_id = public_id()
    person = models.ForeignKey(User, models.CASCADE, related_name="notices")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    sentence = models.CharField(max_length=SENTENCE)
    address = models.CharField(max_length=ADDRESS)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        """Read by person, the newest first; those that are not read; and those that no digest has told of yet."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["person", "-at", "-id"], name="notice_person"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notice_unread"),
            models.Index(fields=["person", "at"], condition=models.Q(mailed_at=None, claim=""), name="notice_waiting"),
        ]

    def __str__(self) -> str:
        return self.kind


class Delivery(models.Model):
    """How a person is told by e-mail. mail: a word of MAIL by kind; a kind that is not there is told as by default."""

    person = models.OneToOneField(User, models.CASCADE, related_name="delivery")
    mail = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.person)
