"""How people of an organisation sign in: of whom a second factor is asked, and what to do when one is lost."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.forms import FactorAsked
from bestinterests.web.accounts.models import EVERYBODY
from bestinterests.web.accounts.protecting import ask_for_factor, reset_factors
from bestinterests.web.accounts.roles import ROLES, Permission
from bestinterests.web.accounts.views.people import member_in
from bestinterests.web.accounts.views.signing_in import ways
from bestinterests.web.ui.faults import faults_of, sent


@require_http_methods(["GET", "HEAD", "POST"])
def protection(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show and settle of whom a second factor is asked."""
    standing = standing_of(
        request, organisation, Permission.MANAGE_PEOPLE if request.method == "POST" else Permission.READ
    )
    held, at = standing.organisation, timezone.now()
    of = "nobody" if not held.second_factor_of else EVERYBODY if EVERYBODY in held.second_factor_of else "some"
    left = max((held.second_factor_from - at).days + 1, 0) if held.second_factor_from else 7
    initial = {"of": of, "roles": held.second_factor_of, "days": min(left, 30)}
    form = FactorAsked(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        ask_for_factor(
            organisation=held,
            of=form.chosen(),
            days=form.cleaned_data["days"] or 0,
            actor=standing.person,
            at=at,
        )
        messages.success(request, "It is settled of whom a second factor is asked.")
        return redirect("accounts:protection", organisation)
    values = {
        **ways(request),
        "standing": standing,
        "form": form,
        "faults": faults_of(form),
        "manages": standing.may(Permission.MANAGE_PEOPLE),
        "roles": list(ROLES.values()),
        "asked": [role.name for role in ROLES.values() if role.key in held.second_factor_of],
        "everybody": of == EVERYBODY,
    }
    return render(request, "accounts/protection.html", values, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def factors_reset(request: HttpRequest, organisation: str, person: str) -> HttpResponse:
    """Reset how somebody signs in who has lost what they had."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    member = member_in(standing, person)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            reset_factors(membership=member, actor=standing.person, at=timezone.now())
        except actions.Refusing as refusing:
            refusals = refusing.refusals
        else:
            messages.success(request, f"{member.person.display_name} can set up a new second factor. They are told.")
            return redirect("accounts:people", organisation)
    values = {"standing": standing, "member": member, "refusals": refusals}
    return render(request, "accounts/factors_reset.html", values, status=409 if refusals else 200)
