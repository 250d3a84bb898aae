"""Making the first administrator: once, from this computer or with the code that the server printed."""

from __future__ import annotations

import secrets

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.beginning import code_is_needed, kept_code
from bestinterests.web.accounts.forms import First
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.models import User
from bestinterests.web.ui.faults import faults_of, sent


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("beginning", "10/m/ip")
def first_administrator(request: HttpRequest) -> HttpResponse:
    """Show the first screen and make the first administrator; leads home where there is one."""
    if User.objects.exists():
        return redirect("home")
    form = First(sent(request))
    needed = code_is_needed(request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data.pop("code")
        if needed and not secrets.compare_digest(given.strip().encode(), kept_code(settings.DATA).encode()):
            form.add_error("code", "This is not the code that the server printed when it started.")
        else:
            try:
                person = actions.begin(**form.cleaned_data, at=timezone.now())
            except actions.Refusing:
                return redirect("home")
            login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
            record_authentication(request, person, method="password")
            return redirect("home")
    values = {"form": form, "faults": faults_of(form), "needs_code": needed}
    return render(request, "accounts/first_administrator.html", values, status=422 if form.errors else 200)
