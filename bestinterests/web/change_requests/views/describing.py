"""Describing a change: as a member, or by an open link; and the receipt by which a sender follows it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.limits import within
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests import actions, choices
from bestinterests.web.change_requests.actions import Sender
from bestinterests.web.change_requests.forms import DescribedForm, Worded
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import Link
from bestinterests.web.change_requests.queries import MOST_SERVICES, services
from bestinterests.web.change_requests.tokens import form_key, link_at, receipt_at, receipt_path
from bestinterests.web.change_requests.views.serving import BOTH, features_of, shown, told_of, tried
from bestinterests.web.ui.faults import sent

TOO_OFTEN = "A lot was sent from where you are. Wait a few minutes, then send it again: what you typed is still here."
OURS = ("csrfmiddlewaretoken", "key")
"""Fields that nobody types into."""
RATE = "5/m/ip,40/h/ip"


@require_http_methods(BOTH)
def new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Describe a change as a member: of the service of an assessment, or of one that has none yet."""
    standing = standing_of(request, organisation)
    row, asked = None, request.GET.get("assessment", "")
    if asked:
        row = Assessment.objects.filter(organisation=standing.organisation, public_id=asked).first()
        if row is None:
            raise Http404
    elif request.method != "POST" and "other" not in request.GET:
        find = request.GET.get("find", "")
        found = services(standing.organisation, find)
        if found or find:
            values: dict[str, Any] = {"services": found, "find": find, "more": len(found) == MOST_SERVICES}
            return shown(request, "which", standing, **values)
    at = timezone.now()
    key, carried = form_key(request.POST.get("key", ""), standing.person.public_id, at)
    features, service = (features_of(row), row.service or row.title) if row else ([], "")
    form = DescribedForm(sent(request), features=features, service=service, signed_in=True)
    if request.method == "POST" and form.is_valid():
        held = actions.describe(
            organisation=standing.organisation,
            told=form.told(row.public_id if row else ""),
            key=key,
            actor=Sender(id=standing.person.public_id),
            at=at,
        )
        messages.success(request, "Your change is described. You are told once there is a question or an answer.")
        return redirect("change_requests:request", organisation, held.public_id)
    return shown(request, "new", standing, form, key=carried, service=service, **_choices())


@login_not_required
@require_http_methods(BOTH)
def described_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Describe a change without signing in. The page shows what whoever made the link chose to show, and no more."""
    link = link_at(token)
    if link is None:
        raise Http404
    at = timezone.now()
    if not link.is_open(at):
        typed = [str(value) for name, value in request.POST.items() if name not in OURS and value]
        return shown(request, "link_closed", None, status=410, typed="\n\n".join(typed))
    key, carried = form_key(request.POST.get("key", ""), link.public_id, at)
    pairs = [(str(name), str(words)) for name, words in link.features]
    form = DescribedForm(sent(request), features=pairs, service=link.service, signed_in=False)
    status = 0
    if request.method == "POST" and form.is_valid():
        if within(request, "change", RATE):
            return _sent_by(request, link, form, key)
        form.add_error(None, TOO_OFTEN)
        status = 429
    values = {"key": carried, "service": link.service, "link": link, **_choices()}
    return shown(request, "new", None, form, status=status, **values)


def _sent_by(request: HttpRequest, link: Link, form: DescribedForm, key: str) -> HttpResponse:
    held = actions.describe(
        organisation=link.organisation,
        told=form.told(link.assessment.public_id if link.assessment else ""),
        key=key,
        link=link,
        actor=Sender(name=form.cleaned_data["name"], email=form.cleaned_data["email"]),
        at=timezone.now(),
    )
    messages.success(request, "Your change is described. Keep the address of this page: the answer appears here.")
    return redirect(receipt_path(held))


@login_not_required
@require_http_methods(BOTH)
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show a sender what became of a change, and take what they add. It names nobody and no assessment."""
    held = receipt_at(token)
    if held is None:
        raise Http404
    form, status = Worded(sent(request)), 0
    if request.method == "POST" and form.is_valid():
        if not within(request, "change", RATE):
            form.add_error("words", TOO_OFTEN)
            status = 429
        else:
            words = form.cleaned_data["words"]
            done = "It is added, and whoever answers is told."
            if tried(request, form, lambda: actions.add(request=held, text=words, actor="", at=timezone.now()), done):
                return redirect(request.path)
    values = {"row": held, "address": request.build_absolute_uri(request.path), **told_of(change_of(held.held))}
    return shown(request, "receipt", None, form, status=status, **values)


def _choices() -> dict[str, Any]:
    return {"bands": choices.band_choices(), "children": choices.CHILDREN, "data": choices.DATA}
