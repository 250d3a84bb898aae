"""The tables of surveys: what is asked, the sittings in which it is asked, and counts. No row is of a child."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH, number_of
from bestinterests.web.accounts.models import Organisation, public_id
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.ledger.models import DIGEST
from bestinterests.web.redress.models.data_keys import DataKey

WORD = 60


class Survey(models.Model):
    """Questions about features, asked within one consultation of an assessment.

    consultation: its id on the record. service: what children call the service. features: as
    ``{"id": "F01", "words": {"6-9": "..."}}``, what happens, in words that a person wrote. bands: the ages asked.
    kept_until: day after which what children wrote is erased. closed_on: since when it takes nothing more and its
    counts are shown; it is never opened again.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="surveys")
    consultation = models.CharField(max_length=WORD)
    service = models.CharField(max_length=TITLE)
    features = models.JSONField(default=list)
    bands = models.JSONField(default=list)
    kept_until = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=LENGTH)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        """Listed by assessment."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["assessment", "-made_at", "-id"], name="survey_newest")]

    def __str__(self) -> str:
        return f"survey {self.public_id}"


class Sitting(models.Model):
    """One session in which children of one age answer, with a code that opens it for a day.

    held: a ``held.Held``, sealed under the key of the sitting: the code, setting, lead, and what children wrote. code:
    keyed digest of the code; none once it opens nothing. assents: how many children said yes, and so how many forms
    are taken; permissions: how many adults did. waits: is there something that the safeguarding lead has not read? By
    which day they do: read_by. No time of a form is kept.
    """

    public_id = public_id()
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sittings")
    band = models.CharField(max_length=10)
    day = models.DateField()
    code = models.CharField(max_length=DIGEST, null=True, unique=True)
    permissions = models.PositiveIntegerField()
    assents = models.PositiveIntegerField()
    made_by = models.CharField(max_length=LENGTH)
    held = models.BinaryField()
    waits = models.BooleanField(default=False, db_index=True)
    read_by = models.DateField(null=True)

    def __str__(self) -> str:
        return f"sitting {self.public_id}"

    @property
    def number(self) -> str:
        """What tells it from others of the same day: its setting is sealed."""
        return number_of(self.public_id)


class SittingKey(DataKey):
    """The data key of a sitting."""

    OF = "sitting"
    sitting = models.OneToOneField(Sitting, models.CASCADE, related_name="key")


class Tally(models.Model):
    """How often one option of one item was chosen by one age, in all sittings of a survey together."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="tallies")
    band = models.CharField(max_length=10)
    item = models.CharField(max_length=WORD)
    option = models.CharField(max_length=WORD)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        """One row for each."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["survey", "band", "item", "option"], name="tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.option}"


class SentForm(models.Model):
    """That a form was sent, so that it counts once; with nothing of its answers. Deleted once its day is over."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="forms")
    digest = models.CharField(max_length=DIGEST, unique=True, editable=False)

    def __str__(self) -> str:
        return f"form {self.pk}"


class OpenedWords(models.Model):
    """That somebody read what children wrote in a sitting."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="openings")
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} at {self.at}"
