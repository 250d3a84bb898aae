"""From what a browser sent to what is prepared, with every fault at its field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from bestinterests.domain.publication import CHOSEN_GROUNDS, GROUND_WORDS
from bestinterests.web.assessments.models import TITLE
from bestinterests.web.change_requests.forms import Text
from bestinterests.web.reviews.forms import Words

MOST = 20_000
REASON = 1_000
Pairs = Sequence[tuple[str, str]]


def _sure(asks: str) -> forms.MultipleChoiceField:
    """A box that has to be ticked."""
    said = {"required": asks, "invalid_choice": asks}
    return forms.MultipleChoiceField(choices=[("yes", "yes")], error_messages=said)


class TextForm(forms.Form):
    """The text for one audience. seen_text, seen_tested: what stood there when the page was opened."""

    text = Text(MOST)
    tested = Text(TITLE)
    seen_text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    seen_tested = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


class LeaveOutForm(forms.Form):
    """Why one thing is left out."""

    ground = forms.ChoiceField(
        choices=[(each, GROUND_WORDS[each]) for each in CHOSEN_GROUNDS],
        error_messages={"required": "Choose a ground.", "invalid_choice": "Choose one of these grounds."},
    )
    reason = Text(REASON, "Say why, in words for everybody. They stand where the words are left out.")


class WhoForm(forms.Form):
    """Who is named, as whom the decider stands, and how to object. people: ids of the record, with name and role."""

    named = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "One of these people is no longer on the record."}
    )
    decider = Text(TITLE)
    object_how = Text(REASON)
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, people: Pairs, **given: Any) -> None:
        super().__init__(*arguments, **given)
        self.fields["named"].choices = list(people)  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    """The second step of publishing. seen: what the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput)
    sure = _sure("Confirm that you know: what others have copied cannot be taken back.")


class ChangeForm(forms.Form):
    """Publishing an answered change request."""

    decider = Text(TITLE, "Say who answered, as everybody is to read it: a role, or a name where the person agreed.")
    object_how = Text(REASON)
    sure = _sure("Confirm that you know: what others have copied cannot be taken back.")


class WithdrawForm(forms.Form):
    """Why a publication is withdrawn; asked twice."""

    because = Words()
    sure = _sure("Confirm that what it says is taken away from here.")


class BroughtForm(forms.Form):
    """A published document of somebody else. address: where it was found."""

    file = forms.FileField(
        allow_empty_file=True,
        max_length=1000,
        error_messages={"required": "Choose a file.", "invalid": "Choose a file.", "missing": "Choose a file."},
    )
    address = Text(500)
