"""Taking something over: looked for by words, looked at with everything that comes and stays, taken in one line."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.changes.taking.content import found as item_there
from bestinterests.changes.taking.parcel import ALONG, Parcel
from bestinterests.documents.wording import many, short
from bestinterests.domain.problem import Problem, Refusal, Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.differing.changes import titles
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.places import address_of
from bestinterests.web.assessments.reuse.finding import KINDS, Sought, places
from bestinterests.web.assessments.reuse.ground import here_from
from bestinterests.web.assessments.reuse.reaching import source_of
from bestinterests.web.assessments.reuse.saying import TITLES, cautions, stays
from bestinterests.web.assessments.reuse.taking import AlreadyHere, Asked, Taken, parcel_from, take_over
from bestinterests.web.assessments.snapshot import Head, head_of
from bestinterests.web.assessments.views import trails

TABS = {"F": "features", "D": "features", "I": "impacts", "M": "actions", "E": "evidence", "A": "evidence"}
TEXTS = ("description", "what", "says", "mechanism", "data")
"""Fields that say what an item is, the first that is there."""
ALWAYS = ("attachments", "groups", "links")
"""Collections that come where what comes needs them."""
WORDS = 200


@require_safe
def reuse(request: HttpRequest, assessment: str) -> HttpResponse:
    """Look for something to take over. q: words; kind: a letter; within: one assessment; place: of the page."""
    held = opened(request, assessment)
    asked = {name: request.GET.get(name, "").strip()[:WORDS] for name in ("q", "kind", "within")}
    kind = asked["kind"] if asked["kind"] in KINDS else ""
    within = source_of(held.row, asked["within"]) if asked["within"].isalnum() else None
    sought = Sought(asked["q"], kind, within.public_id if within else "")
    found, paged = places(held.row, held.head.document, sought, request.GET.get("place", ""))
    kept = {name: value for name, value in (("q", sought.words), ("kind", kind)) if value}
    values: dict[str, Any] = {
        "sought": sought,
        "kinds": KINDS,
        "found": found,
        "paged": paged,
        "within": within,
        "kept": urlencode(kept),
        "kept_within": urlencode({**kept, "within": sought.within}) if within else urlencode(kept),
        "add": lambda **more: urlencode({**kept, **more}),
    }
    return page(request, held, "assessments/reuse/search.html", tab=TABS.get(kind, "features"), **values)


@require_http_methods(["GET", "HEAD", "POST"])
def reuse_item(request: HttpRequest, assessment: str, source: str, item: str) -> HttpResponse:
    """Show what comes with an item and what stays, and take it over."""
    held = opened(request, assessment, Permission.EDIT)
    row = source_of(held.row, source)
    there = head_of(row)
    if item[:1] not in TABS or item_there(there.document.assessment, item) is None:
        raise Http404
    if request.method == "POST":
        held.insist_open()
        return _taken(request, held, row, there, item)
    return _shown(request, held, row, there, item, Asked(item))


def _shown(
    request: HttpRequest,
    held: Opened,
    row: Assessment,
    there: Head,
    item: str,
    asked: Asked,
    refused: tuple[Problem | Refusal, ...] = (),
) -> HttpResponse:
    known_here = here_from(held.head.pk, there.pk, held.head.document)
    whole = parcel_from(held.head, there, row, Asked(item, judgements=True), known_here, held.at)
    judged = there.document.assessment
    known = {**titles(there.document), **{each.id: short(each.says, 60) for each in judged.findings}}
    mine = item_there(judged, item)
    values: dict[str, Any] = {
        "source": row,
        "item": mine,
        "title": known.get(item, "") or item,
        "text": next((text for name in TEXTS if (text := getattr(mine, name, ""))), ""),
        "parcel": whole,
        "along": [(name, TITLES[name], items) for name in ALONG if (items := _beside(whole, name, item))],
        "always": [(TITLES[name], items) for name in ALWAYS if (items := _beside(whole, name, item))],
        "named": lambda each: known.get(each, "") or each,
        "stays": stays(whole.left, known, held.framework),
        "cautions": cautions(whole, held.judged, held.framework),
        "here": [(there_id, id_) for there_id, id_ in whole.here.items()],
        "address": lambda id_: address_of(held.id, id_),
        "already": known_here.get(item, ""),
        "asked": asked,
        "refused": refused,
        "trail": [("Take over", trails.to(held, "reuse"))],
    }
    status = 409 if refused else 200
    return page(request, held, "assessments/reuse/item.html", tab=TABS[item[:1]], status=status, **values)


def _beside(held: Parcel, collection: str, item: str) -> list[Any]:
    """What of a collection comes along, without what is asked for."""
    return [each for each in held.items.get(collection, ()) if each.id != item]


def _taken(request: HttpRequest, held: Opened, row: Assessment, there: Head, item: str) -> HttpResponse:
    along = tuple(name for name in ALONG if name in request.POST.getlist("along"))
    asked = Asked(item, along, request.POST.get("judgements") == "with")
    try:
        done = take_over(
            assessment=held.row, source=row, asked=asked, key=f"t-{secrets.token_hex(5)}", actor=held.actor, at=held.at
        )
    except AlreadyHere as known:
        messages.success(request, f"It was taken over before: it is here as {known.item}. Nothing was added.")
        return redirect(address_of(held.id, known.item))
    except Refusing as refusing:
        return _shown(request, held, row, there, item, asked, refusing.refusals)
    except Refused as refused:
        return _shown(request, held, row, there, item, asked, tuple(refused.problems))
    messages.success(request, _told(done, row, asked))
    return redirect(address_of(held.id, done.item))


def _told(done: Taken, row: Assessment, asked: Asked) -> str:
    others = len(done.ids) - 1
    came = f"It is taken over from {row.title} as {done.item}"
    came += f", with {many(others, 'other thing')} that belong{'s' if others == 1 else ''} to it" if others else ""
    judged = "Judgements are marked: make each of them again." if asked.judgements else "Nothing is judged yet."
    return f"{came}. Each says in its note where it came from. {judged}"
