"""Asking for an account to be erased: one's own, or that of somebody who left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import person_of, standing_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.confirming import confirmed
from bestinterests.web.accounts.models import User
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.accounts.views.people import member_in
from bestinterests.web.config.erasing.doing import begin
from bestinterests.web.config.erasing.foreseeing import foreseen
from bestinterests.web.ui.faults import faults_of, sent

BOTH = ["GET", "HEAD", "POST"]
ELSEWHERE = Refusal(
    code="erasure.elsewhere",
    sentence="This person belongs to other organisations here, too.",
    who_could_help="Remove them from yours. They can have their account erased themselves.",
)
OWN = Refusal(
    code="erasure.own",
    sentence="This is your own account.",
    who_could_help="Have it erased on your account page, where you confirm that it is you.",
)


class Confirmed(forms.Form):
    """The e-mail address of the account, typed once more."""

    email = forms.CharField(error_messages={"required": "Enter the e-mail address of the account."})

    def __init__(self, *arguments: Any, person: User, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.person = person

    def clean_email(self) -> str:
        """The address, where it is the one of the account."""
        email = str(self.cleaned_data["email"]).strip()
        if email.lower() != self.person.email.lower():
            raise forms.ValidationError("This is not the e-mail address of the account.")
        return email


@require_http_methods(BOTH)
@confirmed
def own(request: HttpRequest) -> HttpResponse:
    """Show what goes and what stays, and erase one's own account."""
    person = person_of(request)
    form = Confirmed(sent(request), person=person)
    refusals: Sequence[Refusal] = ()
    if request.method == "POST" and form.is_valid():
        try:
            begin(person=person, actor=None, at=timezone.now())
        except Refusing as refusing:
            refusals = refusing.refusals
        else:
            logout(request)
            return render(request, "accounts/erased.html")
    return _page(request, person, form, refusals, own=True)


@require_http_methods(BOTH)
def member(request: HttpRequest, organisation: str, person: str) -> HttpResponse:
    """The same for somebody of an organisation, asked for by an administrator of it."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    whose = member_in(standing, person).person
    form = Confirmed(sent(request), person=whose)
    refusals: Sequence[Refusal] = ()
    if whose.pk == standing.person.pk:
        refusals = (OWN,)
    elif whose.memberships.exclude(organisation=standing.organisation).exists():
        refusals = (ELSEWHERE,)
    if request.method == "POST" and not refusals and form.is_valid():
        name = whose.display_name
        try:
            begin(person=whose, actor=standing.person, at=timezone.now())
        except Refusing as refusing:
            refusals = refusing.refusals
        else:
            messages.success(request, f"The account of {name} is erased. Their name is being taken out of records.")
            return redirect("accounts:people", organisation)
    return _page(request, whose, form, refusals, own=False, standing=standing)


def _page(
    request: HttpRequest, whose: User, form: Confirmed, refusals: Sequence[Refusal], **values: Any
) -> HttpResponse:
    seen = foreseen(whose)
    status = 409 if refusals and request.method == "POST" else 422 if form.errors else 200
    shown = {
        "whose": whose,
        "form": form,
        "faults": faults_of(form),
        "seen": seen,
        "counts": not refusals,  # where an administrator may not have it done, they learn nothing of other places
        "refusals": refusals or seen.refusals,
        **values,
    }
    return render(request, "accounts/erase.html", shown, status=status)
