"""From what a browser sent to typed values, with every fault at its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from bestinterests.web.assessments.models import TITLE
from bestinterests.web.change_requests.forms import Text
from bestinterests.web.desk.models import NOTE, SavedQuestion
from bestinterests.web.reviews.forms import Day

ANYBODY = ""


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
