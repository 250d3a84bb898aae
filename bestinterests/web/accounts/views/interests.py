"""Interests declared for everything that an organisation assesses: one's own, and for some everybody's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.forms import InterestDeclared
from bestinterests.web.accounts.holding import declarations_in
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.ui.faults import add_refusals, faults_of, sent
from bestinterests.workflow.interests import KINDS


@require_http_methods(["GET", "HEAD", "POST"])
def interests(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what one has declared here, declare it anew; administrators and the officer see what all have declared."""
    standing = standing_of(request, organisation)
    held = standing.interest
    initial = {"interest": held.kind, "interest_words": held.words} if held else {}
    form = InterestDeclared(sent(request), initial=initial)
    at = timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            actions.declare_interest(
                membership=standing.organisation.memberships.select_related("person", "organisation").get(
                    person=standing.person
                ),
                kind=form.cleaned_data["interest"],
                words=form.cleaned_data["interest_words"],
                on=timezone.localdate(at),
                actor=standing.person,
                at=at,
            )
        except actions.Refusing as refusing:
            add_refusals(form, "interest_words", refusing.refusals)
        else:
            messages.success(request, "It is declared. It holds from the next step on.")
            return redirect("accounts:interests", organisation)
    sees_all = standing.may(Permission.MANAGE_PEOPLE) or standing.may(Permission.ADVISE)
    values = {
        "standing": standing,
        "form": form,
        "faults": faults_of(form),
        "kinds": KINDS,
        "declarations": declarations_in(standing.organisation, request.GET.get("people", "")) if sees_all else None,
    }
    return render(request, "accounts/interests.html", values, status=422 if form.errors else 200)
