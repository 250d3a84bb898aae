"""A case: sealed, with the few columns that lists and clocks need, and with proof of what was erased."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH, number_of
from bestinterests.web.accounts.models import Organisation, public_id
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.ledger.models import DIGEST, Ledger
from bestinterests.web.redress.models.data_keys import DataKey
from bestinterests.web.redress.models.portals import Portal
from bestinterests.workflow.casework.words import DOORS, ITEM_KINDS, NATIONS, OUTCOMES, STATES

WORD = 60


class Case(models.Model):
    """A case as its ledger leads to it. held: a ``workflow.casework.case.Case`` under the key of the case, the truth.

    What stands below held is readable by whoever has the database: state, dates, door, band, nation, who works on it.
    What it is about are rows of ``Item`` and ``Point``. Everything else, also who sent it, is sealed. receipt: keyed
    digest, blank for a case that staff entered and nobody follows; receipt_ends_at: after which it opens nothing. sent:
    keyed digest of the form, so that one form sent twice is one case. due_on: the earliest deadline of its items.
    owed: is it in one of the OPEN states? Lists ask for this and not for states: SQLite takes an index with a condition
    only where it is asked without values.
    """

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="cases")
    portal = models.ForeignKey(Portal, models.PROTECT, null=True, related_name="+")
    ledger = models.OneToOneField(Ledger, models.PROTECT, related_name="+")
    held = models.BinaryField()
    receipt = models.CharField(max_length=DIGEST, null=True, unique=True)
    receipt_ends_at = models.DateTimeField(null=True)
    sent = models.CharField(max_length=DIGEST, null=True, unique=True)

    state = models.CharField(max_length=20, choices=list(STATES.items()))
    door = models.CharField(max_length=20, choices=list(DOORS.items()))
    band = models.CharField(max_length=10, blank=True)
    nation = models.CharField(max_length=20, choices=list(NATIONS.items()))
    owed = models.BooleanField(default=True)
    received_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    handler = models.CharField(max_length=LENGTH, blank=True)
    urgent = models.BooleanField(default=False)
    with_lead = models.BooleanField(default=False)
    flagged_at = models.DateTimeField(null=True)
    look_by = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    told_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    on_hold = models.BooleanField(default=False)
    visited_at = models.DateTimeField(null=True)

    class Meta:
        """Lists: what is owed by its day, what is urgent, whose it is, what was closed, the newest."""

        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["organisation", "due_on", "id"],
                condition=models.Q(owed=True, with_lead=False),
                name="case_owed",
            ),
            models.Index(
                fields=["organisation", "due_on", "id"],
                condition=models.Q(owed=True, with_lead=False, urgent=True),
                name="case_urgent",
            ),
            models.Index(
                fields=["organisation", "handler", "due_on", "id"],
                condition=models.Q(owed=True),
                name="case_handler",
            ),
            models.Index(
                fields=["organisation", "look_by", "id"], condition=models.Q(with_lead=True), name="case_with_lead"
            ),
            models.Index(fields=["organisation", "-received_at", "-id"], name="case_newest"),
            models.Index(fields=["assessment", "-received_at", "-id"], name="case_of_assessment"),
            models.Index(fields=["closed_at", "id"], condition=models.Q(closed_at__isnull=False), name="case_closed"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def number(self) -> str:
        """What people call it by, beside its day."""
        return number_of(self.public_id)


class CaseKey(DataKey):
    """The data key of a case."""

    OF = "case"
    case = models.OneToOneField(Case, models.CASCADE, related_name="key")


class Item(models.Model):
    """One thing that a case asks or says: what lists, statistics and the assessment need of it.

    due_on: by its clock, the earlier reading; latest_on: the later one where the law can be read in two ways. blank
    outcome: none yet. evidence: id in the assessment of what it became there; waits: is it still to be taken up there,
    or taken back? followed: how far its sender was told what it changed.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=25, choices=[(key, said[0]) for key, said in ITEM_KINDS.items()])
    request = models.CharField(max_length=25, blank=True)
    outcome = models.CharField(max_length=20, choices=list(OUTCOMES.items()), blank=True)
    due_on = models.DateField(null=True)
    latest_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=WORD, blank=True, db_index=True)
    waits = models.BooleanField(default=False)
    followed = models.CharField(max_length=10, blank=True)

    class Meta:
        """A number is given once in a case; what waits for the assessment is found by itself."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["id"], condition=models.Q(waits=True), name="case_item_waits"),
        ]

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "number"], name="case_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Point(models.Model):
    """What an item points at. kind: feature, right, standard, measure or impact; word: its id."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="points")
    assessment = models.ForeignKey(Assessment, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10)
    word = models.CharField(max_length=WORD)

    class Meta:
        """Found by what they point at."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["assessment", "kind", "word"], name="point_at")]

    def __str__(self) -> str:
        return f"{self.kind} {self.word}"


class Deadline(models.Model):
    """That the deadline of an item moved without anybody working on it: the table of holidays had changed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="moved")
    item = models.PositiveSmallIntegerField()
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    why = models.CharField(max_length=300)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class OpenedCase(models.Model):
    """That somebody read a case: who, when, and why where a reason is asked for."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="openings")
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        """Listed by case, the newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["case", "-at", "-id"], name="opened_case_newest")]

    def __str__(self) -> str:
        return f"{self.by} {self.at}"


class ErasedCase(models.Model):
    """Proof that a case was erased, and what makes a restored backup erase it again. It holds nothing of the case.

    case: public id. ground: a word of ``casework.erasing.ERASING``, or
    ``retention``. rows: how many rows went, by table.
    """

    case = models.CharField(max_length=LENGTH, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    ground = models.CharField(max_length=20)
    by = models.CharField(max_length=LENGTH, blank=True)
    at = models.DateTimeField()
    rows = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.case

    @property
    def number(self) -> str:
        """What people called it by, beside its day."""
        return number_of(self.case)


class TakenFile(models.Model):
    """That somebody took counts away as a file: who, when, and how many rows."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    by = models.CharField(max_length=LENGTH)
    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()

    class Meta:
        """Listed by organisation, the newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["organisation", "-at", "-id"], name="taken_file_newest")]

    def __str__(self) -> str:
        return f"{self.what} {self.by} {self.at}"
