"""How assessments are reviewed in an organisation: everybody there may read it, administrators settle it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.forms import Arranged
from bestinterests.web.accounts.holding import signers_of
from bestinterests.web.accounts.queries import deciders_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.ui.faults import add_refusals, faults_of, sent


@require_http_methods(["GET", "HEAD", "POST"])
def arrangement(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show how many views a round needs, whether advice is sought, who signs as a senior person; change it."""
    needed = Permission.MANAGE_PEOPLE if request.method == "POST" else Permission.READ
    standing = standing_of(request, organisation, needed)
    held = standing.organisation
    deciders = deciders_of(held)
    initial = {
        "fewest_reviewers": held.fewest_reviewers,
        "has_dpo": "yes" if held.has_dpo else "no",
        "senior": [member.person.public_id for member in deciders if member.is_senior],
    }
    names = [(member.person.public_id, member.person.display_name) for member in deciders]
    form = Arranged(sent(request), initial=initial, deciders=names)
    if request.method == "POST" and form.is_valid():
        try:
            actions.arrange(
                organisation=held,
                fewest_reviewers=form.cleaned_data["fewest_reviewers"],
                has_dpo=form.cleaned_data["has_dpo"] == "yes",
                senior=frozenset(form.cleaned_data["senior"]),
                actor=standing.person,
                at=timezone.now(),
            )
        except actions.Refusing as refusing:
            add_refusals(form, "senior", refusing.refusals)
        else:
            messages.success(request, "How assessments are reviewed here is settled. It holds from the next step on.")
            return redirect("accounts:arrangement", organisation)
    values = {
        "standing": standing,
        "form": form,
        "faults": faults_of(form),
        "deciders": deciders,
        "signers": signers_of(held),
        "manages": standing.may(Permission.MANAGE_PEOPLE),
    }
    return render(request, "accounts/arrangement.html", values, status=422 if form.errors else 200)
