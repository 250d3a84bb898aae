"""Portals: which there are, what stands before one may open, and each with its words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import Standing, standing_to
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import read_document
from bestinterests.web.redress.actions.portals import change_portal, make_portal, open_portal, shut_portal
from bestinterests.web.redress.forms import WORDED, PortalForm, ShutForm
from bestinterests.web.redress.icons import OFFERED, icon
from bestinterests.web.redress.models import Portal
from bestinterests.web.redress.readiness import conditions, door_of
from bestinterests.web.redress.speaking import SENTENCES, spoken_at
from bestinterests.web.redress.views.serving import BOTH, shown, tried
from bestinterests.web.ui.faults import sent
from bestinterests.web.ui.paging import paged

RUN = Permission.RUN_PORTAL
SEE = (RUN, Permission.OVERSEE_CASES)
SNIPPET = """<p>
  <a href="{address}"><img src="talk.svg" alt="" width="24" height="24"> Tell us about your information</a>
</p>"""
"""What a service puts into its own pages: it loads nothing from here, so that nobody learns who saw it."""
MOST = 200
"""Services that are offered to choose from when a portal is made."""


@require_safe
def portals(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the portals of an organisation, and what stands before any may be open."""
    standing, at = standing_to(request, organisation, *SEE), timezone.now()
    rows = Portal.objects.filter(organisation=standing.organisation).select_related("assessment")
    held = paged(rows, ("name", "id"), request.GET.get("place", ""))
    return shown(request, "portals", standing, page=held, conditions=conditions(standing.organisation, at))


@require_http_methods(BOTH)
def portal_new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Choose a service, and make its portal."""
    standing = standing_to(request, organisation, RUN)
    without = Assessment.objects.filter(organisation=standing.organisation, portal=None).order_by("title", "pk")
    if request.method == "POST":
        row = without.filter(public_id=request.POST.get("assessment", "")).first()
        if row is not None:
            name = (row.service or row.title)[:120]
            made = make_portal(assessment=row, told={"name": name}, at=timezone.now())
            return redirect("redress:portal", organisation, made.public_id)
        messages.success(request, "Choose one of the services below; nothing was made.")
    return shown(request, "portal_new", standing, rows=without[:MOST], more=without.count() > MOST)


@require_http_methods(BOTH)
def portal(request: HttpRequest, organisation: str, portal: str) -> HttpResponse:
    """Show a portal with its address, and take in its words."""
    standing, at = standing_to(request, organisation, *SEE), timezone.now()
    row = portal_of(standing, portal)
    address = request.build_absolute_uri(f"/ask/{row.slug}/")
    features = [(each.id, each.name or each.id) for each in read_document(row.assessment.head).assessment.features]
    held = {f"{each['id']}_{band}": words for each in row.features for band, words in each["words"].items()}
    if request.method == "POST":
        standing_to(request, organisation, RUN)
    form = PortalForm(sent(request), features=features, initial={"name": row.name, "website": row.website, **held})
    if request.method == "POST" and form.is_valid():
        change_portal(portal=row, told=form.told())
        messages.success(request, "The words of the portal are saved.")
        return redirect(request.path)
    return shown(
        request,
        "portal",
        standing,
        form,
        row=row,
        door=door_of(row, at),
        conditions=conditions(standing.organisation, at),
        features=features,
        bands=WORDED,
        address=address,
        spoken=len(spoken_at(row)),
        sentences=len(SENTENCES),
        snippet=SNIPPET.format(address=address),
        offered=OFFERED.items(),
        icon=icon,
    )


@require_POST
def portal_open(request: HttpRequest, organisation: str, portal: str) -> HttpResponse:
    """Open a portal, where everything stands."""
    standing = standing_to(request, organisation, RUN)
    row = portal_of(standing, portal)
    try:
        open_portal(portal=row, actor=standing.person.public_id, at=timezone.now())
    except Refusing as refusing:
        return shown(request, "portal_refused", standing, row=row, refusals=refusing.refusals)
    messages.success(request, "The portal is open. Put its address where children find it in the service.")
    return redirect("redress:portal", organisation, portal)


@require_http_methods(BOTH)
def portal_shut(request: HttpRequest, organisation: str, portal: str) -> HttpResponse:
    """Shut a portal to what is new, with words for its visitors."""
    standing = standing_to(request, organisation, RUN)
    row, form = portal_of(standing, portal), ShutForm(sent(request))
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        done = "The portal is shut. Whoever has a case there can still follow it."
        if tried(request, form, lambda: shut_portal(portal=row, because=because, at=timezone.now()), done):
            return redirect("redress:portal", organisation, portal)
    return shown(request, "portal_shut", standing, form, row=row)


def portal_of(standing: Standing, public: str) -> Portal:
    """A portal of an organisation. Raises Http404."""
    rows = Portal.objects.select_related("organisation", "assessment")
    found = rows.filter(organisation=standing.organisation, public_id=public).first()
    if found is None:
        raise Http404
    return found
