"""Sending it, once, and the receipt: shown until it is written down or skipped, and kept nowhere."""

from __future__ import annotations

import secrets

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from bestinterests.web.redress import receipts
from bestinterests.web.redress.actions.receiving import receive
from bestinterests.web.redress.journey import first_open, told
from bestinterests.web.redress.models import Case
from bestinterests.web.redress.views.doors.asking import asked_of
from bestinterests.web.redress.views.doors.entering import BOTH
from bestinterests.web.redress.views.doors.frame import Fault, Standing
from bestinterests.web.redress.views.doors.shutting import shut
from bestinterests.web.redress.views.doors.telling import dates_of
from bestinterests.web.redress.visiting import Visiting, end_visit, keep_visit, kept_words

TRAP = "website"
"""A field that people never see and programs fill in."""


@login_not_required
@require_POST
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send what was answered. The same form sent twice, or by the button back, is one case."""
    standing = Standing(request, slug)
    if not standing.door.is_open:
        return shut(standing)
    visit, asked = standing.visit, asked_of(standing)
    missing = first_open(visit.answers, asked)
    if missing or not visit.form:
        return redirect("redress:door_question", slug, (missing or asked[0]).key)
    if request.POST.get(TRAP):
        fault = Fault("send", standing.say("errors.too_fast").words)
        return standing.page("again", faults=(fault,), status=422)
    found = receive(portal=standing.portal, told=told(visit.answers, standing.at), sent=visit.form, at=standing.at)
    after = Visiting(
        answers=kept_words(visit),
        case=found.row.public_id,
        receipt=found.receipt or visit.receipt,
    )
    return keep_visit(request, redirect("redress:door_receipt", slug), standing.portal, after, standing.at)


@login_not_required
@require_http_methods(BOTH)
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the receipt, with what happens next. It can be typed again to be sure, pasted, or skipped."""
    standing = Standing(request, slug)
    visit = standing.visit
    row = Case.objects.filter(public_id=visit.case, organisation=standing.portal.organisation).first()
    if row is None or not visit.receipt:
        return redirect("redress:door", slug)
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
    return standing.page(
        "receipt",
        faults=faults,
        status=422 if faults else 200,
        more={
            "code": visit.receipt,
            "row": row,
            "dates": dates_of(row, standing.at),
            "typed": request.POST.get("code"),
        },
    )


@login_not_required
@require_POST
def throw_away(request: HttpRequest, slug: str) -> HttpResponse:
    """Throw away what was answered so far, and say so."""
    standing = Standing(request, slug)
    response = standing.page("thrown_away")
    return end_visit(request, response)
