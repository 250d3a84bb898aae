"""What supervisors keep beside the rows: questions they ask again, notes to put to a provider, and follow-ups."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import Organisation, public_id
from bestinterests.web.assessments.models import TITLE

OWN, PORTFOLIO = "own", "portfolio"
WHERE = {OWN: "Our own services", PORTFOLIO: "The portfolio"}
"""Where a question is put, in the words of the pages."""
NOTE = 4_000
WORD = 40


def _where() -> models.CharField[str, str]:
    return models.CharField(max_length=WORD, choices=list(WHERE.items()), default=OWN)


class SavedQuestion(models.Model):
    """A question with its filters, under a name, for everybody here who supervises.

    question: a word of ``portfolio.questions.QUESTIONS``. asked: the filters as an address gives them. by: public id of
    who saved it last.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    name = models.CharField(max_length=TITLE)
    question = models.CharField(max_length=WORD)
    where = _where()
    asked = models.JSONField(default=dict)
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()

    class Meta:
        """Listed by name; each name once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "name"], name="saved_question_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceNote(models.Model):
    """Something to put to the provider of a service. service: its key in the portfolio. by: public id."""

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    where = _where()
    service = models.TextField()
    service_name = models.TextField()
    text = models.TextField(max_length=NOTE)
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()

    class Meta:
        """Listed by service, the oldest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["organisation", "service", "id"], name="service_note")]

    def __str__(self) -> str:
        return self.public_id


class FollowUp(models.Model):
    """Something to look after by a day. person: public id of whose it is; blank for anybody who supervises.

    done_at, done_by: when it was done, and who said so. by, at: who made it, and when.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    where = _where()
    service = models.TextField()
    service_name = models.TextField()
    day = models.DateField()
    what = models.TextField(max_length=NOTE)
    person = models.CharField(max_length=LENGTH, blank=True)
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=LENGTH, blank=True)

    class Meta:
        """Listed by day: those that are open along an index that holds them alone."""

        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["organisation", "day", "id"], name="follow_up_open", condition=models.Q(done_at__isnull=True)
            ),
            models.Index(fields=["organisation", "service", "day"], name="follow_up_service"),
        ]

    def __str__(self) -> str:
        return self.public_id

    def is_late(self, on: dt.date) -> bool:
        """Say whether its day has passed, and nobody has done it."""
        return self.done_at is None and self.day < on
