"""Talk about an assessment: threads that hang on places of its document, what was said in them, and to whom."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.models import public_id
from bestinterests.web.assessments.models.assessment import Assessment
from bestinterests.web.assessments.models.people import PLACE

COMMENT = 4_000
"""Characters of one comment."""


class Thread(models.Model):
    """Comments on one place. place: the path in the document, with slashes; blank for the assessment as a whole.

    started_by, resolved_by: public ids. moved_at: when somebody last said something, or settled it. number: how many
    comments it has, those that are removed among them.
    """

    public_id = public_id()
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="threads")
    place = models.CharField(max_length=PLACE, blank=True)
    is_open = models.BooleanField(default=True)
    started_by = models.CharField(max_length=LENGTH)
    started_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    number = models.PositiveIntegerField(default=0)
    resolved_by = models.CharField(max_length=LENGTH, blank=True)
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        """Listed by assessment, open ones first; counted by place."""

        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["assessment", "-is_open", "-moved_at", "-id"], name="thread_listed"),
            models.Index(fields=["assessment", "place"], name="thread_place"),
        ]

    def __str__(self) -> str:
        return self.place


class Comment(models.Model):
    """What one person said. text: blank once it is removed. ground: of a lawful removal; blank where its writer did it.

    corrected_at: when its writer last corrected it. removed_by: public id.
    """

    public_id = public_id()
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    person = models.CharField(max_length=LENGTH)
    text = models.TextField()
    at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=LENGTH, blank=True)
    ground = models.CharField(max_length=20, blank=True)

    class Meta:
        """Read by thread, in order; found by who wrote them."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "thread"], name="comment_person")]

    def __str__(self) -> str:
        return self.public_id


class Mention(models.Model):
    """That a comment is meant for somebody (public id), who was told of it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    person = models.CharField(max_length=LENGTH)

    class Meta:
        """Once a person and comment; found by person."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["comment", "person"], name="mention_once"),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["person", "comment"], name="mention_person")]

    def __str__(self) -> str:
        return self.person
