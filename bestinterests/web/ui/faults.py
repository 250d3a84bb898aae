"""Faults of a form as an error summary shows them: each with its field, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django import forms

from bestinterests.domain.problem import Refusal


class Fault(NamedTuple):
    """What is wrong with a field. field: the id of the first control that mends it."""

    field: str
    text: str


def faults_of(form: forms.BaseForm) -> tuple[Fault, ...]:
    """Return every fault of a form that was sent, in the order of its fields."""
    return tuple(Fault(name, str(text)) for name in [*form.fields, "__all__"] for text in form.errors.get(name, ()))


def add_refusals(form: forms.BaseForm, field: str, refusals: Iterable[Refusal]) -> None:
    """Show why an action was refused at the field that would mend it."""
    for refusal in refusals:
        form.add_error(field, " ".join(part for part in (refusal.sentence, refusal.who_could_help) if part))
