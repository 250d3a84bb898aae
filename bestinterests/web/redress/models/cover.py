"""How an organisation covers its portals: who is called, when people read, who holds keys, which days are holidays."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import EMAIL_LENGTH, Organisation, User, public_id
from bestinterests.web.ledger.models import DIGEST
from bestinterests.workflow.casework.words import NATIONS


class Cover(models.Model):
    """What an organisation has settled. lead: the safeguarding lead; deputy: who stands in.

    hours: when messages are read, by day of the week from ``mon`` to ``sun``, as pairs of ``09:00`` and ``17:00``; a
    day that is left out has none. nation: of the organisation, for holidays. page_to: where the lead is paged; what is
    sent there holds nothing of a case. safeguarding_hours: within how many hours of cover the lead looks, 1 to 72.
    outcome_days: our own target for an outcome that no law gives a day for. keep_months: how long a closed case stays.
    """

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="cover")
    lead = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    deputy = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    hours = models.JSONField(default=dict)
    nation = models.CharField(max_length=20, choices=list(NATIONS.items()), default="unknown")
    page_to = models.EmailField(max_length=EMAIL_LENGTH, blank=True)
    safeguarding_hours = models.PositiveSmallIntegerField(default=4)
    outcome_days = models.PositiveSmallIntegerField(default=28)
    keep_months = models.PositiveSmallIntegerField(default=24)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=LENGTH, blank=True)

    def __str__(self) -> str:
        return f"cover of {self.organisation_id}"


class Custodian(models.Model):
    """That a person holds a copy of the keys, and has shown so by typing their fingerprint. One row for each person."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="custodians")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=16, blank=True)
    named_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        """A person holds them once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "person"], name="custodian_once"),
        ]

    def __str__(self) -> str:
        return f"custodian {self.person_id}"


class PagingTest(models.Model):
    """One try of the way in which the lead is called. digest: of what the page carried; page_to: where it went."""

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    page_to = models.EmailField(max_length=EMAIL_LENGTH)
    digest = models.CharField(max_length=DIGEST)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=LENGTH)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        """The newest counts."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "-sent_at", "-id"], name="paging_newest"),
        ]

    def __str__(self) -> str:
        return self.public_id


class Holiday(models.Model):
    """A bank holiday that people here added or took off, on top of the table that comes with the release.

    division: as in that table. off: is it no holiday, although the table says so?
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    day = models.DateField()
    division = models.CharField(max_length=30)
    name = models.CharField(max_length=100, blank=True)
    off = models.BooleanField(default=False)
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()

    class Meta:
        """A day is said once for a division."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "day", "division"], name="holiday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.division}"
