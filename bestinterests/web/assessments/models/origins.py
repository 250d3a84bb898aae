"""Where items came from that were taken over from another assessment, and how each feature is judged, for comparing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models.assessment import LAST_RANK, TITLE, Assessment, verdict

ITEM = 80
DIGEST = 80
FAMILY = LENGTH + ITEM + 1
UNTOLD = ("changed", "removed")
GONE = "gone"
"""Stands for the digest of an item that is not there any more."""


class Origin(models.Model):
    """An item that was taken over: where it stands here, and the item that it came from.

    source_revision: of the origin, as taken; digest: of the item's content then. latest_revision, latest: the same as
    it stands; ``latest`` is GONE where the item is. aside: a digest that was set aside; aside_line: the line here that
    tells why. untold: what people still have to be told of. removed_on: the day on which content of it was removed
    lawfully at the origin, until somebody says that they have looked. family: where the first of a chain of copies is.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="origins")
    item = models.CharField(max_length=ITEM)
    source = models.ForeignKey(Assessment, models.SET_NULL, null=True, related_name="copies")
    source_item = models.CharField(max_length=ITEM)
    source_version = models.PositiveIntegerField()
    source_revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=DIGEST)
    latest_revision = models.PositiveIntegerField()
    latest = models.CharField(max_length=DIGEST)
    aside = models.CharField(max_length=DIGEST, blank=True)
    aside_line = models.PositiveIntegerField(default=0)
    untold = models.CharField(max_length=10, choices=[(word, word) for word in UNTOLD], blank=True)
    removed_on = models.DateField(null=True)
    family = models.CharField(max_length=FAMILY)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=LENGTH)

    class Meta:
        """An item has one origin, and one origin gives one item to each assessment."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "item"], name="origin_of_item"),
            models.UniqueConstraint(fields=["assessment", "source", "source_item"], name="origin_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["source", "source_item"], name="origin_source"),
            models.Index(fields=["untold", "assessment"], condition=~models.Q(untold=""), name="origin_untold"),
        ]

    def __str__(self) -> str:
        return f"{self.item} from {self.source_item}"

    @property
    def is_changed(self) -> bool:
        """Is there something at the origin that is neither taken over nor set aside?"""
        return self.latest not in (self.digest, self.aside or self.digest)

    def untold_beside(self, word: str) -> str:
        """What people have to be told of once there is something new; a removal is told whatever comes after it."""
        return "removed" if self.untold == "removed" else word

    @property
    def asks(self) -> bool:
        """Does it ask for somebody: a change, or a removal, that nobody has answered?"""
        return self.is_changed or self.removed_on is not None

    @property
    def is_gone(self) -> bool:
        """Is the item no longer at its origin, or the origin no longer here?"""
        return self.latest == GONE or self.source_id is None


class FeatureReading(models.Model):
    """How one feature reads now, kept as its assessment is evaluated: a row for each pattern that it resembles.

    pattern: blank where it resembles none. family: where the first of a chain of copies stands, its own place where it
    is none; blank in all rows of a feature but one. cells: by right, by band, the marks of both directions, as
    ``reuse.readings.Judged``. reasons: what weighs most. Worked out anew whenever the verdict of the assessment is.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="feature_readings")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    feature = models.CharField(max_length=ITEM)
    name = models.CharField(max_length=TITLE)
    pattern = models.CharField(max_length=ITEM, blank=True)
    family = models.CharField(max_length=FAMILY, blank=True)
    worst = verdict()
    best = verdict()
    by_verdict = models.PositiveSmallIntegerField(default=LAST_RANK)
    profile = models.CharField(max_length=ITEM)
    cells = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)

    class Meta:
        """Read by pattern or by family within an organisation, a page at a time."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "feature", "pattern"], name="reading_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "pattern", "by_verdict", "id", "assessment"], name="reading_pattern"),
            models.Index(fields=["organisation", "family", "by_verdict", "id"], name="reading_family"),
        ]

    def __str__(self) -> str:
        return f"{self.feature} {self.pattern}"
