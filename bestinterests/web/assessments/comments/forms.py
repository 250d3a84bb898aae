"""From what a browser sent to a comment, with every fault said at its field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from bestinterests.formats.tree import UNWANTED, named
from bestinterests.web.assessments.comments.members import Member
from bestinterests.web.assessments.models import COMMENT
from bestinterests.web.ledger.removing import GROUNDS

LONG = f"Use at most {COMMENT:,} characters. Nothing is lost: shorten it here."


class Commented(forms.Form):
    """What somebody says, and whom they want to be told. members: who can be."""

    text = forms.CharField(
        max_length=COMMENT, error_messages={"required": "Write what you want to say.", "max_length": LONG}
    )
    tell = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "Somebody you chose cannot read this any more. Choose again."}
    )

    def __init__(self, data: Any, *, members: Iterable[Member], **given: Any) -> None:
        super().__init__(data, **given)
        field = self.fields["tell"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(member.id, member.name) for member in members]

    def clean_text(self) -> str:
        """The text with our line ends, where every format can carry it."""
        text = "\n".join(line.rstrip() for line in str(self.cleaned_data["text"]).splitlines()).strip()
        if unwanted := UNWANTED.search(text):
            raise forms.ValidationError(f"Take out {named(unwanted.group())}, which no text may hold.")
        return text


class Removing(forms.Form):
    """On which ground a comment of somebody else has to go."""

    ground = forms.ChoiceField(
        choices=list(GROUNDS.items()), error_messages={"required": "Choose the ground on which it has to go."}
    )
    words = forms.CharField(required=False, max_length=2_000)
