"""Pages on which tokens are made, seen and revoked, by their person and by administrators."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import person_of, standing_of, standings_in
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api import actions, queries
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.forms import TokenAsked
from bestinterests.web.api.library import answer
from bestinterests.web.api.models import Token
from bestinterests.web.api.scopes import SCOPES
from bestinterests.web.ui.faults import add_refusals, faults_of, sent

FIELDS = {"token.scopes": "scopes", "token.organisations": "organisations", "token.until": "until"}
USUAL = dt.timedelta(days=90)
"""How long a token lasts where nobody says otherwise."""


@require_http_methods(["GET", "HEAD", "POST"])
@limited("tokens", "20/h/user")
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's tokens; a form that is sent makes one, and its secret is shown on this page and never again."""
    person, at = person_of(request), timezone.now()
    standings = standings_in(request)
    bodies = [held.organisation for held in standings]
    initial = {
        "until": f"{timezone.localdate(at) + USUAL:%-d %B %Y}",
        "organisations": [body.public_id for body in bodies] if len(bodies) == 1 else [],
    }
    form = TokenAsked(sent(request), bodies=bodies, initial=initial)
    secret, made = "", None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made, secret = actions.make_token(
                name=told["name"],
                scopes=frozenset(told["scopes"]),
                organisations=frozenset(told["organisations"]),
                standings=standings,
                until=told["until"] or dt.date.min,
                actor=person,
                at=at,
            )
        except Refusing as refusing:
            for refusal in refusing.refusals:
                add_refusals(form, FIELDS.get(refusal.code, "name"), [refusal])
    values = {
        "form": TokenAsked(bodies=bodies, initial=initial) if made else form,
        "faults": () if made else faults_of(form),
        "scopes": list(SCOPES.values()),
        "bodies": bodies,
        "secret": secret,
        "made": made,
        "listed": queries.tokens_of(person, request.GET.get("tokens", ""), at),
    }
    return render(request, "api/tokens.html", values, status=422 if values["faults"] else 200)


@require_POST
def token_revoke(request: HttpRequest, token: str) -> HttpResponse:
    """End one's own token."""
    person = person_of(request)
    held = get_object_or_404(Token.objects.select_related("person"), public_id=token, person=person)
    _revoke(request, held)
    return redirect("api:tokens")


@require_safe
def organisation_tokens(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the tokens by which programs act in an organisation, for administrators."""
    standing = standing_of(request, organisation, Permission.CONNECT)
    listed = queries.tokens_in(standing.organisation, request.GET.get("tokens", ""), timezone.now())
    return render(request, "api/organisation_tokens.html", {"standing": standing, "listed": listed})


@require_POST
def organisation_token_revoke(request: HttpRequest, organisation: str, token: str) -> HttpResponse:
    """End a token of a member, as an administrator."""
    standing = standing_of(request, organisation, Permission.CONNECT)
    rows = queries.reaching(standing.organisation).select_related("person")
    _revoke(request, get_object_or_404(rows, public_id=token), standing.organisation)
    return redirect("api:organisation_tokens", organisation)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer an address of the API at which there is nothing."""
    remedy = "The description is at /api/v1/openapi.json."
    return answer(wrong(404, "api.not-found", "There is nothing at this address.", remedy).fault)


def _revoke(request: HttpRequest, held: Token, within: Organisation | None = None) -> None:
    actions.revoke_token(token=held, within=within, actor=person_of(request), at=timezone.now())
    messages.success(request, f"The token {held.name} is revoked. Whatever used it is refused from now on.")
