"""From what a browser sent to what is named, for whom and until when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from bestinterests.documents.papers import PAPERS
from bestinterests.web.accounts.forms import email_field
from bestinterests.web.assessments.models import PURPOSE
from bestinterests.web.assessments.sheets.values import Unfit, day_in

FIELDS = {
    "share.no-paper": "papers",
    "share.unknown-paper": "papers",
    "share.not-decided": "text",
    "share.no-purpose": "purpose",
    "share.past": "until_day",
    "share.too-long": "until_day",
}
"""The field at which a refusal can be mended; any other is about the person."""
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_YEARS = (2000, 2999)
_END = dt.time(23, 59)


class GrantMade(forms.Form):
    """What is named, of which text, for whom, for what and until when."""

    email = email_field()
    papers = forms.MultipleChoiceField(
        choices=[(kind.name, kind.title) for kind in PAPERS.values()],
        error_messages={
            "required": "Choose at least one document.",
            "invalid_choice": "One of these documents does not exist.",
        },
    )
    text = forms.ChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose which text of it is read.")
    )
    purpose = forms.CharField(
        max_length=PURPOSE,
        error_messages={
            "required": "Say what it is read for: it stands on every page.",
            "max_length": f"Use at most {PURPOSE} characters: it stands on every page.",
        },
    )
    until_day = forms.CharField(error_messages={"required": "Say until which day it can be opened."})
    until_time = forms.CharField(required=False)

    def __init__(self, *arguments: Any, texts: Iterable[tuple[str, ...]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["text"].choices = [(each[0], each[1]) for each in texts]  # type: ignore[attr-defined]

    def clean_purpose(self) -> str:
        return " ".join(str(self.cleaned_data["purpose"]).split())

    def clean_until_day(self) -> dt.date:
        try:
            found = day_in(self.cleaned_data["until_day"])
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from unfit
        if not _YEARS[0] <= found.year <= _YEARS[1]:
            raise ValidationError(f"Write a day of a year from {_YEARS[0]} to {_YEARS[1]}.")
        return found

    def clean_until_time(self) -> dt.time:
        text = self.cleaned_data["until_time"].strip()
        found = _TIME.fullmatch(text)
        if text and not found:
            raise ValidationError("Write the time as 17:30, or leave it blank for the end of the day.")
        return dt.time(int(found[1]), int(found[2])) if found else _END

    @property
    def until(self) -> dt.datetime:
        """The moment after which nothing opens."""
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["until_day"], self.cleaned_data["until_time"]))
