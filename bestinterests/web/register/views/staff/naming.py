"""Who is named, as whom the decider stands, and how anybody can object."""

from __future__ import annotations

from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.register.access import Publishing, preparing
from bestinterests.web.register.actions.preparing import Who, say_who
from bestinterests.web.register.doors import door_to
from bestinterests.web.register.drafting import draft_of
from bestinterests.web.register.forms import WhoForm
from bestinterests.web.register.views.staff.publishing import BOTH, shown
from bestinterests.web.ui.faults import add_refusals, faults_of, sent

TITLE = "Who is named, and how to object"


@require_http_methods(BOTH)
def who(request: HttpRequest, assessment: str) -> HttpResponse:
    """Say who agreed to be named, who decided as everybody reads it, and how to object."""
    held = preparing(request, assessment)
    saved = Who.of(held.draft.prepared)
    people = [(each.id, f"{each.name}, {each.role}".strip(", ")) for each in _people(held) if each.name.strip()]
    first = {"named": list(saved.named), "decider": saved.decider, "object_how": saved.object_how}
    form = WhoForm(sent(request), people=people, initial={**first, "seen": _written(saved)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _save(held, form)
        except Refusing as refusing:
            status = 409
            add_refusals(form, "decider", refusing.refusals)
            form.data = data = request.POST.copy()
            data["seen"] = _written(Who.of(draft_of(held.opened.row, held.document).prepared))
        else:
            messages.success(request, "It is saved.")
            return redirect("register:publish", assessment)
    elif form.errors:
        status = 422
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "people": people,
        "door": door_to(held.opened.row, held.opened.at),
        "met": saved if status == 409 else None,
    }
    return shown(request, held, "who", values, trail=[(TITLE, request.path)], status=status)


def _save(held: Publishing, form: WhoForm) -> None:
    told = form.cleaned_data
    say_who(
        assessment=held.opened.row,
        document=held.document,
        told=Who(tuple(told["named"]), told["decider"], told["object_how"]),
        seen=_read(told["seen"]),
        actor=held.opened.actor.id,
        at=held.opened.at,
    )


def _people(held: Publishing) -> Any:
    return held.document.assessment.people if held.document else ()


def _written(told: Who) -> str:
    return msgspec.json.encode(list(told)).decode()


def _read(text: str) -> Who:
    """What the page had before it; nothing where it was tampered with, which then meets what is saved."""
    try:
        named, decider, object_how = msgspec.json.decode(text, type=tuple[tuple[str, ...], str, str])
    except msgspec.MsgspecError:
        return Who(("?",))
    return Who(named, decider, object_how)
