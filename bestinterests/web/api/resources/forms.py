"""What pages read by forms, read by the same forms: the same rules, said as Problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from typing import Any

import msgspec
from django import forms

from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.api.faults import Wrong, refused
from bestinterests.web.api.library import Call
from bestinterests.web.reviews.forms import FIELDS
from bestinterests.web.ui.faults import faults_of


def checked(form: forms.Form, sent_as: Mapping[str, str] = {}) -> dict[str, Any]:
    """Return what a form read. Raises Wrong (422) with every fault, each at its field.

    sent_as: what fields of the form are called in what was sent, where that differs.
    """
    if not form.is_valid():
        faults = ((sent_as.get(fault.field, fault.field), fault.text) for fault in faults_of(form))
        raise Wrong(422, [_problem(field, text) for field, text in faults])
    return dict(form.cleaned_data)


def typed(call: Call) -> dict[str, Any]:
    """What was sent, as a form reads it: lists as lists, days as in ISO 8601, blank for none."""
    sent = msgspec.structs.asdict(call.sent)
    return {name: _typed(value) for name, value in sent.items()}


def _typed(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else value


def insist(refusals: Iterable[Refusal], mended: Container[str] = FIELDS) -> None:
    """Raise Wrong with each reason why not: 422 where something else could have been sent, else 409.

    mended: codes of what could have been sent otherwise.
    """
    found = tuple(refusals)
    if found:
        raise Wrong(409 if any(each.code not in mended for each in found) else 422, refused(found))


def _problem(field: str, text: str) -> Problem:
    return Problem(code="api.field", path=field, sentence=text)
