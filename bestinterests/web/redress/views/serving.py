"""What pages of staff do alike: the frame of an organisation, faults at their fields, what a refusal becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.ui.faults import add_refused, faults_of

BOTH = ["GET", "HEAD", "POST"]


def shown(
    request: HttpRequest,
    template: str,
    standing: Standing,
    form: forms.Form | None = None,
    **values: Any,
) -> HttpResponse:
    """Render a page; a form that was refused is 409, one with faults 422."""
    values |= {
        "standing": standing,
        "organisation": standing.organisation,
        "form": form,
        "faults": faults_of(form) if form is not None else (),
        "runs": standing.may(Permission.RUN_PORTAL),
        "oversees": standing.may(Permission.OVERSEE_CASES),
        "handles": standing.may(Permission.HANDLE_CASES),
        "leads": standing.may(Permission.SAFEGUARD),
    }
    status = 200
    if form is not None and form.is_bound and form.errors:
        status = 409 if getattr(form, "refused", False) else 422
    return render(request, f"redress/{template}.html", values, status=status)


def tried(
    request: HttpRequest, form: forms.Form, do: Callable[[], object], done: str, fields: dict[str, str] | None = None
) -> bool:
    """Do an action, and say so; why it was refused stands in the form. fields: where that is mended, by code."""
    try:
        do()
    except Refusing as refusing:
        add_refused(form, refusing.refusals, fields or {})
        return False
    if done:
        messages.success(request, done)
    return True
