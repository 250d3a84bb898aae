"""From what a browser sent to typed values, with every fault said at its field."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.models import TITLE


def _title() -> forms.CharField:
    """The field of a title."""
    asks = "Enter a title, such as the name of the service."
    long = f"Use at most {TITLE} characters for the title."
    return forms.CharField(max_length=TITLE, error_messages={"required": asks, "max_length": long})


class Begun(forms.Form):
    """A new assessment: its title, how deep it goes, the features to start from, and the packs beside the code."""

    title = _title()
    depth = forms.ChoiceField(
        choices=[("full", "full"), ("short", "short")],
        error_messages={"required": "Choose how deep the assessment goes.", "invalid_choice": "Choose one of the two."},
    )
    patterns = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": "A pattern does not exist."})
    packs = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": "A pack does not exist."})

    def offer(self, framework: Framework, overlays: Iterable[str]) -> None:
        """Say what can be chosen."""
        patterns, packs = self.fields["patterns"], self.fields["packs"]
        assert isinstance(patterns, forms.MultipleChoiceField)
        assert isinstance(packs, forms.MultipleChoiceField)
        patterns.choices = [(name, name) for name in framework.patterns]
        packs.choices = [(name, name) for name in overlays]


class Given(forms.Form):
    """A file."""

    file = forms.FileField(
        allow_empty_file=True,
        max_length=1000,
        error_messages={"required": "Choose a file.", "invalid": "Choose a file.", "missing": "Choose a file."},
    )


class Titled(forms.Form):
    """The title of an assessment that begins with a file."""

    title = _title()
