"""Faults of a form as an error summary shows them: each with its field, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django import forms
from django.http import HttpRequest, QueryDict

from bestinterests.domain.problem import Refusal


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, be it nothing; None where the page is only read."""
    return request.POST if request.method == "POST" else None


class Fault(NamedTuple):
    """What is wrong with a field. field: the id of the first control that mends it."""

    field: str
    text: str


def faults_of(form: forms.BaseForm) -> tuple[Fault, ...]:
    """Return every fault of a form that was sent, first of all those of no field, then in the order of the fields."""
    first = next(iter(form.fields), "")
    named = [("__all__", first), *((name, name) for name in form.fields)]
    return tuple(Fault(field, str(text)) for name, field in named for text in form.errors.get(name, ()))


def add_refused(form: forms.BaseForm, refusals: Iterable[Refusal], fields: Mapping[str, str]) -> None:
    """Show why an action was refused, each reason where it is mended, and mark the form as refused.

    fields: names of fields by the code of the refusal; what is not there stands at the first field.
    """
    form.refused = True  # type: ignore[attr-defined]
    first = next(iter(form.fields), None)
    for each in refusals:
        field = fields.get(each.code, first)
        add_refusals(form, field if field in form.fields else first, [each])


def add_refusals(form: forms.BaseForm, field: str | None, refusals: Iterable[Refusal]) -> None:
    """Show why an action was refused at the field that would mend it; None: of the form as a whole."""
    for refusal in refusals:
        form.add_error(field, " ".join(part for part in (refusal.sentence, refusal.who_could_help) if part))
