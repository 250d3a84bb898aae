"""People at work on an assessment, and what of theirs waits: what they typed, who they are in it, what they sent."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation, public_id
from bestinterests.web.assessments.models.assessment import TITLE, Assessment

PLACE = 200


class Writer(models.Model):
    """That a person (public id) wrote to the record of an assessment, and when they last did."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="writers")
    person = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()

    class Meta:
        """One a person and assessment; read by person, the last first."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "person"], name="writer_once"),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "-at"], name="writer_last")]

    def __str__(self) -> str:
        return self.person


class Draft(models.Model):
    """What one person has typed into one field and not saved. place: the path in the document, with slashes.

    value: the text as JSON. base_revision: the revision that the field showed when they began.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="drafts")
    person = models.CharField(max_length=LENGTH)
    place = models.CharField(max_length=PLACE)
    value = models.BinaryField()
    base_revision = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        """One a person and field."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "person", "place"], name="draft_once"),
        ]

    def __str__(self) -> str:
        return self.place


class Participant(models.Model):
    """Which of the people in an assessment somebody who signs in is: what they judge is said to be by that one.

    person: public id. item: id of the person in the document, as in P03.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="participants")
    person = models.CharField(max_length=LENGTH)
    item = models.CharField(max_length=10)

    class Meta:
        """One a person."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assessment", "person"], name="participant_once"),
        ]

    def __str__(self) -> str:
        return self.item


class Upload(models.Model):
    """A file that was sent in and waits for a person to look at its changes; it goes once they have decided.

    mapping: how the columns of a file from another tool are to be understood, as a person gave it.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="uploads")
    assessment = models.ForeignKey(Assessment, models.CASCADE, null=True, related_name="uploads")
    person = models.CharField(max_length=LENGTH)
    name = models.CharField(max_length=TITLE)
    content = models.BinaryField()
    mapping = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Download(models.Model):
    """That somebody took a document away: which, as of which revision, and the digest of the bytes they got.

    paper: a word of PAPERS, or ``record`` for the assessment itself. form: a word of FORMATS. on: the day that it was
    read for.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="downloads")
    person = models.CharField(max_length=LENGTH)
    paper = models.CharField(max_length=40)
    form = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=80)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        """The last one of a paper is asked for."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["assessment", "paper", "-at"], name="download_last"),
        ]

    def __str__(self) -> str:
        return f"{self.paper}.{self.form}"
