"""From what a browser sent to typed values, with every fault at its field, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from bestinterests.web.accounts.models import EMAIL_LENGTH, NAME_LENGTH
from bestinterests.web.assessments.forms import Titled
from bestinterests.web.assessments.models import TITLE
from bestinterests.web.assessments.sheets.values import Unfit, lines, sound
from bestinterests.web.change_requests.choices import CHILDREN, DATA, NONE, UNKNOWN, WHOLE, band_choices, rights
from bestinterests.web.change_requests.models import REASON
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.reviews.forms import Day
from bestinterests.workflow.changing import EFFECTS, Described
from bestinterests.workflow.incidents import SERIOUSNESS, Happened

MOST = 4_000
MOST_NEW = 20
NEW = "new"
Pairs = Iterable[tuple[str, str]]


class Text(forms.CharField):
    """A text of people. asks: what is said where it is missing; blank where it may be. Nothing is cut."""

    def __init__(self, most: int, asks: str = "") -> None:
        long = f"Use at most {most:,} characters. Nothing is lost: shorten it here."
        said = {"required": asks, "max_length": long}
        super().__init__(max_length=most, required=bool(asks), error_messages=said)

    def clean(self, value: Any) -> str:
        try:
            # A browser sends two characters for the end of a line, and counts one.
            return sound(super().clean(lines(str(value or ""))))
        except Unfit as unfit:
            raise ValidationError(str(unfit)) from unfit


def _boxes(choices: Pairs, asks: str = "") -> forms.MultipleChoiceField:
    said = {"required": asks, "invalid_choice": "One of these cannot be chosen any more. Choose again."}
    return forms.MultipleChoiceField(choices=list(choices), required=bool(asks), error_messages=said)


def _one(choices: Pairs, asks: str = "") -> forms.ChoiceField:
    said = {"required": asks, "invalid_choice": asks or "Choose one of these."}
    return forms.ChoiceField(choices=list(choices), required=bool(asks), error_messages=said)


class DescribedForm(forms.Form):
    """The five questions. features: pairs of id and name to choose from. service: named already, or asked for."""

    name = Text(NAME_LENGTH, "Enter your name.")
    email = forms.EmailField(
        max_length=EMAIL_LENGTH,
        error_messages={
            "required": "Enter your e-mail address.",
            "invalid": "Enter an e-mail address, as in name@example.org.",
        },
    )
    title = Text(TITLE, "Give the change a name, in a few words.")
    what = Text(MOST, "Say what changes.")
    when = Text(TITLE, "Say when it changes, or that no day is set.")
    service = Text(TITLE, "Name the service.")
    features = _boxes(())
    new_features = Text(MOST)
    notice = Text(MOST, "Say what children will notice, or that they will notice nothing.")
    bands = _boxes((), "Choose the ages, or that you do not know.")
    children = _boxes(CHILDREN.items(), "Choose which children, or that you do not know.")
    uses = _boxes(((key, text) for key, (text, _) in DATA.items()), "Choose what happens with data, or none of these.")
    data_words = Text(MOST)
    better = Text(MOST)
    worse = Text(MOST)
    basis = Text(MOST, "Say how you know, and what if you are wrong.")

    def __init__(
        self, data: Any, *, features: Sequence[tuple[str, str]], service: str = "", signed_in: bool, **given: Any
    ) -> None:
        super().__init__(data, **given)
        self.names = dict(features)
        self.known_service = service
        self.fields["features"].choices = [  # type: ignore[attr-defined]
            *features,
            (NEW, "A new one"),
            (WHOLE, "The service as a whole"),
        ]
        self.fields["bands"].choices = list(band_choices().items())  # type: ignore[attr-defined]
        if signed_in:
            del self.fields["name"], self.fields["email"]
        if service:
            del self.fields["service"]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        names, chosen = new_names(told.get("new_features", "")), told.get("features", [])
        if not chosen and not names and "features" not in self.errors:
            self.add_error("features", "Choose what it touches: a feature, a new one, or the service as a whole.")
        if NEW in chosen and not names and "new_features" not in self.errors:
            self.add_error("new_features", "Name the new feature.")
        if len(names) > MOST_NEW or any(len(name) > TITLE for name in names):
            self.add_error("new_features", f"Name at most {MOST_NEW}, each in a line of at most {TITLE} characters.")
        for field, alone in (("uses", NONE), ("uses", UNKNOWN), ("bands", UNKNOWN), ("children", UNKNOWN)):
            if alone in told.get(field, []) and len(told[field]) > 1:
                self.add_error(field, "Choose either this last answer alone, or the others.")
        if not (told.get("better") or told.get("worse")) and not {"better", "worse"} & set(self.errors):
            self.add_error("worse", "Say what could go better or worse. Where nothing could, say why not.")
        return told

    def told(self, assessment: str = "") -> Described:
        """The description, about an assessment (public id) where it is known."""
        held = self.cleaned_data
        chosen = tuple(each for each in held["features"] if each in self.names)
        return Described(
            title=" ".join(held["title"].split()),
            what=held["what"],
            when=held["when"],
            service=self.known_service or held["service"],
            assessment=assessment,
            features=chosen,
            feature_names=tuple(self.names[each] for each in chosen),
            new_features=new_names(held["new_features"]),
            whole=WHOLE in held["features"],
            notice=held["notice"],
            bands=tuple(held["bands"]),
            children=tuple(held["children"]),
            data=tuple(held["uses"]),
            data_words=held["data_words"],
            better=held["better"],
            worse=held["worse"],
            basis=held["basis"],
        )


def new_names(text: str) -> tuple[str, ...]:
    """Names of new features, one in each line, each once."""
    return tuple(dict.fromkeys(name for line in text.splitlines() if (name := " ".join(line.split()))))


class Worded(forms.Form):
    """One text, which policy asks for."""

    words = Text(MOST)


class AnsweredForm(forms.Form):
    """The answer to a request. again: it was answered before."""

    effect = _one(EFFECTS.items(), "Choose an answer.")
    assessment = _one(())
    reason = Text(MOST)
    because = Text(MOST)

    def __init__(self, data: Any, *, services: Pairs, again: bool, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["assessment"].choices = [("", "Choose"), *services]  # type: ignore[attr-defined]
        if not again:
            del self.fields["because"]


class PublicForm(forms.Form):
    """Words for everybody."""

    what = Text(MOST)
    answer = Text(MOST)
    why = Text(MOST)


class LinkForm(forms.Form):
    """A link: what it is for, what its page shows, and until when it works."""

    label = Text(TITLE)
    shows_service = forms.BooleanField(required=False)
    features = _boxes(())
    expires_on = Day()

    def __init__(self, data: Any, *, features: Pairs, on: dt.date, **given: Any) -> None:
        super().__init__(data, **given)
        self.on = on
        self.fields["features"].choices = list(features)  # type: ignore[attr-defined]

    def clean_expires_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["expires_on"]
        if day and not self.on < day < dt.date(9999, 1, 1):
            raise ValidationError("Choose a day after today, or leave it blank.")
        return day


class HappenedForm(forms.Form):
    """What happened to children."""

    title = Text(TITLE, "Say in a few words what happened.")
    what = Text(MOST, "Describe what happened.")
    on = Day()
    features = _boxes(())
    right = _one(())
    seriousness = _one(((key, words) for key, (words, _) in SERIOUSNESS.items()), "Choose how serious it is.")
    bands = _boxes((), "Choose the ages, or that you do not know.")
    children = Text(MOST)

    def __init__(self, data: Any, *, features: Pairs, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["features"].choices = list(features)  # type: ignore[attr-defined]
        self.fields["right"].choices = [("", "None in particular"), *rights().items()]  # type: ignore[attr-defined]
        self.fields["bands"].choices = list(band_choices().items())  # type: ignore[attr-defined]

    def clean_on(self) -> dt.date:
        day: dt.date | None = self.cleaned_data["on"]
        if day is None:
            raise ValidationError("Say on which day it happened, as in 5 October 2026. An estimate will do.")
        return day

    def told(self, assessment: str) -> Happened:
        """What happened in the service of an assessment (public id)."""
        held = self.cleaned_data
        return Happened(
            title=" ".join(held["title"].split()),
            what=held["what"],
            on=held["on"],
            assessment=assessment,
            features=tuple(held["features"]),
            rights=(held["right"],) if held["right"] else (),
            seriousness=held["seriousness"],
            bands=tuple(held["bands"]),
            children=held["children"],
        )


class DateForm(forms.Form):
    """A day on which it is to be looked at."""

    on = Day()
    why = Text(REASON, "Say why it is to be looked at on that day.")

    def __init__(self, data: Any, *, today: dt.date, **given: Any) -> None:
        super().__init__(data, **given)
        self.today = today

    def clean_on(self) -> dt.date:
        day: dt.date | None = self.cleaned_data["on"]
        if day is None or not self.today <= day < dt.date(9999, 1, 1):
            raise ValidationError("Choose a day from today on, as in 5 October 2026.")
        return day


class Outcome(forms.Form):
    """What came of looking at it."""

    outcome = Text(REASON, "Say what came of it.")


class AsideForm(forms.Form):
    """Until when a trigger can wait, and why."""

    until = Day()
    reason = Text(REASON)


class BeginForm(Titled):
    """The title of the assessment that a change asks for, and whether what was described goes into it."""

    carries = forms.BooleanField(required=False)


class RemovalForm(forms.Form):
    """A text that may no longer be kept."""

    text = Text(MOST, "Quote the text, to the letter.")
    ground = _one(GROUNDS.items(), "Choose the ground.")
    words = Text(REASON)


FIELDS: Mapping[str, str] = {
    "change.no-reason": "reason",
    "change.no-assessment": "assessment",
    "change.no-because": "because",
    "aside.no-day": "until",
    "aside.day": "until",
    "aside.no-reason": "reason",
    "incident.future": "on",
    "change.no-wording": "what",
}
"""The field at which a refusal can be mended; any other stands at the first field of its form."""
