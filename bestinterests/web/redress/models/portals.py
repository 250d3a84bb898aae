"""The door of a service, and the browsers that stand in it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation, public_id
from bestinterests.web.assessments.models import TITLE, Assessment
from bestinterests.web.ledger.models import DIGEST

SLUG = 10


class Portal(models.Model):
    """The portal of one service. slug: how it stands in addresses, by chance and without the service's name.

    name: what children call the service. features: what the doors offer to choose, as
    ``{"id": "F01", "words": {"6-9": "...", "13-15": "..."}}``, written by a person; a band without words is shown those
    of the next older one. website: the address of the service. opened_at, opened_by: when and by whom it was opened;
    shut_at, shut_because: since when somebody keeps it shut, and the words that visitors read.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    assessment = models.OneToOneField(Assessment, models.CASCADE, related_name="portal")
    slug = models.CharField(max_length=SLUG, unique=True, editable=False)
    name = models.CharField(max_length=TITLE)
    features = models.JSONField(default=list)
    website = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=LENGTH, blank=True)
    shut_at = models.DateTimeField(null=True)
    shut_because = models.TextField(blank=True)

    class Meta:
        """Listed by organisation."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["organisation", "name", "id"], name="portal_by_name")]

    def __str__(self) -> str:
        return self.name


class Spoken(models.Model):
    """A recording of one sentence, as somebody speaks it for the youngest.

    name: which, as ``speaking.SENTENCES`` calls it. words: what is said in it. kind: media type, by how it begins.
    """

    portal = models.ForeignKey(Portal, models.CASCADE, related_name="spoken")
    name = models.CharField(max_length=10)
    words = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        """A sentence has one recording at a portal."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["portal", "name"], name="spoken_once")]

    def __str__(self) -> str:
        return self.name


class Visit(models.Model):
    """A browser in the door, without an account. digest: SHA-256 of its cookie, which alone opens what is sealed.

    sealed: what was answered so far and which case it may read, under a key that the cookie holds a part of. bound:
    keyed digest of that case, so that its visits go with it; blank before there is one. Rows whose time is over are
    deleted by the clock.
    """

    digest = models.CharField(max_length=DIGEST, unique=True, editable=False)
    portal = models.ForeignKey(Portal, models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    bound = models.CharField(max_length=DIGEST, blank=True, db_index=True, editable=False)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"visit {self.pk}"
