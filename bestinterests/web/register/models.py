"""The tables of the register: what is being prepared, what was published, and how that stands today.

Database triggers keep what was published from being changed (see the migrations).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.ledger.models import DIGEST

SLUG = 80
KINDS = {
    "decision": "Decision",
    "screened-out": "Screened out",
    "change": "Change request",
    "shadow": "Shadow assessment",
}
"""Every kind of publication, as lists name it."""
STATES = {"published": "In force", "superseded": "Superseded", "withdrawn": "Withdrawn"}
"""Every state, as lists name it."""


class PublishingDraft(models.Model):
    """What is being prepared of one assessment: texts for each audience, and what is left out.

    held: a ``drafting.Prepared``. revision: raised with every save, so that two people at once notice each other.
    changed_by: public id.
    """

    assessment = models.OneToOneField(Assessment, models.CASCADE, related_name="publishing_draft")
    held = models.BinaryField()
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=LENGTH)

    def __str__(self) -> str:
        return f"draft at {self.revision}"


class Series(models.Model):
    """All publications of one assessment. slug: the stable word in its addresses. last: the highest number given.

    number: of the publication in force among decisions, screenings and shadow assessments; null where none is.
    """

    slug = models.CharField(max_length=SLUG, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="series")
    last = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Published(models.Model):
    """One publication, which never changes.

    content: its canonical bytes; empty once it is withdrawn. digest: as it says itself; file_digest: SHA-256 of those
    bytes. head: the publication without record, evaluation and texts, which stays. by: public id of who published it.
    salt: the chance in its seal over the whole text. version: of the assessment; 0 where it is of none. change: public
    id of the change request, if it is one. service, sector: as they were published. verdict: the worst end, now; blank
    where none was given.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="publications")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    content = models.BinaryField()
    digest = models.CharField(max_length=DIGEST + 10, editable=False)
    file_digest = models.CharField(max_length=DIGEST, editable=False)
    head = models.BinaryField()
    published_on = models.DateField()
    published_at = models.DateTimeField()
    by = models.CharField(max_length=LENGTH)
    salt = models.CharField(max_length=DIGEST, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0)
    change = models.CharField(max_length=LENGTH, blank=True)
    fictional = models.BooleanField(default=False)
    service = models.CharField(max_length=TITLE)
    sector = models.CharField(max_length=TITLE, blank=True)
    verdict = models.CharField(max_length=40, choices=list(VERDICT_WORDS.items()), blank=True)

    class Meta:
        """A number is given once in a series; the register is read with the newest first."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["series", "number"], name="published_once"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["fictional", "-id"], name="published_newest"),
            models.Index(fields=["organisation", "-id"], name="published_by"),
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.number}"


class Standing(models.Model):
    """How a publication stands today. superseded_by: the number that took its place. because, on, by: why it was
    withdrawn in words for everybody, since when it stands so, and by whom (public id).
    """

    published = models.OneToOneField(Published, models.PROTECT, primary_key=True, related_name="standing")
    state = models.CharField(max_length=20, choices=list(STATES.items()))
    superseded_by = models.PositiveIntegerField(null=True)
    because = models.TextField(blank=True)
    on = models.DateField()
    by = models.CharField(max_length=LENGTH)

    class Meta:
        """Lists ask for a state, the newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["state", "-published"], name="standing_newest")]

    def __str__(self) -> str:
        return self.state


class Facet(models.Model):
    """One thing by which the register is filtered. name: right, band or sector; value: its word or id."""

    published = models.ForeignKey(Published, models.CASCADE, related_name="facets")
    name = models.CharField(max_length=20, choices=[(each, each) for each in ("right", "band", "sector")])
    value = models.CharField(max_length=TITLE)

    class Meta:
        """Each once; found by what is asked for, the newest first."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["published", "name", "value"], name="facet_once"),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["name", "value", "-published"], name="facet_newest")]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class BroughtIn(models.Model):
    """A published document of somebody else, brought in to be read and to be read again as a shadow assessment.

    content: its bytes, checked against the digest in it. address: where it was found, as typed. shadow: the assessment
    that reads it again, once there is one. by: public id.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    shadow = models.OneToOneField(Assessment, models.SET_NULL, null=True, related_name="shadow_of")
    content = models.BinaryField()
    digest = models.CharField(max_length=DIGEST + 10, editable=False)
    address = models.CharField(max_length=500, blank=True)
    whose = models.CharField(max_length=TITLE, blank=True)
    service = models.CharField(max_length=TITLE, blank=True)
    published_on = models.DateField()
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()

    class Meta:
        """Listed by organisation, the newest first; each document once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="brought_in_once"),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["organisation", "-id"], name="brought_in_newest")]

    def __str__(self) -> str:
        return self.service
