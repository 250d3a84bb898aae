"""From what a browser sent to a token that is to be made."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.api.models import NAME
from bestinterests.web.api.scopes import SCOPES
from bestinterests.web.reviews.forms import Day


class TokenAsked(forms.Form):
    """What a token is called, what it is for, where, and until when."""

    name = forms.CharField(
        max_length=NAME,
        error_messages={
            "required": "Say what the token is for, as in: nightly report.",
            "max_length": f"Use at most {NAME} characters.",
        },
    )
    scopes = forms.MultipleChoiceField(
        choices=[(scope.key, scope.name) for scope in SCOPES.values()],
        error_messages={"required": "Choose what it may do.", "invalid_choice": "Choose what it may do."},
    )
    organisations = forms.MultipleChoiceField(
        error_messages={"required": "Choose where it may act.", "invalid_choice": "Choose where it may act."}
    )
    until = Day()

    def __init__(self, *arguments: object, bodies: Sequence[Organisation], **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.fields["organisations"].choices = [(body.public_id, body.name) for body in bodies]  # type: ignore[attr-defined]
