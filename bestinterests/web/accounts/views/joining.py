"""Joining by the link of an invitation."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts import actions, roles
from bestinterests.web.accounts.forms import WithPassword
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.models import Invitation, User
from bestinterests.web.accounts.queries import invitation_at
from bestinterests.web.accounts.views.signing_in import ways
from bestinterests.web.ui.faults import faults_of


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("invitation", "20/m/ip")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation and join by it, as a new person or as the one who is signed in."""
    held = invitation_at(token)
    if held is None:
        raise Http404
    if not held.is_open(timezone.now()):
        return render(request, "accounts/invitation_closed.html", {"invitation": held}, status=410)
    person = request.user if isinstance(request.user, User) else None
    if person is None and User.objects.filter(email__iexact=held.email).exists():
        return render(request, "accounts/invitation_sign_in.html", {"invitation": held, "next": request.path})
    if person is not None and person.email.lower() != held.email.lower():
        return render(request, "accounts/invitation_other.html", {"invitation": held, "person": person}, status=409)
    return _joined(request, held, person)


def _joined(request: HttpRequest, held: Invitation, person: User | None) -> HttpResponse:
    if request.method == "POST" and person is None and not settings.PASSWORDS:
        return redirect(request.path)  # whoever is new joins as they sign in with the provider
    form = WithPassword({**request.POST.dict(), "email": held.email} if request.method == "POST" else None)
    if request.method == "POST" and (person is not None or form.is_valid()):
        given = {} if person else {name: form.cleaned_data[name] for name in ("display_name", "password")}
        try:
            joined = actions.accept(invitation=held, actor=person, at=timezone.now(), **given)
        except actions.Refusing:
            return redirect(request.path)
        if person is None:
            login(request, joined, backend=settings.AUTHENTICATION_BACKENDS[0])
            record_authentication(request, joined, method="password")
        return redirect("home")
    values = {
        **ways(request),
        "invitation": held,
        "roles": [roles.ROLES[key] for key in roles.ROLES if key in held.roles],
        "joining": person,
        "form": form,
        "faults": faults_of(form) if person is None else (),
    }
    return render(request, "accounts/invitation.html", values, status=422 if values["faults"] else 200)
