"""What cases are to an assessment: evidence that rests on them, and evidence that is proposed, by counts only."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress.models.cases import WORD

STATES = (("proposed", "Proposed"), ("accepted", "Accepted as evidence"), ("declined", "Declined"))


class Resting(models.Model):
    """How many upheld cases an evidence item rests on. Erasing a case later does not lower it: it holds nothing of one.

    evidence: id in the assessment. revision: at which it was made, and judgements were opened again. digest: SHA-256 of
    what was last written there; where it reads otherwise a person wrote since.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="+")
    evidence = models.CharField(max_length=WORD)
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        """Once for an evidence item."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "evidence"], name="resting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence} rests on {self.number}"


class Pattern(models.Model):
    """At least five cases about one feature and right. number: how many when it was proposed, or last counted.

    counts: by door, outcome, band and quarter, small ones left out. evidence: id in the assessment, once accepted.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="patterns")
    feature = models.CharField(max_length=WORD)
    right = models.CharField(max_length=WORD)
    state = models.CharField(max_length=10, choices=STATES, default="proposed")
    number = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    proposed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=LENGTH, blank=True)
    reason = models.TextField(blank=True)
    evidence = models.CharField(max_length=WORD, blank=True)

    class Meta:
        """One at a time for a feature and a right."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["assessment", "feature", "right"],
                condition=models.Q(state="proposed"),
                name="pattern_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feature} {self.right}"
