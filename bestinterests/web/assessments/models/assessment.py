"""The tables of an assessment itself: the head document with what lists need of it, what was submitted, what waits."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models

from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation, public_id
from bestinterests.web.ledger.models import Ledger
from bestinterests.workflow.awaiting import AWAITED
from bestinterests.workflow.states import STATES

TITLE = 300
VERDICTS = list(VERDICT_WORDS.items())
LAST_RANK = 9
"""Where a verdict stands that cannot be given: after all that can."""
FIRST_DAY, LAST_DAY = dt.date(1, 1, 1), dt.date(9999, 12, 31)
"""Days that stand for none in the columns by which lists are ordered."""

FILTERED = ("state", "by_verdict", "open_count", "by_age", "by_review", "next_due")
"""Columns by which lists are narrowed."""


BEHIND = ~models.Q(evaluated=models.F("revision"))
"""Assessments whose verdicts are of an earlier revision. There are few, and an index holds these alone."""


def ordered(name: str, *keys: str) -> models.Index:
    """The index of one order of a list. It holds the columns of the filters too, so that rows which a filter leaves out
    are never read: each of them carries its whole document.
    """
    return models.Index(fields=["organisation", *keys, *(each for each in FILTERED if each not in keys)], name=name)


def verdict() -> models.CharField[str, str]:
    """The column of a verdict; blank where the record cannot be evaluated yet."""
    return models.CharField(max_length=40, choices=VERDICTS, blank=True)


class Assessment(models.Model):
    """One assessment. head and course are the truth, in JSON; everything below them is worked out from them.

    revision: the last line of its ledger, which is the one that head and course stand at. evaluated: the revision that
    the verdicts are of, so that a list can say that they lag behind. due: planned measures with a day, the earliest
    first (``snapshot.Due``); next_due: the first of those days. small_profile: a ``BandMarks`` for each age band.
    by_verdict, by_age, by_review: what lists are ordered by, never null (``LAST_RANK``, ``LAST_DAY`` for none).
    asks_on: from which day on an action, a review or a verdict that cannot be given asks for somebody.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assessments")
    ledger = models.OneToOneField(Ledger, models.PROTECT, related_name="assessment")
    head = models.BinaryField()
    course = models.BinaryField()
    revision = models.PositiveIntegerField()

    state = models.CharField(max_length=20, choices=[(state, words.label) for state, words in STATES.items()])
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=TITLE)
    service = models.CharField(max_length=TITLE, blank=True)
    fictional = models.BooleanField(default=False)
    assessed_on = models.DateField(null=True)
    next_review = models.DateField(null=True)
    kind = models.CharField(max_length=TITLE, blank=True)
    impacts = models.PositiveIntegerField(default=0)
    measures = models.PositiveIntegerField(default=0)
    due = models.JSONField(default=list)
    next_due = models.DateField(null=True)
    lapses_on = models.DateField(null=True)
    updated_at = models.DateTimeField()

    evaluated = models.PositiveIntegerField(default=0)
    evaluated_on = models.DateField(null=True)
    open_count = models.PositiveIntegerField(null=True)
    now_worst = verdict()
    now_best = verdict()
    expected_worst = verdict()
    expected_best = verdict()
    small_profile = models.JSONField(default=list)

    by_verdict = models.PositiveSmallIntegerField(default=LAST_RANK)
    by_age = models.DateField(default=LAST_DAY)
    by_review = models.DateField(default=LAST_DAY)
    asks_on = models.DateField(default=LAST_DAY)

    class Meta:
        """Lists are read along these, a page at a time, however long they are."""

        indexes: ClassVar[list[Any]] = [
            ordered("assessment_updated", "-updated_at", "-id"),
            ordered("assessment_title", "title", "id"),
            ordered("assessment_verdict", "by_verdict", "-updated_at", "-id"),
            ordered("assessment_age", "by_age", "id"),
            ordered("assessment_review", "by_review", "id"),
            models.Index(fields=["organisation", "state", "-updated_at", "-id"], name="assessment_state"),
            models.Index(fields=["organisation", "asks_on"], name="assessment_asks"),
            models.Index(fields=["organisation", "lapses_on"], name="assessment_lapses"),
            models.Index(fields=["organisation", "updated_at"], name="assessment_behind", condition=BEHIND),
        ]

    def __str__(self) -> str:
        return self.title


class Sample(models.Model):
    """An assessment that came with the product. digest: SHA-256 of the file that it stands at."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="sample")
    name = models.CharField(max_length=TITLE, unique=True)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """What was submitted for review: which text, and what followed on it by which method and packs. Never rewritten."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="submissions")
    version = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()
    digest = models.CharField(max_length=80)
    method = models.CharField(max_length=20)
    packs = models.JSONField()
    evaluation = models.BinaryField()

    class Meta:
        """A line of the ledger is one submission."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "revision"], name="submission_once"),
        ]

    def __str__(self) -> str:
        return f"version {self.version}"


class Awaited(models.Model):
    """Something that an assessment waits for, kept as its course moves, so that people find what needs them.

    person: public id of the one who can give it; blank for anybody with the duty. apart: public ids of people who
    cannot, because they took part otherwise.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="awaited")
    what = models.CharField(max_length=20, choices=[(what, what) for what in AWAITED])
    person = models.CharField(max_length=LENGTH, blank=True)
    apart = models.JSONField(default=list)
    since = models.DateTimeField()

    class Meta:
        """Looked up by what is waited for, and by whom."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "what", "since"], name="awaited_person")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "what", "person"], name="awaited_once"),
        ]

    def __str__(self) -> str:
        return self.what
