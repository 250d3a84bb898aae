"""History: what was done, by whom and when; the record as of any line; taking back, putting back, and is it intact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.changes import diff
from bestinterests.changes.choosing import Choice
from bestinterests.domain.change import MergeResult
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Unsettled, settled
from bestinterests.web.assessments.actions.undoing import undoing
from bestinterests.web.assessments.addresses import ItemId
from bestinterests.web.assessments.arrivals import framework_or_none, verdicts
from bestinterests.web.assessments.authors import Authors
from bestinterests.web.assessments.differing.answers import answers, unsettled
from bestinterests.web.assessments.differing.changes import grouped, titles, told
from bestinterests.web.assessments.differing.questions import Question, Sides, Who, questions
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.history import About, Told, about, line
from bestinterests.web.assessments.history import history as lines
from bestinterests.web.assessments.keepers import held_still
from bestinterests.web.assessments.meeting import in_words, met
from bestinterests.web.assessments.models import Submission
from bestinterests.web.assessments.revisions import asked, readable, revision
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.assessments.verifying import reread, verify_assessment
from bestinterests.web.ledger.history import PAGE

BOTH = ["GET", "HEAD", "POST"]


@require_safe
def history(request: HttpRequest, assessment: str) -> HttpResponse:
    """List what was done, newest first; of one item where the address names it."""
    held = opened(request, assessment)
    item = request.GET.get("item", "")
    item = item if ItemId.fits(item) else ""
    found = _lines(held, item, _number(request.GET.get("before", "")))
    names = titles(held.head.document)
    values: dict[str, Any] = {
        "lines": [(each, grouped(each.edits, held.id, names, framework_or_none(held))) for each in found.lines],
        "item": item,
        "title": names.get(item, ""),
        "items": sorted(names.items()),
        "before": found.looked_to,
        "may_remove": held.standing.may(Permission.REMOVE),
    }
    return page(request, held, "assessments/history.html", tab="history", **values)


@require_safe
@readable
def line_shown(request: HttpRequest, assessment: str, seq: int) -> HttpResponse:
    """Show one line, with every change, and what can be done about it."""
    held = opened(request, assessment)
    each = _line(held, seq)
    names = titles(held.head.document)
    values: dict[str, Any] = {
        "line": each,
        "groups": grouped(each.edits, held.id, names, framework_or_none(held)),
        "undoable": each.writes and seq > 1 and not each.removed,
        "restorable": seq < held.head.revision,
    }
    return page(request, held, "assessments/line.html", tab="history", **values)


@require_safe
@readable
def compare(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show how the record after one line differs from the record after another."""
    held = opened(request, assessment)
    before, after = asked(request, held, "from"), asked(request, held, "to")
    edits = told(diff(before.document, after.document).edits)
    names = titles(before.document, after.document)
    groups = grouped(edits, held.id, names, framework_or_none(held))
    values: dict[str, Any] = {"before": before, "after": after, "groups": groups}
    return page(request, held, "assessments/compare.html", tab="history", **values)


@require_http_methods(BOTH)
@readable
def restore(request: HttpRequest, assessment: str, seq: int) -> HttpResponse:
    """Put what is judged back to how it stood after a line, once its effect was looked at."""
    held = opened(request, assessment, Permission.EDIT)
    held.insist_open()
    at = revision(held, seq)
    still: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            return _restored(request, held, seq)
        except Refusing as refusing:
            still = refusing.refusals
    after = msgspec.structs.replace(held.head.document, assessment=at.document.assessment)
    edits = told(diff(held.head.document, after).edits)
    names = titles(at.document, held.head.document)
    values: dict[str, Any] = {
        "at": at,
        "groups": grouped(edits, held.id, names, framework_or_none(held)),
        "verdicts": verdicts(held, after) if edits else None,
        "still": still or held_still(held.head, after),
    }
    status = 409 if request.method == "POST" else 200
    return page(request, held, "assessments/restore.html", tab="history", status=status, **values)


def _restored(request: HttpRequest, held: Opened, seq: int) -> HttpResponse:
    brought = actions.restore_line(assessment=held.row, seq=seq, actor=held.actor, at=held.at)
    if not brought.changes.edits:
        messages.success(request, f"The record stands as after line {seq} already. Nothing was changed.")
    else:
        messages.success(request, f"The record stands as after line {seq}. This is revision {brought.revision}.")
    return redirect("assessments:history", held.id)


@require_http_methods(BOTH)
@readable
def undo(request: HttpRequest, assessment: str, seq: int) -> HttpResponse:
    """Take back what one line changed; where others wrote there since, ask."""
    held = opened(request, assessment, Permission.EDIT)
    held.insist_open()
    each = _line(held, seq)
    if not each.writes or seq == 1:
        return page(request, held, "assessments/undo_not.html", tab="history", status=409, line=each)
    result = undoing(held.head, seq)
    asks = _questions(held, each, result)
    given = answers(asks, request.POST) if request.method == "POST" else None
    still = held_still(held.head, result.document)
    if given is not None and not given.faults:
        try:
            return _undone(request, held, seq, given.choices)
        except Unsettled as error:
            given = given._replace(faults=unsettled(error))
        except Refusing as refusing:
            still = refusing.refusals
    edits = told(diff(held.head.document, result.document).edits)
    values: dict[str, Any] = {
        "line": each,
        "questions": asks,
        "sent": given.sent if given else {},
        "faults": given.faults if given else (),
        "groups": grouped(edits, held.id, titles(held.head.document), framework_or_none(held)),
        "verdicts": verdicts(held, result.document) if edits else None,
        "still": still,
    }
    status = 200 if given is None else 422 if given.faults else 409
    return page(request, held, "assessments/undo.html", tab="history", status=status, **values)


def _undone(request: HttpRequest, held: Opened, seq: int, choices: Mapping[str, Choice]) -> HttpResponse:
    brought = actions.undo_line(assessment=held.row, seq=seq, settle=settled(choices), actor=held.actor, at=held.at)
    done = f"Line {seq} is taken back. This is revision {brought.revision}."
    messages.success(request, done if brought.changes.edits else f"Nothing of line {seq} stands any more.")
    return redirect("assessments:history", held.id)


@require_safe
@readable
def meeting(request: HttpRequest, assessment: str, seq: int) -> HttpResponse:
    """Show what a line and what others wrote meanwhile bring about only together."""
    held = opened(request, assessment)
    each = _line(held, seq)
    base = _number(request.GET.get("base", "")) or seq - 1
    findings = in_words(met(held, each, base), framework_or_none(held))
    values: dict[str, Any] = {"line": each, "base": base, "findings": findings}
    return page(request, held, "assessments/meeting.html", tab="history", **values)


@require_safe
def verify(request: HttpRequest, assessment: str) -> HttpResponse:
    """Walk the whole history and say whether anything in it was changed."""
    held = opened(request, assessment)
    with transaction.atomic():
        found = verify_assessment(held.row.pk)
    submissions = Submission.objects.filter(assessment=held.row).order_by("revision")
    values: dict[str, Any] = {"found": found, "reread": [(each, reread(each)) for each in submissions[:20]]}
    return page(request, held, "assessments/verify.html", tab="history", **values)


def _lines(held: Opened, item: str, before: int | None) -> About:
    if item:
        return about(held.head, item, before=before)
    found = lines(held.head, before=before)
    more = len(found) == PAGE and found[-1].seq > 1
    return About(found, found[-1].seq if more else 0)


def _line(held: Opened, seq: int) -> Told:
    found = line(held.head, seq)
    if found is None:
        raise Http404
    return found


def _questions(held: Opened, each: Told, result: MergeResult) -> tuple[Question, ...]:
    authors = Authors(held.head, each.seq)
    sides = Sides(
        Who("As the line made it", each.name),
        lambda conflict: Who("Here", authors.words(conflict.path)),
        Who("Before the line", f"revision {each.seq - 1}"),
        "As before the line",
    )
    return questions(
        result,
        sides,
        titles=titles(document_at(held.head, each.seq - 1), held.head.document),
        framework=framework_or_none(held),
        evaluate=lambda document: evaluated(document, held.on),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
