"""Fields of the forms of staff, each with its label, its hint and how it is drawn, so that one template draws all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from bestinterests.web.change_requests.forms import Text
from bestinterests.web.reviews.forms import Day

MOST = 4_000
Pairs = Iterable[tuple[str, str]]


def _drawn(field: Any, kind: str, label: str, hint: str) -> Any:
    field.label, field.help_text, field.kind = label, hint, kind
    return field


def long(label: str, asks: str = "", hint: str = "", most: int = MOST) -> Any:
    """A text of some paragraphs. asks: what is said where it is missing; blank where it may be."""
    return _drawn(Text(most, asks), "long", label, hint)


def line(label: str, asks: str = "", hint: str = "", most: int = 200) -> Any:
    """A text of one line."""
    return _drawn(Text(most, asks), "text", label, hint)


def day(label: str, hint: str = "") -> Any:
    """A day as people write it, None where it is blank."""
    return _drawn(Day(), "text", label, hint)


def one(label: str, choices: Pairs, asks: str = "", hint: str = "", kind: str = "radios") -> Any:
    """One of a few. kind: ``radios`` or ``select``."""
    said = {"required": asks, "invalid_choice": asks or "Choose one of these."}
    pairs = list(choices) if asks and kind == "radios" else [("", "Choose one" if asks else "None"), *choices]
    return _drawn(forms.ChoiceField(choices=pairs, required=bool(asks), error_messages=said), kind, label, hint)


def many(label: str, choices: Pairs, asks: str = "", hint: str = "", kind: str = "boxes") -> Any:
    """Some of a few. kind: ``boxes``, or ``folded`` where they are many and mostly left out."""
    said = {"required": asks, "invalid_choice": "One of these cannot be chosen any more. Choose again."}
    return _drawn(
        forms.MultipleChoiceField(choices=list(choices), required=bool(asks), error_messages=said), kind, label, hint
    )


def tick(label: str, words: str, hint: str = "") -> Any:
    """One box to tick: a list with one word, or none."""
    return many(label, [("yes", words)], hint=hint)


class Form(forms.Form):
    """A form whose fields are given when it is made."""

    def __init__(self, data: Any, fields: dict[str, Any], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields = fields

    def said(self, name: str) -> str:
        """A text as it was written, blank where it was not."""
        return str(self.cleaned_data.get(name) or "").strip()

    def chosen(self, name: str) -> tuple[str, ...]:
        """What was chosen of some."""
        return tuple(self.cleaned_data.get(name) or ())
