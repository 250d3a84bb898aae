"""The tables of people: who they are, where they belong, in which roles, and who changed that."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from bestinterests.web.accounts.ids import LENGTH
from bestinterests.web.accounts.roles import ROLES
from bestinterests.workflow.interests import KINDS

ROLE_CHOICES = [(role.key, role.name) for role in ROLES.values()]
NAME_LENGTH = 150
EMAIL_LENGTH = 254
EVERYBODY = "everybody"
"""Stands for every role where a second factor is asked for."""
ERASED = "Somebody whose account was erased"
"""What somebody is called whose name may no longer be kept."""


def public_id() -> models.CharField[str, str]:
    """The column of a public id, given once by an action."""
    return models.CharField(max_length=LENGTH, unique=True, editable=False)


class UserSet(BaseUserManager["User"]):
    """People, found by the e-mail address with which they sign in."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. One person may belong to several organisations.

    erased_at: when they asked for their account to be erased; the row stays under its id, with nothing of theirs.
    """

    public_id = public_id()
    email = models.EmailField(max_length=EMAIL_LENGTH, unique=True)
    display_name = models.CharField(max_length=NAME_LENGTH)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[UserSet] = UserSet()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """One person an e-mail address, whatever its capitals."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.display_name


class Organisation(models.Model):
    """A body that answers for services: a company, a school, a council.

    fewest_reviewers: fewest independent views that a round of review needs. has_dpo: is a data protection officer
    designated, so that advice has to be sought (UK GDPR Art 35(2))? second_factor_of: keys of the roles of which a
    second factor is asked, or EVERYBODY; second_factor_from: since when nothing goes before it.
    """

    public_id = public_id()
    name = models.CharField(max_length=NAME_LENGTH)
    is_sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    fewest_reviewers = models.PositiveSmallIntegerField(default=1)
    has_dpo = models.BooleanField(default=True)
    second_factor_of = models.JSONField(default=list)
    second_factor_from = models.DateTimeField(null=True)

    class Meta:
        """The samples that come with the product are in one place."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["is_sample"], condition=models.Q(is_sample=True), name="organisation_sample_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That a person belongs to an organisation. The roles are rows of their own.

    is_senior: a named senior person, who signs where the method asks for one. interest_kind, interest_words,
    interest_on: what they declared for everything that the organisation assesses; the kind is blank where nothing was.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField()
    is_senior = models.BooleanField(default=False)
    interest_kind = models.CharField(
        max_length=30, blank=True, choices=[(key, held.label) for key, held in KINDS.items()]
    )
    interest_words = models.TextField(blank=True)
    interest_on = models.DateField(null=True)

    class Meta:
        """A person belongs to an organisation once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "person"], name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.organisation}"


class HeldRole(models.Model):
    """A role that a member holds."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="held_roles")
    role = models.CharField(max_length=40, choices=ROLE_CHOICES)

    class Meta:
        """A member holds a role once, and only one that exists."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["membership", "role"], name="held_role_once"),
            models.CheckConstraint(condition=models.Q(role__in=list(ROLES)), name="held_role_known"),
        ]

    def __str__(self) -> str:
        return ROLES[self.role].name


class Invitation(models.Model):
    """A link by which one named person may join in given roles, until it expires, is used or is withdrawn."""

    public_id = public_id()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=EMAIL_LENGTH)
    roles = models.JSONField()
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.email} to {self.organisation}"

    def is_open(self, at: dt.datetime) -> bool:
        """Say whether the link still opens the door."""
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at


class Event(models.Model):
    """What changed about the people of an organisation, by whom and when. Written once, by actions only."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=LENGTH)
    roles = models.JSONField(default=list)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Beginning(models.Model):
    """That the first administrator was made. There can be one row, so that there can be one such person."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One row at most."""

        constraints: ClassVar[list[Any]] = [models.CheckConstraint(condition=models.Q(id=1), name="beginning_once")]

    def __str__(self) -> str:
        return f"begun {self.at:%Y-%m-%d}"


class Session(AbstractBaseSession):
    """A browser that is signed in. It knows whose it is and since when; not from where, nor with what."""

    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    signed_in_at = models.DateTimeField(null=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Return the store that writes these rows."""
        from bestinterests.web.accounts.sessions import SessionStore

        return SessionStore


class Erasure(models.Model):
    """That somebody's account is erased, and how far that has come: their names go from one record after another.

    by, by_name: who asked, and the name that answers for it. looked_for: the names and the address that are still to be
    removed, and the organisations in whose records they may stand; empty at the end.
    """

    person = models.OneToOneField(User, models.PROTECT, related_name="erasure")
    by = models.CharField(max_length=LENGTH)
    by_name = models.CharField(max_length=NAME_LENGTH)
    at = models.DateTimeField()
    looked_for = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "ended" if self.ended_at else "under way"
