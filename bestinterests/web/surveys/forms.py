"""From what staff sent about surveys to typed values, with every fault at its field, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from bestinterests.texts.audiences import Audience
from bestinterests.texts.reading.gates import missed
from bestinterests.texts.reading.measure import measure
from bestinterests.web.change_requests.forms import Text
from bestinterests.web.redress.forms import WORDED
from bestinterests.web.reviews.forms import Day
from bestinterests.web.surveys.kits import BANDS, MOST_FEATURES
from bestinterests.web.surveys.words import worded

PLACES = tuple(range(1, MOST_FEATURES + 1))
Pairs = Sequence[tuple[str, str]]


class SurveyForm(forms.Form):
    """What a survey asks whom. consultations, features: ids and names of what the record holds; today: the day."""

    bands = forms.MultipleChoiceField(
        choices=list(BANDS.items()),
        error_messages={"required": "Choose at least one age.", "invalid_choice": "Choose ages from the list."},
    )
    kept_until = Day()

    def __init__(self, *arguments: Any, consultations: Pairs, features: Pairs, today: dt.date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today
        wrong = "Choose the consultation that this belongs to."
        said = {"required": wrong, "invalid_choice": wrong}
        held: dict[str, forms.Field] = {
            "consultation": forms.ChoiceField(choices=list(consultations), error_messages=said),
            "service": Text(100, "Write what children call the service."),
            "bands": self.fields["bands"],
        }
        for place in PLACES:
            wrong = "Choose a feature of the record."
            held[f"feature_{place}"] = forms.ChoiceField(
                choices=[("", "None"), *features],
                required=place == 1,
                error_messages={"required": wrong, "invalid_choice": wrong},
            )
            held |= {f"words_{place}_{band}": Text(300) for band in WORDED}
        self.fields = held | {"kept_until": self.fields["kept_until"]}

    def clean(self) -> dict[str, Any]:
        """See that each age that is asked has words that it can read, and that words are not kept for ever."""
        told = super().clean() or {}
        needed = sorted({worded(band) for band in told.get("bands", ())})
        if told.get("feature_1") and told.get("feature_1") == told.get("feature_2"):
            self.add_error("feature_2", "Choose another feature, or none.")
        for place in PLACES:
            if not told.get(f"feature_{place}"):
                continue
            for band in needed:
                self._read(f"words_{place}_{band}", band, str(told.get(f"words_{place}_{band}", "")))
        day = told.get("kept_until")
        if "kept_until" not in self.errors:
            if day is None:
                self.add_error("kept_until", "Give the day after which what children wrote is erased.")
            elif not self.today <= day <= self.today + dt.timedelta(days=366):
                self.add_error("kept_until", "Give a day from today to a year from now.")
        return told

    def _read(self, field: str, band: str, words: str) -> None:
        if field in self.errors:
            return
        if not words:
            self.add_error(field, "Write what happens, in words for this age.")
        for problem in missed(measure(words), Audience(band)):
            self.add_error(field, f"{problem.sentence} {problem.remedy}")

    def told(self) -> dict[str, Any]:
        """What was said, as the table of surveys holds it."""
        told = self.cleaned_data
        features = [
            {
                "id": told[f"feature_{place}"],
                "words": {band: told[f"words_{place}_{band}"] for band in WORDED if told[f"words_{place}_{band}"]},
            }
            for place in PLACES
            if told.get(f"feature_{place}")
        ]
        named = {name: told[name] for name in ("consultation", "service", "bands", "kept_until")}
        return {**named, "features": features}


def _count(least: int, what: str) -> forms.IntegerField:
    said = f"Give how many {what}, from {least} to 500."
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
    return forms.IntegerField(min_value=least, max_value=500, error_messages=errors)


class SittingForm(forms.Form):
    """One session. bands: the ages of the survey; today: the day, before which none is."""

    setting = Text(200, "Write where it is held.")
    day = Day()
    lead = Text(120, "Write who leads on safeguarding there, by role.")
    permissions = _count(0, "adults gave permission")
    assents = _count(1, "children said yes themselves")

    def __init__(self, *arguments: Any, bands: Sequence[str], today: dt.date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today
        wrong = "Choose the age of those who take part."
        band = forms.ChoiceField(
            choices=[(each, BANDS[each]) for each in bands], error_messages={"required": wrong, "invalid_choice": wrong}
        )
        self.fields = {"band": band, **self.fields}

    def clean(self) -> dict[str, Any]:
        """See that the day is one that can still come."""
        told = super().clean() or {}
        day = told.get("day")
        if "day" not in self.errors and (day is None or not self.today <= day <= self.today + dt.timedelta(days=92)):
            self.add_error("day", "Give a day from today to three months from now.")
        return told
