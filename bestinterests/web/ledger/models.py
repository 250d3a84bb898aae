"""The tables of the ledger. Database triggers keep lines from being changed or deleted (see the migrations)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH

DIGEST = 64
"""Length of a SHA-256 in hex."""
SALT = 16
"""Bytes of chance in front of what is digested, so that nobody can guess short content from its digest."""


def digest_column(**options: Any) -> models.CharField[str, str]:
    """The column of a SHA-256 in hex."""
    return models.CharField(max_length=DIGEST, editable=False, **options)


class Ledger(models.Model):
    """One chain of lines about one thing. length and head are those of its last line; 0 and blank before the first."""

    public_id = models.CharField(max_length=LENGTH, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=LENGTH)
    length = models.PositiveIntegerField(default=0)
    head = digest_column(blank=True)

    class Meta:
        """A thing has one ledger."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["kind", "subject"], name="ledger_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Line(models.Model):
    """That something was done. It holds no free text: what was said lies in the payload, which can be removed.

    payload_digest: over salt and content of the payload. snapshot_digest: the same of the snapshot taken with it, or
    blank. before: digest of the line before. digest: over all of the above.
    """

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="lines")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=LENGTH)
    kind = models.CharField(max_length=40)
    payload_digest = digest_column()
    snapshot_digest = digest_column(blank=True)
    before = digest_column(blank=True)
    digest = digest_column()

    class Meta:
        """A number is given once; lines are read in their order."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["ledger", "seq"], name="line_once"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="line_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Removable(models.Model):
    """Content beside a line. Once something of it was removed, removed_by says which line of the ledger did it."""

    salt = models.BinaryField(max_length=SALT)
    content = models.BinaryField()
    removed_by = models.PositiveIntegerField(null=True)

    class Meta:
        """Two tables are made from this."""

        abstract = True


class Payload(Removable):
    """What a line is about: a change set, a decision, in the form that its kind asks for."""

    line = models.OneToOneField(Line, models.PROTECT, related_name="payload")

    def __str__(self) -> str:
        return f"payload of {self.line_id}"


class Snapshot(Removable):
    """The whole document as it stood after a line, so that no more than a few change sets are ever replayed."""

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="snapshots")
    seq = models.PositiveIntegerField()

    class Meta:
        """One for each line at most."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["ledger", "seq"], name="snapshot_once"),
        ]

    def __str__(self) -> str:
        return f"snapshot at {self.seq}"
