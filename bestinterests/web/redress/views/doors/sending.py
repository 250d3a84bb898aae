"""Sending it, once, and the receipt: shown until it is written down or skipped, and kept nowhere."""

from __future__ import annotations

import secrets

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions.receiving import receive
from bestinterests.web.redress.journey import first_open, told
from bestinterests.web.redress.slowing import SENDING, has_waited, new_ticket
from bestinterests.web.redress.views.doors.asking import asked_of
from bestinterests.web.redress.views.doors.counting import days_of
from bestinterests.web.redress.views.doors.entering import BOTH
from bestinterests.web.redress.views.doors.following import row_of
from bestinterests.web.redress.views.doors.frame import Fault, Standing
from bestinterests.web.redress.views.doors.shutting import shut
from bestinterests.web.redress.visiting import Visiting, end_visit, keep_visit, kept_words, visit_of

TRAP = "website"
"""A field that people never see and programs fill in."""


@login_not_required
@require_POST
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send what was answered. The same form sent twice, or by the button back, is one case."""
    standing = Standing(request, slug)
    visit = standing.visit
    if visit.case and not visit.form:
        return redirect("redress:door_receipt", slug)  # by the button back: it is sent already
    if not standing.door.is_open:
        return shut(standing)
    asked = asked_of(standing)
    missing = first_open(visit.answers, asked)
    if missing or not visit.form:
        return redirect("redress:door_question", slug, (missing or asked[0]).key)
    if request.POST.get(TRAP):
        fault = Fault("send", standing.say("errors.too_fast").words)
        return standing.page("again", faults=(fault,), status=422)
    ring, form = keys.ring(), f"form {visit.form}"
    wait = SENDING.wait(request, standing.at)
    if wait and not has_waited(ring, form, request.POST.get("ticket", "")[:200], standing.at):
        more = {"ticket": new_ticket(ring, form, wait, standing.at)}
        return standing.page("again", faults=(Fault("send", standing.say("errors.busy").words),), status=429, more=more)
    SENDING.failed(request, standing.at)
    return _sent(standing)


def _sent(standing: Standing) -> HttpResponse:
    """Take it in, and bind the browser to the case. Both or nothing: the code is shown to this browser alone."""
    request, slug, visit = standing.request, standing.portal.slug, standing.visit
    way = redirect("redress:door_receipt", slug)
    with transaction.atomic():
        found = receive(portal=standing.portal, told=told(visit.answers, standing.at), sent=visit.form, at=standing.at)
        if not found.receipt and visit_of(request, standing.portal).case == found.row.public_id:
            return way  # the other press of the button was quicker, and has kept the code
        after = Visiting(answers=kept_words(visit), case=found.row.public_id, receipt=found.receipt)
        return keep_visit(request, way, standing.portal, after, standing.at)


@login_not_required
@require_http_methods(BOTH)
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the receipt, with what happens next. It can be typed again to be sure, pasted, or skipped."""
    standing = Standing(request, slug)
    visit, row = standing.visit, row_of(standing)
    if row is None:
        return redirect("redress:door", slug)
    if not visit.receipt:
        return redirect("redress:door_case", slug)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        if "skip" in request.POST:
            after = replace(visit, receipt="", checked=True)
            return keep_visit(request, redirect("redress:door_case", slug), standing.portal, after, standing.at)
        typed, shown = receipts.read(request.POST.get("code", "")), receipts.read(visit.receipt)
        if typed is not None and shown is not None and secrets.compare_digest(typed, shown):
            after = replace(visit, checked=True)
            return keep_visit(request, redirect("redress:door_receipt", slug), standing.portal, after, standing.at)
        faults = (Fault("code", standing.say("receipt.tried_wrong").words),)
    case = read(row).case
    more = {
        "code": visit.receipt,
        "held": case,
        "days": days_of(row, case, standing.at),
        "typed": request.POST.get("code", "")[:200],
    }
    return standing.page("receipt", faults=faults, status=422 if faults else 200, more=more)


@login_not_required
@require_POST
def throw_away(request: HttpRequest, slug: str) -> HttpResponse:
    """Throw away what was answered so far, and say so."""
    standing = Standing(request, slug)
    response = standing.page("thrown_away")
    return end_visit(request, response)
