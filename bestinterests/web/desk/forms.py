"""From what a browser sent to typed values, with every fault at its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from bestinterests.documents.supervision.letters import Kind
from bestinterests.web.assessments.models import TITLE
from bestinterests.web.change_requests.forms import Text
from bestinterests.web.desk.models import NOTE, SavedQuestion
from bestinterests.web.reviews.forms import Day

ANYBODY = ""
LINE, TEMPLATE = 200, 20_000
WRITTEN: dict[Kind, str] = {
    "letter": "A letter",
    "request": "A request for information",
    "assessment": "A request for the assessment",
}
"""What can be written to a provider, in words."""


class NoteForm(forms.Form):
    """Something to put to the provider."""

    text = Text(NOTE, "Write what is to be put to the provider.")


class NamedForm(forms.Form):
    """The name of a saved question. others: saved questions among which the name has to be new."""

    name = Text(TITLE, "Give it a name, such as what you look for.")

    def __init__(self, *given: Any, others: Any = None, **options: Any) -> None:
        super().__init__(*given, **options)
        self.others = SavedQuestion.objects.none() if others is None else others

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if self.others.filter(name=name).exists():
            raise ValidationError("Another saved question has this name. Choose another, or change that one.")
        return name


class FollowUpForm(forms.Form):
    """What is looked after, by when, and by whom. people: pairs of public id and name."""

    what = Text(NOTE, "Say what is to be looked after.")
    day = Day()
    person = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "This person does not supervise here any more."}
    )

    def __init__(self, *given: Any, people: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*given, **options)
        person: Any = self.fields["person"]
        person.choices = [(ANYBODY, "Anybody who supervises"), *people]

    def clean_day(self) -> dt.date:
        day: dt.date | None = self.cleaned_data["day"]
        if day is None:
            raise ValidationError("Give the day by which it is looked after, as in 31 May 2027.")
        return day


class LetterForm(forms.Form):
    """What a person says in a letter.

    kinds: what can be written about the service, with words. notes, topics: pairs of a value and words, of which some
    may be chosen.
    """

    kind = forms.ChoiceField(
        error_messages={"required": "Choose what you write.", "invalid_choice": "Choose what you write."},
    )
    date = Text(LINE, "Give the day of the letter.")
    reference = Text(LINE, "Give your reference, or say that there is none.")
    address = Text(NOTE, "Give the address of the provider.")
    answer_by = Text(LINE, "Give the day by which you ask for an answer.")
    answer_to = Text(LINE, "Say where the answer is to go.")
    signed_by = Text(LINE, "Say who signs it.")
    supervisor = Text(LINE, "Say for whom they sign.")
    basis = Text(NOTE)
    topics = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "The record raises one of these no more. Choose again."}
    )
    notes = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "One of these notes is gone. Choose again."}
    )
    template = Text(TEMPLATE)
    form = forms.ChoiceField(
        choices=[("docx", "Word"), ("pdf", "PDF")],
        error_messages={"required": "Choose Word or PDF.", "invalid_choice": "Choose Word or PDF."},
    )

    def __init__(
        self, *given: Any, kinds: Mapping[Kind, str], notes: Any = (), topics: Any = (), **options: Any
    ) -> None:
        super().__init__(*given, **options)
        self.texts = dict(notes)
        held: Any = self.fields
        held["kind"].choices = list(kinds.items())
        held["notes"].choices, held["topics"].choices = list(notes), list(topics)

    def clean_basis(self) -> str:
        basis = str(self.cleaned_data["basis"])
        if self.cleaned_data.get("kind") in ("request", "assessment") and not basis:
            raise ValidationError("Say on what basis you ask, such as a section of an Act.")
        return basis

    def letter(self) -> dict[str, Any]:
        """What the letter is made from."""
        told = self.cleaned_data
        names = ("date", "reference", "address", "answer_by", "answer_to", "signed_by", "supervisor", "basis")
        return {
            "kind": told["kind"],
            "given": {name: told[name] for name in names},
            "asked": tuple(told["topics"]),
            "notes": [self.texts[note] for note in told["notes"]],
        }
