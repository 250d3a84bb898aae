"""Tensions: what the method found to pull apart, and what a person wrote about how it was resolved."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from bestinterests.documents.context import Context
from bestinterests.documents.report.tensions import BETWEEN
from bestinterests.domain.evaluation import Conflict
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.blocks import context_of, said
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.sheets.balances import TENSION
from bestinterests.web.assessments.views.items import BOTH, ItemPages, given, trail_of
from bestinterests.web.assessments.views.numbers import number_of

SIZE = 50
NOUN = ItemPages(
    sheet=TENSION,
    collection="tensions",
    route="assessments:tension",
    listed="assessments:tensions",
    trail=trail_of("Tensions", "assessments:tensions"),
    title=lambda tension: tension.title,
)


class Found(NamedTuple):
    """Something that pulls apart. kind: in words. record: where to write about it, or where that is written."""

    conflict: Conflict
    kind: str
    sentence: Markup
    record: str


@require_safe
def tensions(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what pulls apart: without a record first, then recorded and unresolved, then resolved."""
    held = opened(request, assessment)
    context = context_of(held)
    conflicts = sorted(held.evaluation.conflicts, key=lambda c: (c.resolved, c.tension is not None))
    first = number_of(request.GET.get("from", ""))
    named = {conflict.tension for conflict in conflicts}
    return page(
        request,
        held,
        "assessments/tensions.html",
        found=[_found(held, context, conflict) for conflict in conflicts[first : first + SIZE]],
        counts={
            "all": len(conflicts),
            "bare": sum(1 for c in conflicts if c.tension is None),
            "open": sum(1 for c in conflicts if c.tension is not None and not c.resolved),
        },
        own=[tension for tension in held.judged.tensions if tension.id not in named],
        before=max(first - SIZE, 0) if first else None,
        after=first + SIZE if first + SIZE < len(conflicts) else None,
    )


@require_http_methods(BOTH)
def tension_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Record a tension; the address may name the items that pull apart. Nothing else is filled in."""
    held = opened(request, assessment)
    fixed: dict[str, Any] = {**given(request, held, "impacts", "findings", "measures")}
    if request.GET.get("between") in BETWEEN:
        fixed["between"] = request.GET["between"]
    lead = (
        "The items are filled in. What pulls apart, how it was resolved and why are for a person to write."
        if fixed
        else ""
    )
    return NOUN.new(request, held, heading="A new tension", fixed=fixed, lead=lead, said="The tension is recorded.")


@require_http_methods(BOTH)
def tension(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one tension."""
    return NOUN.one(request, opened(request, assessment), item)


@require_http_methods(BOTH)
def tension_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a tension, and delete it."""
    return NOUN.delete(request, opened(request, assessment), item)


def _found(held: Opened, context: Context, conflict: Conflict) -> Found:
    record = reverse("assessments:tension", args=[held.id, conflict.tension]) if conflict.tension else ""
    return Found(
        conflict,
        BETWEEN.get(conflict.kind, conflict.kind),
        said(held, context.words(conflict.sentence)),
        record or f"{reverse('assessments:tension_new', args=[held.id])}?{_items(conflict)}",
    )


def _items(conflict: Conflict) -> str:
    """The items of a conflict as a new tension names them, by the letter of each."""
    letters = {"I": "impacts", "N": "findings", "M": "measures"}
    named = [(letters[key[0]], key) for key in (*conflict.impacts, *conflict.items) if key[:1] in letters]
    between = [("between", conflict.kind)] if conflict.kind in BETWEEN else []
    return urlencode([*between, *dict.fromkeys(named)])
