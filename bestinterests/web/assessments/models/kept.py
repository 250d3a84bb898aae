"""What hangs on assessments without being part of their documents: bytes of attached files, kept totals."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models.assessment import Assessment


class AttachedFile(models.Model):
    """The bytes of a file that a document names by its digest."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="attached_files")
    digest = models.CharField(max_length=80)
    content = models.BinaryField()

    class Meta:
        """Kept once, however often it is cited."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "digest"], name="attached_once"),
        ]

    def __str__(self) -> str:
        return self.digest


class Total(models.Model):
    """How many assessments of an organisation are in a state, kept as they change: no list counts its rows."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="totals")
    state = models.CharField(max_length=20)
    fictional = models.BooleanField()
    number = models.IntegerField(default=0)

    class Meta:
        """One number each."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "state", "fictional"], name="total_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"
