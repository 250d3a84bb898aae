"""From what staff sent about portals to typed values, with every fault at its field, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from bestinterests.web.accounts.models import User
from bestinterests.web.assessments.models import TITLE
from bestinterests.web.change_requests.forms import Text
from bestinterests.web.reviews.forms import Day
from bestinterests.workflow.casework.covering import DAYS, read_day
from bestinterests.workflow.casework.words import NATIONS

WORDED = ("6-9", "10-12", "13-15")
"""Bands for which a feature can be worded; older ones read the words of the last, younger ones those of the first."""
SHORT = 80
DIVISIONS = {
    "england-and-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}


def _number(least: int, most: int, what: str) -> forms.IntegerField:
    said = f"Give a whole number of {what} from {least} to {most}."
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
    return forms.IntegerField(min_value=least, max_value=most, error_messages=errors)


class CoverForm(forms.Form):
    """Who leads, when messages are read, and targets. people: who may be named, as rows."""

    nation = forms.ChoiceField(choices=list(NATIONS.items()), error_messages={"required": "Choose a nation."})
    page_to = forms.EmailField(
        error_messages={
            "required": "Give the address to which the lead is called.",
            "invalid": "Enter an e-mail address, as in name@example.org.",
        }
    )
    safeguarding_hours = _number(1, 72, "hours")
    outcome_days = _number(1, 365, "days")
    keep_months = _number(1, 120, "months")

    def __init__(self, *arguments: Any, people: Sequence[User], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.people = {person.public_id: person for person in people}
        pairs = [(person.public_id, person.display_name) for person in people]
        wrong = "Choose one of the people who have the role of a safeguarding lead."
        lead = forms.ChoiceField(choices=pairs, error_messages={"required": wrong, "invalid_choice": wrong})
        deputy = forms.ChoiceField(
            choices=[("", "Nobody"), *pairs], required=False, error_messages={"invalid_choice": wrong}
        )
        days = {day: forms.CharField(max_length=100, required=False) for day in DAYS}
        self.fields = {"lead": lead, "deputy": deputy, **days, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Read the hours of each day, and see that there are some."""
        told = super().clean() or {}
        hours: dict[str, list[list[str]]] = {}
        for day in DAYS:
            try:
                if spans := read_day(day, str(told.pop(day, "") or "")):
                    hours[day] = spans
            except ValueError as why:
                self.add_error(day, str(why))
        if not hours and not any(day in self.errors for day in DAYS):
            self.add_error("mon", "Set hours for at least one day.")
        for name in ("lead", "deputy"):
            told[name] = self.people.get(str(told.get(name, "")))
        return {**told, "hours": hours}


class FingerprintForm(forms.Form):
    """What a custodian reads on their own copy."""

    fingerprint = forms.CharField(max_length=60, error_messages={"required": "Enter the 16 letters of your copy."})


class CustodianForm(forms.Form):
    """Whom to name as one who holds the keys."""

    person = forms.ChoiceField(error_messages={"required": "Choose somebody.", "invalid_choice": "Choose somebody."})

    def __init__(self, *arguments: Any, people: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["person"].choices = [("", "Choose somebody"), *people]  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """What a trial carried."""

    code = forms.CharField(max_length=40, error_messages={"required": "Enter the letters of the trial."})


class PortalForm(forms.Form):
    """What a portal calls the service and its features. features: pairs of id and name in the assessment."""

    name = Text(TITLE, "Say what children call the service.")
    website = forms.URLField(
        required=False, assume_scheme="https", error_messages={"invalid": "Give an address, as in https://example.org."}
    )

    def __init__(self, *arguments: Any, features: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offered = list(features)
        for key, _ in self.offered:
            for band in WORDED:
                self.fields[f"{key}_{band}"] = Text(SHORT)

    def told(self) -> dict[str, Any]:
        """The columns of the portal."""
        held = self.cleaned_data
        found = []
        for key, _ in self.offered:
            words = {band: said for band in WORDED if (said := " ".join(held[f"{key}_{band}"].split()))}
            if words:
                found.append({"id": key, "words": words})
        return {"name": " ".join(held["name"].split()), "website": held["website"], "features": found}


class ShutForm(forms.Form):
    """Why a portal is shut, in words for its visitors."""

    because = Text(500, "Say, in words that children understand, why it is shut and where else to turn.")


class HolidayForm(forms.Form):
    """A bank holiday that is added, or taken off."""

    day = Day()
    divisions = forms.MultipleChoiceField(
        choices=list(DIVISIONS.items()), error_messages={"required": "Say where it is a holiday, or is none."}
    )
    name = forms.CharField(max_length=100, required=False)
    off = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """A holiday that is added has a name."""
        told = super().clean() or {}
        if not told.get("off") and not str(told.get("name", "")).strip():
            self.add_error("name", "Say which holiday it is.")
        day = told.get("day")
        if day is None and "day" not in self.errors:
            self.add_error("day", "Give the day, as in 3 June 2027.")
        if isinstance(day, dt.date) and not 2020 <= day.year <= 2100:
            self.add_error("day", "Choose a day from 2020 to 2100.")
        return told
