"""The table of beats: when each job was last begun and ended, and when it is due."""

from __future__ import annotations

from django.db import models


class Beat(models.Model):
    """One job, by its name in code. began_at, ended_at: of the last time. failed: did that one break off?"""

    name = models.CharField(max_length=60, unique=True)
    due_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
