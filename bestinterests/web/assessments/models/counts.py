"""What is counted of an organisation's assessments, kept as they change: no page of the overview counts its rows."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models.assessment import LAST_RANK, TITLE, Assessment

KEY = 200
"""Characters of a key. What keys there are: ``counting.keys``."""


class ServiceKind(models.Model):
    """A kind of service, as somebody wrote it, with the number of assessments that say so. It goes with the last."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, db_index=False, related_name="service_kinds")
    words = models.CharField(max_length=TITLE, blank=True)
    number = models.IntegerField(default=0)

    class Meta:
        """One for each wording; the most frequent are offered."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "words"], name="service_kind_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "-number", "id"], name="service_kind_number"),
        ]

    def __str__(self) -> str:
        return self.words


class Contribution(models.Model):
    """What one assessment counts for, so that exactly this is taken off when it counts for something else.

    told: keys with numbers (JSON) out of document and course. found: out of its evaluation. did: out of its history.
    A fictional one counts for nothing. is_whole: was it ever worked out as a whole?
    """

    assessment = models.OneToOneField(Assessment, models.CASCADE, related_name="contribution")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contributions")
    state = models.CharField(max_length=20)
    kind = models.ForeignKey(ServiceKind, models.SET_NULL, null=True)
    rank = models.PositiveSmallIntegerField(default=LAST_RANK)
    fictional = models.BooleanField(default=False)
    told = models.BinaryField(default=b"{}")
    found = models.BinaryField(default=b"{}")
    did = models.BinaryField(default=b"{}")
    is_whole = models.BooleanField(default=False)

    class Meta:
        """Those that wait to be worked out are found without looking at the others."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["id"], name="contribution_waits", condition=models.Q(is_whole=False)),
        ]

    def __str__(self) -> str:
        return f"what {self.assessment_id} counts for"


class CountedUnder(models.Model):
    """That an assessment is counted under a key: the list behind a number. rank: as ``Assessment.by_verdict``.

    state, kind: as in ``Count``, for the filters; the index holds them, so that rows left out are never read.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, db_index=False, related_name="counted_under")
    organisation = models.ForeignKey(Organisation, models.CASCADE, db_index=False, related_name="counted_under")
    key = models.CharField(max_length=KEY)
    rank = models.PositiveSmallIntegerField(default=LAST_RANK)
    state = models.CharField(max_length=20)
    kind = models.PositiveBigIntegerField(default=0)

    class Meta:
        """Once each; lists are read along the index, worst verdict first."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "key"], name="counted_under_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["organisation", "key", "rank", "assessment", "state", "kind"], name="counted_under_list"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Count(models.Model):
    """How many of an organisation's assessments are counted under a key. state blank, kind 0: whatever it is."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, db_index=False, related_name="counts")
    state = models.CharField(max_length=20, blank=True)
    kind = models.PositiveBigIntegerField(default=0)
    key = models.CharField(max_length=KEY)
    number = models.IntegerField(default=0)

    class Meta:
        """One number each; a page reads those of one state and kind."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "state", "kind", "key"], name="count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.key}"


class Deadline(models.Model):
    """A day in an assessment by which somebody has to act: a planned measure, a review, the end of a decision.

    what: ``a``, ``r`` or ``l`` (``counting.keys.DUE``). item: id of the measure. owner: a role, as somebody wrote it.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, db_index=False, related_name="deadlines")
    organisation = models.ForeignKey(Organisation, models.CASCADE, db_index=False, related_name="deadlines")
    what = models.CharField(max_length=1)
    item = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=TITLE, blank=True)
    owner = models.CharField(max_length=TITLE, blank=True)
    day = models.DateField()
    state = models.CharField(max_length=20)
    kind = models.PositiveBigIntegerField(default=0)

    class Meta:
        """Once each; read by day, a page at a time."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "what", "item"], name="deadline_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "what", "day", "id", "state", "kind"], name="deadline_day"),
        ]

    def __str__(self) -> str:
        return self.title
