"""One case before whoever works on it: what it holds, how its days are counted, and what can be done."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.texts.audiences import Audience
from bestinterests.texts.texts import texts
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.redress.access import OpenCase, handler_of, opened_case, row_of, working_in
from bestinterests.web.redress.actions.erasing import why_not
from bestinterests.web.redress.actions.handling import able_in
from bestinterests.web.redress.clocking import Counting, counting_of, today
from bestinterests.web.redress.handling import choices, forms
from bestinterests.web.redress.handling.deeds import offered
from bestinterests.web.redress.handling.replies import WHOM, audience
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import ErasedCase
from bestinterests.web.redress.views.inbox import names_of
from bestinterests.workflow.acting_for import NEVER
from bestinterests.workflow.casework import words
from bestinterests.workflow.casework.beside import afterwards, meanwhile
from bestinterests.workflow.casework.case import CaseItem
from bestinterests.workflow.clocks.sources import SOURCES
from bestinterests.workflow.clocks.values import BASIS_WORDS, OF_WORDS, STATE_WORDS
from bestinterests.workflow.grounds.listed import GROUNDS

MOST_OPENINGS = 20
SHUT = frozenset({"case.not-taken", "case.not-yours", "case.with-lead", "case.locked"})
"""Why a case stays shut to somebody who could have it before them another time."""
LOCKED = "case.locked"


@require_safe
def case(request: HttpRequest, organisation: str, case: str) -> HttpResponse:
    """Show a case. Whoever could take it and has not is shown how, and nothing of it."""
    try:
        held = opened_case(request, organisation, case)
    except NotAllowed as shut:
        codes = {refusal.code for refusal in shut.refusals}
        if not codes & SHUT:
            raise
        standing = working_in(request, organisation)
        row = row_of(standing, case)
        is_locked = LOCKED in codes
        told = {
            "organisation": standing.organisation,
            "row": row,
            "refusals": shut.refusals,
            "free": not is_locked and row.handler not in able_in(standing.organisation),
            "erases": is_locked and not why_not(row, handler_of(standing))[0],
        }
        return render(request, "redress/case_shut.html", told, status=403)
    return render(request, "redress/case.html", page_of(held))


def page_of(held: OpenCase) -> dict[str, Any]:
    """Everything that the page of a case shows."""
    at = timezone.now()
    counting = counting_of(held.row.organisation)
    row, told = held.row, held.case.told
    openings = list(row.openings.order_by("-at", "-id")[:MOST_OPENINGS])
    people = {each.by for each in openings} | {held.case.handler, told.entered_by, *held.case.named}
    people |= {message.by for message in held.case.talk}
    for item in held.case.items:
        people |= {each.by for each in item.decisions} | {each.by for each in item.reviews}
    return {
        "standing": held.standing,
        "organisation": row.organisation,
        "row": row,
        "case": held.case,
        "told": told,
        "who": held.who,
        "items": [_item(held, counting, item, at) for item in held.case.items],
        "deeds": offered(held),
        "erasing": why_not(row, held.who)[0],
        "merged_erased": bool(held.case.merged_into) and ErasedCase.objects.filter(case=held.case.merged_into).exists(),
        "openings": openings,
        "moved": list(row.moved.order_by("-at", "-id")[:MOST_OPENINGS]),
        "linked": Row.objects.filter(
            organisation=row.organisation, public_id__in=[each.case for each in held.case.links]
        ),
        "names": names_of(people),
        "points": choices.words_of(row),
        "whom": WHOM[audience(held.case)],
        "words": words,
        "facts": {fact: texts(Audience.OTHER).say(fact) for news in held.case.news for fact in news.facts},
        "grounds": GROUNDS,
        "never": NEVER if told.visitor != "child" else (),
        "of_words": OF_WORDS,
        "state_words": STATE_WORDS,
        "basis_words": BASIS_WORDS,
        "sources": SOURCES,
    }


def _item(held: OpenCase, counting: Counting, item: CaseItem, at: dt.datetime) -> dict[str, Any]:
    """An item with the working of its clocks, what it points at, and what goes with its answer."""
    return {
        "item": item,
        "words": forms.item_words(item),
        "working": counting.working(held.case, item, today(at)),
        "points": [key for kind in item.about.__struct_fields__ for key in getattr(item.about, kind)],
        "now": meanwhile(item.request) if item.decided is None else (),
        "then": afterwards(item.request, item.decided.outcome) if item.decided else (),
    }
