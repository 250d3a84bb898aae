"""What a browser sends to open and to close a round, with every fault at its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.sheets.values import Unfit, day_in, lines, sound
from bestinterests.web.ui.faults import add_refusals

Options = Iterable[tuple[str, str]]
FIELDS = {
    "apart.too-few": "raters",
    "apart.no-duty": "raters",
    "apart.twice": "raters",
    "apart.nothing": "impacts",
    "apart.busy": "impacts",
    "apart.past": "until",
    "step.no-reasons": "reason",
    "apart.who": "me",
    "apart.same-person": "me",
}
"""The field at which a refusal can be mended; any other is said of the whole form."""


def _several(what: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": f"One of these {what} cannot be chosen any more."}
    )


class RoundAsked(forms.Form):
    """Who rates what, and until when."""

    impacts = _several("impacts")
    raters = _several("people")
    slots = _several("moments")
    scales = _several("questions")
    until = forms.CharField(required=False)

    def offer(self, **options: Options) -> None:
        """Say what can be chosen, by field."""
        for name, choices in options.items():
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean_until(self) -> dt.date:
        """The day."""
        if not self.cleaned_data["until"]:
            raise ValidationError("Say until when, as 16 March 2026.")
        try:
            return day_in(self.cleaned_data["until"])
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from unfit


class Closing(forms.Form):
    """Why a round is closed."""

    reason = forms.CharField(required=False, strip=False)

    def clean_reason(self) -> str:
        """The reason, with its paragraphs."""
        try:
            return sound(lines(self.cleaned_data["reason"]))
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from unfit


class Giving(forms.Form):
    """Who somebody is in the document, where they have not said so before."""

    me = forms.ChoiceField(required=False, error_messages={"invalid_choice": "Choose one of the people."})


def show(form: forms.Form, refusals: Iterable[Refusal]) -> None:
    """Put each refusal at the field that would mend it."""
    for refusal in refusals:
        field = FIELDS.get(refusal.code)
        add_refusals(form, field if field in form.fields else None, [refusal])
