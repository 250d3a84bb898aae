"""What people of an organisation say is wrong or missing in the framework."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.models import Organisation, User, public_id

MOST = 4_000
SHORT = 1_000


class Remark(models.Model):
    """That something in the framework is wrong or missing, by whom, and what became of it.

    about: the place of a statement, or the page of a thing; empty where something is missing altogether. packs: which
    versions were read. said: the statement as it stood then.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    about = models.CharField(max_length=200, blank=True)
    packs = models.CharField(max_length=600)
    said = models.TextField(blank=True)
    wrong = models.TextField()
    right = models.TextField(blank=True)
    source = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    answer = models.TextField(blank=True)

    class Meta:
        """Found by organisation, the newest first. Whoever settles says when and by whom, or neither is there."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["organisation", "-at"], name="remark_of_organisation")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settled_by=None)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="remark_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
