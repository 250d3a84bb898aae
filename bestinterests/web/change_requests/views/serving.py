"""What these pages do alike: the frame of an organisation, faults at their fields, what a refusal becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import read_document
from bestinterests.web.change_requests import choices
from bestinterests.web.change_requests.forms import FIELDS
from bestinterests.web.ui.faults import add_refused, faults_of
from bestinterests.workflow.changing import CHANGE_STATES, EFFECTS, Change

BOTH = ["GET", "HEAD", "POST"]
RECORDERS = (Permission.EDIT, Permission.ANSWER_CHANGES)
"""Who records incidents and sets days: those who write, and those who answer for it."""


def shown(
    request: HttpRequest,
    template: str,
    standing: Standing | None,
    form: forms.Form | None = None,
    status: int = 0,
    **values: Any,
) -> HttpResponse:
    """Render a page; a form that was refused is 409, one with faults 422."""
    values |= {"standing": standing, "form": form, "faults": faults_of(form) if form is not None else ()}
    if standing is not None:
        values["answers"] = standing.may(Permission.ANSWER_CHANGES)
        values["records"] = any(standing.may(each) for each in RECORDERS)
    refused = getattr(form, "refused", False)
    status = status or (409 if refused else 422 if values["faults"] else 200)
    return render(request, f"change_requests/{template}.html", values, status=status)


def tried(request: HttpRequest, form: forms.Form, call: Callable[[], Any], done: str = "") -> bool:
    """Take an action with a valid form; False where it was refused, with each reason at its field."""
    try:
        call()
    except Refusing as refusing:
        add_refused(form, refusing.refusals, FIELDS)
        return False
    except Refused as refused:
        for problem in refused.problems:
            form.add_error(next(iter(form.fields)), f"{problem.sentence} {problem.remedy}".strip())
        return False
    if done:
        messages.success(request, done)
    return True


def told_of(held: Change) -> dict[str, Any]:
    """What a request says, in words."""
    told = held.described
    return {
        "change": held,
        "states": CHANGE_STATES,
        "effects": EFFECTS,
        "bands": choices.said(told.bands, choices.band_choices()),
        "children": choices.said(told.children, choices.CHILDREN),
        "data": choices.said(told.data, choices.data_words()),
    }


def features_of(row: Assessment) -> list[tuple[str, str]]:
    """The features of an assessment, as pairs of id and name."""
    held = read_document(row.head).assessment.features
    return [(feature.id, feature.name or feature.id) for feature in held]
