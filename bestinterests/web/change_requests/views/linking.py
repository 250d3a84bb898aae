"""The links by which changes are described without signing in: made, shown, withdrawn."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import standing_to
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import names_of
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.forms import LinkForm
from bestinterests.web.change_requests.queries import links_of
from bestinterests.web.change_requests.tokens import link_path
from bestinterests.web.change_requests.views.serving import BOTH, features_of, shown
from bestinterests.web.ui.faults import sent
from bestinterests.web.ui.paging import paged

ANSWER = Permission.ANSWER_CHANGES


@require_safe
def links(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the links of an organisation, the newest first."""
    standing, at = standing_to(request, organisation, ANSWER), timezone.now()
    held = paged(links_of(standing.organisation), ("-made_at", "-id"), request.GET.get("place", ""))
    rows = [(row, request.build_absolute_uri(link_path(row)) if row.is_open(at) else "") for row in held.rows]
    names = names_of({row.by for row in held.rows} | {row.withdrawn_by for row in held.rows} - {""})
    return shown(request, "links", standing, page=held, rows=rows, names=names)


@require_http_methods(BOTH)
def link_new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Make a link, for one assessment or for any service."""
    standing, at = standing_to(request, organisation, ANSWER), timezone.now()
    asked, row = request.GET.get("assessment", ""), None
    if asked:
        row = Assessment.objects.filter(organisation=standing.organisation, public_id=asked).first()
        if row is None:
            raise Http404
    features = features_of(row) if row else []
    form = LinkForm(sent(request), features=features, on=timezone.localdate(at))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.make_link(
            organisation=standing.organisation,
            assessment=row,
            label=told["label"],
            service=(row.service or row.title) if row and told["shows_service"] else "",
            features=[pair for pair in features if pair[0] in told["features"]],
            expires_at=ends_after(told["expires_on"]),
            actor=standing.person.public_id,
            at=at,
        )
        messages.success(request, "The link is made. Copy it from the list, and send it to whoever plans changes.")
        return redirect("change_requests:links", organisation)
    return shown(request, "link_new", standing, form, row=row, features=features)


@require_POST
def link_withdraw(request: HttpRequest, organisation: str, link: str) -> HttpResponse:
    """Withdraw a link."""
    standing = standing_to(request, organisation, ANSWER)
    row = links_of(standing.organisation).filter(public_id=link).first()
    if row is None:
        raise Http404
    actions.withdraw_link(link=row, actor=standing.person.public_id, at=timezone.now())
    messages.success(request, "The link is withdrawn. What came in by it stays.")
    return redirect("change_requests:links", organisation)


def ends_after(day: dt.date | None) -> dt.datetime | None:
    """The end of the last day on which a link works."""
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
