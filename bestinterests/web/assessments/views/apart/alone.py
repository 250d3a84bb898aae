"""Rating one slot of an impact alone, and keeping what is typed there: for the person at the screen alone."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bestinterests.domain.impact import Impact
from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.apart import actions
from bestinterests.web.assessments.apart.asking import asking_apart, only_asked, place_after
from bestinterests.web.assessments.apart.reading import Round, round_of, round_on
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.rating.tabs import LEADS
from bestinterests.web.assessments.sheets import slots
from bestinterests.web.assessments.sheets.choices import Desk
from bestinterests.web.assessments.sheets.judgements import Book, ShownSlot, shown_slot
from bestinterests.web.ui.environment import moment
from bestinterests.web.ui.faults import Fault, sent
from bestinterests.workflow.refusals import refusal

CONTROL = "rating"
"""The id of the control of somebody who rates alone."""


class Alone(NamedTuple):
    """The one field of a form of somebody who rates alone, as the control of a slot takes it."""

    id: str
    place: str
    slot: ShownSlot


@require_POST
def keep(request: HttpRequest, assessment: str, apart: str) -> HttpResponse:
    """Keep what is typed in one slot, for the person alone. place: impact and slot, with a slash."""
    held = opened(request, assessment, Permission.EDIT)
    found = round_of(held, apart)
    impact, _, slot = request.POST.get("place", "").partition("/")
    scales = found.policy.asks.get(impact, {}).get(slot)
    if scales is None:
        return _said("There is no such field.", 422)
    read = slots.read(CONTROL, request.POST, {}, Desk(held.framework, held.head.document))
    try:
        _keep(held, found, impact, slot, only_asked(read.kept, scales))
    except Refusing as refusing:
        return _said(refusing.refusals[0].sentence, 409)
    except Refused as refused:
        return _said(refused.problems[0].sentence, 409)
    return JsonResponse({"kept": moment(held.at)})


def alone(request: HttpRequest, held: Opened, found: Round, impact: Impact, slot: str, around: Any) -> HttpResponse:
    """Rate one slot of an impact alone. around: what stands around the form on every page of rating."""
    asks = found.policy.asks
    if slot not in asks[impact.id]:
        if request.method == "POST":
            raise NotAllowed(*_still(impact))
        return redirect(found.place(impact.id, next(iter(asks[impact.id]))))
    own, _, problems = found.read
    desk = Desk(held.framework, held.head.document)
    data = sent(request)
    read = slots.read(CONTROL, data, {}, desk) if data is not None else None
    if data is not None and read is not None:
        try:
            _keep(held, found, impact.id, slot, only_asked(read.kept, asks[impact.id][slot]))
        except Refusing as refusing:
            raise NotAllowed(*refusing.refusals) from refusing
        except Refused as refused:
            problems = tuple(refused.problems)
        if not read.wrong and not problems and f"{CONTROL}-scales" in data:
            return redirect(_after(found, impact.id, slot))
    mine = own.get(impact.id, {})
    asking = asking_apart(held.framework, impact, slot, asks[impact.id][slot], mine)
    wrong = read.wrong if read else ()
    shown = shown_slot(CONTROL, mine.get(slot, {}), asking, Book(held.framework, {}), data, wrong)
    faults = [Fault(*each) for each in wrong]
    if data is not None and f"{CONTROL}-scales" not in data:
        faults.append(Fault("content", "The form came in without its fields. Fill it in and save it again."))
    values = {
        **around,
        "round": found,
        "field": Alone(CONTROL, f"{impact.id}/{slot}", shown),
        "slots": [(*each, each[1] == found.place(impact.id, slot)) for each in found.slots_of(impact.id)],
        "lead": LEADS[impact.direction][slot],
        "measures": [each for each in held.judged.measures if each.id in getattr(impact, slot).credits],
        "faults": faults,
        "problems": problems,
        "last": place_after(asks, impact.id, slot) is None,
    }
    status = 422 if faults else 409 if problems else 200
    return page(request, held, "assessments/apart/rate.html", tab="ratings", status=status, **values)


def standing_still(held: Opened, impact: Impact) -> tuple[Round | None, tuple[Refusal, ...]]:
    """The round in which an impact is rated now, and why nobody writes its judgements meanwhile."""
    found = round_on(held, impact.id)
    return found, (*held.closed, *_still(impact)) if found else held.closed


def _still(impact: Impact) -> tuple[Refusal, ...]:
    return (refusal("apart.runs", what=impact.id),)


def _keep(held: Opened, found: Round, impact: str, slot: str, value: dict[str, Any]) -> None:
    actions.keep(round_=found.row, impact=impact, slot=slot, value=value, actor=held.actor, at=held.at)


def _after(found: Round, impact: str, slot: str) -> str:
    following = place_after(found.policy.asks, impact, slot)
    return found.place(*following) if following else found.address


def _said(problem: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": problem}, status=status)
