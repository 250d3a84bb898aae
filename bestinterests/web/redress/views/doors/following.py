"""Coming back with a receipt: where a case stands, what came of it, and what its sender can do about it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from bestinterests.texts.audiences import audience_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.redress.access import Read, read
from bestinterests.web.redress.actions import sending
from bestinterests.web.redress.keys import NoKeys
from bestinterests.web.redress.looking_up import tried
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.views.doors.asking import typed
from bestinterests.web.redress.views.doors.counting import days_of
from bestinterests.web.redress.views.doors.entering import BOTH
from bestinterests.web.redress.views.doors.frame import Fault, Standing
from bestinterests.web.redress.views.doors.telling import outcomes_of
from bestinterests.web.redress.visiting import Visiting, end_visit, keep_visit, kept_words
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.policies import may_reopen
from bestinterests.workflow.casework.senders import may_add, may_hurry, may_judge, may_withdraw

MOST = 5_000
SLOW_DOWN = "follow.wait"
LOOK_AGAIN = dt.timedelta(days=7)
"""After how long somebody is told to look again, where no day is near."""


@login_not_required
@require_http_methods(BOTH)
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a receipt and open the case. Wrong, absent and over are one answer."""
    standing = Standing(request, slug)
    if request.method != "POST":
        return standing.page("code", more={"typed": "", "ticket": ""})
    text, ticket = request.POST.get("code", "")[:200], request.POST.get("ticket", "")[:200]
    try:
        found = tried(request, standing.portal, text, standing.at, ticket)
    except NoKeys:
        return standing.page("code", more={"typed": text, "ticket": "", "says": SLOW_DOWN})
    if found.wait:
        return standing.page("code", more={"typed": text, "ticket": found.ticket, "says": SLOW_DOWN})
    if found.row is None:
        return standing.page("code", more={"typed": text, "ticket": "", "says": "follow.wrong"})
    before = found.row.visited_at
    sending.visited(row=found.row, at=standing.at)
    told = read(found.row).case.told
    # Who comes on another device, or after closing, reads the words in which they wrote.
    kept = kept_words(standing.visit) or {"audience": audience_of(told.visitor, told.band).value}
    visit = Visiting(answers=kept, case=found.row.public_id, checked=True, seen=before.isoformat() if before else "")
    return keep_visit(request, redirect("redress:door_case", slug), standing.portal, visit, standing.at)


@login_not_required
@require_safe
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where a case stands, to the browser that sent it or opened it with its receipt."""
    standing = Standing(request, slug)
    row = row_of(standing)
    return _shown(standing, row, read(row)) if row else redirect("redress:door_code", slug)


@login_not_required
@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Take in what the sender adds, or answers."""

    def do(standing: Standing, row: Row, text: str) -> None:
        sending.add(row=row, text=text, at=standing.at)

    return _said(request, slug, "text", do)


@login_not_required
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the case back."""

    def do(standing: Standing, row: Row, text: str) -> None:
        sending.withdraw(row=row, words=text, at=standing.at)

    return _said(request, slug, "why", do, needs=False)


@login_not_required
@require_POST
def again(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody to look again."""

    def do(standing: Standing, row: Row, text: str) -> None:
        sending.ask_again(row=row, words=text, at=standing.at)

    return _said(request, slug, "again", do)


@login_not_required
@require_POST
def soon(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that it is urgent, and why."""

    def do(standing: Standing, row: Row, text: str) -> None:
        sending.hurry(row=row, words=text, at=standing.at)

    return _said(request, slug, "soon", do)


@login_not_required
@require_POST
def not_safe(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that somebody is not safe: the lead is called. Then the page of who helps now."""
    standing = Standing(request, slug)
    row = row_of(standing)
    if row is None:
        return redirect("redress:door_code", slug)
    text, _ = typed(standing, request.POST.get("unsafe", ""), "unsafe", MOST)
    # Where it was erased meanwhile, who helps is told all the same.
    with suppress(Refusing):
        sending.not_safe(row=row, words=text, at=standing.at)
    return redirect("redress:door_safe", slug)


@login_not_required
@require_POST
def fair(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whether it was fair."""
    standing = Standing(request, slug)
    row = row_of(standing)
    said = request.POST.get("fair", "")
    if row is not None and said in ("yes", "no", "unsure"):
        try:
            sending.judge(row=row, fair=said, at=standing.at)
        except Refusing:
            return redirect("redress:door_case", slug)
    return redirect("redress:door_case", slug)


@login_not_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the case on this device; nothing of it stays here."""
    standing = Standing(request, slug)
    return end_visit(request, standing.page("closed"))


def row_of(standing: Standing) -> Row | None:
    """The case that this browser may read, as long as its receipt opens it."""
    held = standing.visit.case
    if not held:
        return None
    rows = Row.objects.select_related("organisation", "ledger", "assessment", "portal")
    row = rows.filter(public_id=held, organisation=standing.portal.organisation).first()
    if row is None or (row.receipt_ends_at is not None and row.receipt_ends_at <= standing.at):
        return None
    return row


def _said(request: HttpRequest, slug: str, field: str, do: Any, *, needs: bool = True) -> HttpResponse:
    """Take in words of the sender; a fault shows the case again with what was typed."""
    standing = Standing(request, slug)
    row = row_of(standing)
    if row is None:
        return redirect("redress:door_code", slug)
    text, faults = typed(standing, request.POST.get(field, ""), field, MOST)
    if needs and not text and not faults:
        faults = [Fault(field, standing.say("errors.write", question=standing.say("messages.write").words).words)]
    if not faults:
        try:
            do(standing, row, text)
        except Refusing as refusing:
            if row_of(standing) is None:
                return redirect("redress:door_code", slug)  # it was erased meanwhile
            faults = [Fault(field, refusing.refusals[0].sentence)]
    if faults:
        return _shown(standing, row, read(row), tuple(faults), {field: text})
    visit = replace(standing.visit, said=field)
    return keep_visit(request, redirect("redress:door_case", slug), standing.portal, visit, standing.at)


def _shown(
    standing: Standing, row: Row, found: Read, faults: tuple[Fault, ...] = (), kept: dict[str, str] | None = None
) -> HttpResponse:
    held: Case = found.case
    told = outcomes_of(held)
    return standing.page(
        "case",
        faults=faults,
        status=422 if faults else 200,
        more={
            "row": row,
            "held": held,
            "days": days_of(row, held, standing.at),
            "told": told,
            "kept": kept or {},
            "said": standing.visit.said if not faults else "",
            "seen": dt.datetime.fromisoformat(standing.visit.seen) if standing.visit.seen else None,
            "again_on": timezone.localdate(standing.at) + LOOK_AGAIN,
            "may_add": not may_add(held, "-"),
            "may_hurry": not held.urgent and not may_hurry(held, "-"),
            "may_withdraw": not may_withdraw(held),
            "may_ask_again": bool(told) and not may_reopen(held, None, "-"),
            "may_judge": not may_judge(held),
        },
    )
