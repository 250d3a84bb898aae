"""What somebody has typed and not saved: saved all at once, thrown away, or settled where others wrote there too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bestinterests.changes import diff
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.drafting import dropping
from bestinterests.web.assessments.actions.editing import Brought, Unsettled, settled
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.differing.answers import Answers, answers, unsettled
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.assessments.waiting import Waiting, entries_of, entry_of, typed_into, waiting
from bestinterests.web.ui.faults import Fault


@require_http_methods(["GET", "HEAD", "POST"])
def conflicts(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show everything that this person has typed and not saved, and do with it what they say."""
    held = opened(request, assessment)
    found = waiting(held)
    if request.method != "POST":
        return _page(request, held, found)
    act, _, place = request.POST.get("act", "").partition(":")
    if act == "drop":
        return _drop(request, held, found, place)
    held.insist_open()
    if act == "save":
        free, given = [each for each in found if not each.question and not each.stuck], None
    else:
        free, given = [], answers([each.question for each in found if each.question], request.POST)
    if given is not None and given.faults:
        return _page(request, held, found, given.faults, given, status=422)
    try:
        return _save(request, held, free) if given is None else _settle(request, held, found, given)
    except Refusing as refusing:
        again = opened(request, held.id)
        return _page(request, again, waiting(again), (), given, refusing.refusals, status=409)


def _page(
    request: HttpRequest,
    held: Opened,
    found: Sequence[Waiting],
    faults: tuple[Fault, ...] = (),
    given: Answers | None = None,
    still: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    values: dict[str, Any] = {
        "still": still,
        "asked": [each for each in found if each.question],
        "free": [each for each in found if not each.question],
        "savable": [each for each in found if not each.question and not each.stuck],
        "faults": faults,
        "sent": given.sent if given else {},
    }
    return page(request, held, "assessments/conflicts.html", status=status, **values)


def _drop(request: HttpRequest, held: Opened, found: Sequence[Waiting], place: str) -> HttpResponse:
    """Throw away one text, or all of them. It is allowed also where nothing may be written any more."""
    places = [each.path for each in found if each.draft.place == place] if place else None
    gone = actions.drop_draft(assessment=held.row, places=places, actor=held.actor, at=held.at)
    if gone:
        messages.success(request, "It was thrown away." if gone == 1 else f"{gone} texts were thrown away.")
    return redirect("assessments:conflicts", held.id)


def _save(request: HttpRequest, held: Opened, free: Sequence[Waiting]) -> HttpResponse:
    """Save what is in nobody's way; where somebody wrote meanwhile it stays, and is asked about."""
    if free:
        done = save(
            assessment=held.row,
            base_revision=held.head.revision,
            entries=entries_of(free),
            actor=held.actor,
            at=held.at,
        )
        saved = len(free) - len(done.conflicts)
        if saved > 0 and not done.problems:
            messages.success(request, f"{saved} {'text is' if saved == 1 else 'texts are'} saved.")
    return redirect("assessments:conflicts", held.id)


def _settle(request: HttpRequest, held: Opened, found: Sequence[Waiting], given: Answers) -> HttpResponse:
    """Write what was chosen, a line for each field, and let go of what was typed there."""
    met: tuple[int, int] | None = None
    for each in found:
        if each.question is None:
            continue
        try:
            brought = _settle_one(held, each, given)
        except Unsettled as error:
            again = opened(request, held.id)
            return _page(request, again, waiting(again), unsettled(error), given, status=409)
        if brought.meeting:
            met = (brought.revision, each.draft.base_revision)
    messages.success(request, "The record says what you chose.")
    if met is not None:
        return redirect(f"{reverse('assessments:meeting', args=[held.id, met[0]])}?base={met[1]}")
    return redirect("assessments:conflicts", held.id)


def _settle_one(held: Opened, each: Waiting, given: Answers) -> Brought:
    base = document_at(held.head, each.draft.base_revision)
    theirs = typed_into(base, entry_of(each.draft)) or base
    return actions.edit(
        assessment=held.row,
        base_revision=each.draft.base_revision,
        changes=diff(base, theirs),
        settle=settled(given.choices),
        beside=dropping(each.draft),
        actor=held.actor,
        at=held.at,
    )
