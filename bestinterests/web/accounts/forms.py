"""From what a browser sent to typed values, with every fault said at its field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from bestinterests.web.accounts.models import EMAIL_LENGTH, EVERYBODY, NAME_LENGTH, User
from bestinterests.web.accounts.policies import MOST_DAYS, MOST_REVIEWERS
from bestinterests.web.accounts.roles import ROLES
from bestinterests.workflow.interests import KINDS

INTEREST = 2_000
"""Characters in which somebody says what an interest is."""

BROWSER = 40
"""Characters of the name of a browser."""


def _name(asks: str) -> forms.CharField:
    return forms.CharField(
        max_length=NAME_LENGTH,
        error_messages={"required": asks, "max_length": f"Use at most {NAME_LENGTH} characters."},
    )


def email_field() -> forms.EmailField:
    """The field of an e-mail address."""
    asks = "Enter an e-mail address, as in name@example.org."
    return forms.EmailField(max_length=EMAIL_LENGTH, error_messages={"required": asks, "invalid": asks})


def _password() -> forms.CharField:
    return forms.CharField(strip=False, max_length=1000, error_messages={"required": "Choose a password."})


def interest_field() -> forms.ChoiceField:
    """The question whether somebody has an interest in what is assessed; nothing is chosen beforehand."""
    asks = "Say whether you have an interest in it."
    return forms.ChoiceField(
        choices=[(key, held.label) for key, held in KINDS.items()],
        error_messages={"required": asks, "invalid_choice": asks},
    )


def interest_words_field() -> forms.CharField:
    """What the interest is, in the person's words."""
    return forms.CharField(
        required=False,
        max_length=INTEREST,
        error_messages={"max_length": f"Use at most {INTEREST:,} characters."},
    )


class Named(forms.Form):
    """The name of a person."""

    display_name = _name("Enter the name by which colleagues know you.")


class OrganisationNamed(forms.Form):
    """The name of an organisation."""

    name = _name("Enter the name of the organisation.")


class WithPassword(Named):
    """A new person: name and password. The password is held against the rules of the settings."""

    password = _password()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password:
            person = User(email=cleaned.get("email", ""), display_name=cleaned.get("display_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class First(WithPassword):
    """The first administrator, their organisation, and the code where one is asked for."""

    field_order = ("display_name", "email", "password", "organisation", "code")

    email = email_field()
    organisation = _name("Enter the name of the organisation.")
    code = forms.CharField(required=False, max_length=200)


class RolesChosen(forms.Form):
    """Roles, one or more."""

    roles = forms.MultipleChoiceField(
        choices=[(role.key, role.name) for role in ROLES.values()],
        error_messages={"required": "Choose at least one role.", "invalid_choice": "A role does not exist."},
    )


class Arranged(forms.Form):
    """How assessments are reviewed here: how many views, whether advice is sought, who signs as a senior person."""

    fewest_reviewers = forms.IntegerField(
        min_value=1,
        max_value=MOST_REVIEWERS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Enter a number from 1 to {MOST_REVIEWERS}."
        ),
    )
    has_dpo = forms.ChoiceField(
        choices=[("yes", "Yes"), ("no", "No")],
        error_messages={"required": "Say whether one is designated.", "invalid_choice": "Choose yes or no."},
    )
    senior = forms.TypedMultipleChoiceField(
        required=False, error_messages={"invalid_choice": "One of these people does not decide here."}
    )

    def __init__(self, *arguments: Any, deciders: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["senior"].choices = list(deciders)  # type: ignore[attr-defined]


class InterestDeclared(forms.Form):
    """Whether somebody has an interest, of which kind, and what it is."""

    interest = interest_field()
    interest_words = interest_words_field()


class FactorAsked(forms.Form):
    """Of whom a second factor is asked, and after how many days nothing goes before it."""

    of = forms.ChoiceField(
        choices=[("nobody", "Nobody"), ("some", "Some roles"), (EVERYBODY, "Everybody")],
        error_messages={"required": "Say of whom it is asked.", "invalid_choice": "Choose one of these."},
    )
    roles = forms.MultipleChoiceField(
        required=False,
        choices=[(role.key, role.name) for role in ROLES.values()],
        error_messages={"invalid_choice": "A role does not exist."},
    )
    days = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), f"Enter a number from 0 to {MOST_DAYS}."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("of") == "some" and not cleaned.get("roles") and "roles" not in self.errors:
            self.add_error("roles", "Choose at least one role.")
        return cleaned

    def chosen(self) -> frozenset[str]:
        """Keys of roles, or EVERYBODY; empty for nobody."""
        of = self.cleaned_data["of"]
        return frozenset(self.cleaned_data["roles"]) if of == "some" else frozenset({of} - {"nobody"})


class BrowserNamed(forms.Form):
    """What somebody calls the browser that they are at."""

    name = forms.CharField(
        required=False, max_length=BROWSER, error_messages={"max_length": f"Use at most {BROWSER} characters."}
    )


class Invited(RolesChosen):
    """Whom to invite, in which roles."""

    field_order = ("email", "roles")

    email = email_field()


class Added(Named, RolesChosen):
    """A person whom the command adds."""

    email = email_field()
    organisation = _name("Enter the name of the organisation.")
