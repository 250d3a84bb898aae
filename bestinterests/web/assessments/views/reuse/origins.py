"""What was taken over, what has changed where it came from, and what a person answers to that."""

from __future__ import annotations

from typing import Any

import msgspec
from django.contrib import messages
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.changes.references import items_by_id
from bestinterests.changes.taking.fitting import is_marked
from bestinterests.web.accounts.access import standings_in
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Unsettled, settled
from bestinterests.web.assessments.authors import Authors
from bestinterests.web.assessments.differing.answers import Answers, answers, unsettled
from bestinterests.web.assessments.differing.changes import grouped, titles
from bestinterests.web.assessments.differing.questions import Question, Sides, Who, questions
from bestinterests.web.assessments.differing.values import field_name
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import Origin
from bestinterests.web.assessments.places import address_of, own_page
from bestinterests.web.assessments.reuse.answering import Compared, compared, set_aside, settled_as, take_changes
from bestinterests.web.assessments.reuse.reaching import may_read
from bestinterests.web.assessments.reuse.taking import MARK
from bestinterests.web.assessments.snapshot import GONE, Said
from bestinterests.web.assessments.views import trails
from bestinterests.web.ledger.history import entry
from bestinterests.web.ui.faults import Fault
from bestinterests.web.ui.paging import paged

REASON = 4_000
ASKS = (~Q(latest=F("digest")) & ~Q(latest=F("aside"))) | Q(removed_on__isnull=False)
"""Rows of things whose origin changed, or from whose origin content was removed, and which nobody has answered."""


@require_safe
def reuse_origins(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show what is offered from where things came from, judgements to be made again, and everything taken over."""
    held = opened(request, assessment)
    there = items_by_id(held.head.document)
    rows = Origin.objects.filter(assessment=held.row).select_related("source__organisation")
    rows = rows.defer("source__head", "source__course")
    asking = paged(rows.filter(ASKS), ("id",), request.GET.get("asks", ""))
    everything = paged(rows, ("id",), request.GET.get("place", ""))
    standings = standings_in(request)
    values: dict[str, Any] = {
        "asking": asking,
        "everything": everything,
        "offered": [row for row in asking.rows if row.item in there],
        "taken": [row for row in everything.rows if row.item in there],
        "named": _namer(held),
        "address": lambda key: address_of(held.id, key),
        "readable": lambda row: row.source is not None and may_read(standings, row.source),
        "again": [each for each in held.judged.impacts if is_marked(each, MARK)],
    }
    return page(request, held, "assessments/reuse/origins.html", tab="features", **values)


def _namer(held: Opened) -> Any:
    known = titles(held.head.document)
    return lambda key: known.get(key, "") or key


@require_http_methods(["GET", "HEAD", "POST"])
def reuse_offer(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Show what changed where an item came from, field by field; take some of it over, or set it aside."""
    held = opened(request, assessment)
    found = Origin.objects.filter(assessment=held.row, item=item)
    origin = found.select_related("source__organisation", "source__ledger").first()
    if origin is None or item not in items_by_id(held.head.document):
        raise Http404
    beside = compared(held.head, origin)
    if request.method != "POST":
        return _page(request, held, origin, beside)
    held.insist_open()
    if request.POST.get("seen") != origin.latest:
        stale = Fault("offer", "It changed again meanwhile. Nothing was written. Look at what it says now.")
        return _page(request, held, origin, beside, (stale,), status=409)
    if request.POST.get("act") == "aside":
        return _aside(request, held, origin, beside)
    return _take(request, held, origin, beside)


def _page(
    request: HttpRequest,
    held: Opened,
    origin: Origin,
    beside: Compared | None,
    faults: tuple[Fault, ...] = (),
    given: Answers | None = None,
    asked: tuple[Question, ...] = (),
    chosen: list[str] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    source = origin.source
    readable = source is not None and may_read(standings_in(request), source)
    shown = beside if readable else None
    names = titles(beside.now.document, held.head.document) if beside else titles(held.head.document)
    edits = shown.offer.fields if shown else ()
    groups = grouped(edits, held.id, names, held.framework)
    values: dict[str, Any] = {
        "origin": origin,
        "source": source if readable else None,
        "title": titles(held.head.document).get(origin.item, "") or origin.item,
        "offer": shown.offer if shown else None,
        "changes": list(zip([edit.path[-1] for edit in edits], groups[0].changes, strict=True)) if groups else [],
        "questions": asked,
        "chosen": chosen or request.POST.getlist("field"),
        "sent": given.sent if given else {},
        "reason": request.POST.get("reason", ""),
        "faults": faults,
        "part": lambda key: (names.get(key, "") or key, _taking(held, origin, key)),
        "there": own_page(source.public_id, origin.source_item) if source and readable and not origin.is_gone else "",
        "back": address_of(held.id, origin.item),
        "aside": reason_of(held, origin),
        "trail": [("Taken over", trails.to(held, "reuse_origins"))],
    }
    return page(request, held, "assessments/reuse/offer.html", tab="features", status=status, **values)


def _taking(held: Opened, origin: Origin, item: str) -> str:
    """The page on which something more of the origin is taken over."""
    return trails.to(held, "reuse_item", origin.source.public_id, item) if origin.source else ""


def reason_of(held: Opened, origin: Origin) -> str | None:
    """Why an offer was set aside; blank where the words were removed, None where none was."""
    line = entry(held.head.ledger, origin.aside_line) if origin.aside_line else None
    if line is None:
        return None
    return "" if line.content == GONE else msgspec.json.decode(line.content, type=Said).words


def _aside(request: HttpRequest, held: Opened, origin: Origin, beside: Compared | None) -> HttpResponse:
    reason = request.POST.get("reason", "").replace("\r\n", "\n").strip()
    if not reason or len(reason) > REASON:
        said = f"Shorten the reason to {REASON:,} characters." if reason else "Say why it is left as it is here."
        return _page(request, held, origin, beside, (Fault("reason", said),), status=422)
    try:
        set_aside(assessment=held.row, origin=origin, reason=reason, actor=held.actor, at=held.at)
    except Refusing as refusing:
        refused = tuple(Fault("offer", each.sentence) for each in refusing.refusals)
        return _page(request, held, origin, beside, refused, status=409)
    messages.success(request, "It is set aside. If it changes again where it came from, it is offered again.")
    return redirect("assessments:reuse_origins", held.id)


def _take(request: HttpRequest, held: Opened, origin: Origin, beside: Compared | None) -> HttpResponse:
    """Take the chosen fields over; where they were changed here as well, ask."""
    if beside is None or beside.offer.gone or not may_read(standings_in(request), beside.origin.source):  # type: ignore[arg-type]
        raise Http404
    offered = [edit.path[-1] for edit in beside.offer.fields]
    act = request.POST.get("act", "")
    names = offered if act == "all" else [each for each in request.POST.getlist("field") if each in offered]
    if not names and offered:
        fault = Fault("fields", "Choose what is taken over, or set it aside with a reason.")
        return _page(request, held, origin, beside, (fault,), status=422)
    if not offered:
        if not beside.offer.parts:
            settled_as(beside)
            messages.success(request, "Nothing reads otherwise any more.")
        return redirect("assessments:reuse_origins", held.id)
    asked = _questions(held, beside, names)
    given = answers(asked, request.POST)
    if asked and given.faults:
        first = not any(name.startswith("choose-") for name in request.POST)
        faults = () if first else given.faults
        return _page(request, held, origin, beside, faults, given, asked, names, status=409 if first else 422)
    try:
        done = take_changes(held=beside, names=names, settle=settled(given.choices), actor=held.actor, at=held.at)
    except Unsettled as error:
        return _page(request, held, origin, beside, unsettled(error), given, asked, names, status=409)
    except Refusing as refusing:
        refused = tuple(Fault("offer", each.sentence) for each in refusing.refusals)
        return _page(request, held, origin, beside, refused, status=409)
    words = ", ".join(field_name((name,)).lower() for name in names)
    messages.success(request, f"Taken over: {words}." if done.changes.edits else "The record says so already.")
    return redirect(address_of(held.id, origin.item))


def _questions(held: Opened, beside: Compared, names: list[str]) -> tuple[Question, ...]:
    result = beside.merged(names)
    authors = Authors(held.head, held.head.revision)
    title = beside.origin.source.title if beside.origin.source else ""
    sides = Sides(
        Who("As it was taken over", f"version {beside.origin.source_version}"),
        lambda conflict: Who("Here", authors.words(conflict.path)),
        Who("As it is there now", title),
        "As it is there now",
    )
    return questions(
        result,
        sides,
        titles=titles(held.head.document),
        framework=held.framework,
        evaluate=lambda document: evaluated(document, held.on),
    )
