"""What pages read by forms, read by the same forms: the same rules, said as Problems."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from django import forms

from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.api.faults import Wrong, refused
from bestinterests.web.reviews.forms import FIELDS
from bestinterests.web.ui.faults import faults_of


def checked(form: forms.Form) -> dict[str, Any]:
    """Return what a form read. Raises Wrong (422) with every fault, each at its field."""
    if not form.is_valid():
        raise Wrong(422, [_problem(fault.field, fault.text) for fault in faults_of(form)])
    return dict(form.cleaned_data)


def insist(refusals: Iterable[Refusal], mended: Container[str] = FIELDS) -> None:
    """Raise Wrong with each reason why not: 422 where something else could have been sent, else 409.

    mended: codes of what could have been sent otherwise.
    """
    found = tuple(refusals)
    if found:
        raise Wrong(409 if any(each.code not in mended for each in found) else 422, refused(found))


def _problem(field: str, text: str) -> Problem:
    return Problem(code="api.field", path=field, sentence=text)
