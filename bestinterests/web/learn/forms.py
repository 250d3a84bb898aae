"""From what a browser sent to typed values, with every fault said at its field."""

from __future__ import annotations

from typing import Any

from django import forms

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.learn.models import MOST, SHORT
from bestinterests.web.learn.shelf import Shelf


def _text(most: int, asks: str = "") -> forms.CharField:
    long = f"Use at most {most:,} characters. Nothing is lost: shorten it here."
    return forms.CharField(max_length=most, required=bool(asks), error_messages={"required": asks, "max_length": long})


class Remarked(forms.Form):
    """What is wrong or missing, what would be right, and where that can be read. Only the first is asked for."""

    about = forms.CharField(required=False, max_length=200)
    wrong = _text(MOST, "Say what is wrong or missing.")
    right = _text(MOST)
    source = _text(SHORT)
    organisation = forms.ChoiceField(
        error_messages={"required": "Choose the organisation that keeps it.", "invalid_choice": "Choose one of yours."}
    )

    def __init__(self, data: Any, *, shelf: Shelf, bodies: list[Organisation], **given: Any) -> None:
        super().__init__(data, **given)
        self.shelf = shelf
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(body.public_id, body.name) for body in bodies]
        if len(bodies) == 1:
            field.required = False

    def clean_about(self) -> str:
        about = str(self.cleaned_data["about"])
        if about and not self.shelf.is_place(about):
            raise forms.ValidationError("The framework read here holds no such statement. Open it, and try there.")
        return about


class Answered(forms.Form):
    """What became of a remark."""

    answer = _text(MOST, "Say what became of it.")
