"""Talk about an assessment: every thread, those at one place, one of them; and what is done with a comment."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.access import NotAllowed, insist, refusal_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.apart.rounds import rating_at
from bestinterests.web.assessments.comments.forms import Commented, Removing
from bestinterests.web.assessments.comments.listing import SHOWS, talk_in, threads_of, told
from bestinterests.web.assessments.comments.members import readers
from bestinterests.web.assessments.comments.spots import gone_place, path_of, spots_of, standing_at, stands
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import Comment, Thread
from bestinterests.web.assessments.sheets.serving import desk_of
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.ui.faults import add_refusals, faults_of, sent
from bestinterests.workflow.commenting import may_answer, may_comment, may_correct, may_take_back
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import Apart

BOTH = ["GET", "HEAD", "POST"]
TAB = "comments"


@require_safe
def comments(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show every thread, open ones first."""
    held = opened(request, assessment)
    show = request.GET.get("show", "")
    show = show if show in SHOWS else "all"
    threads = threads_of(held, show, request.GET.get("at", ""))
    values: dict[str, Any] = {"threads": threads, "show": show, "shows": SHOWS}
    return page(request, held, "assessments/comments/threads.html", tab=TAB, writes=_writes(held), **values)


@require_http_methods(BOTH)
def comments_at(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the threads at a place of the document, the whole where none is named, and begin another."""
    held = _opened(request, assessment)
    place = request.GET.get("place", "")
    path = path_of(place)
    if path is None:
        raise Http404
    form = _form(request, held)
    here = stands(held.head.document, path)
    if here and form.is_valid():
        given = form.cleaned_data
        try:
            thread = actions.begin_thread(
                assessment=held.row, place=place, text=given["text"], told=given["tell"], actor=held.actor, at=held.at
            )
        except Refusing as refusing:
            add_refusals(form, "text", refusing.refusals)
        else:
            messages.success(request, "Your comment is there for everybody who reads this assessment.")
            return redirect("assessments:thread", held.id, thread.public_id)
    values = {**_place(held, place), "threads": threads_of(held, "all", request.GET.get("at", ""), place)}
    closed = may_comment(*_around(held, place)) if here else (gone_place(),)
    return _page(request, held, "assessments/comments/place.html", form, closed, values)


@require_http_methods(BOTH)
def thread(request: HttpRequest, assessment: str, thread: str) -> HttpResponse:
    """Show what was said in a thread, and answer."""
    held = _opened(request, assessment)
    row = _thread(held, thread)
    form = _form(request, held)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.answer(thread=row, text=given["text"], told=given["tell"], actor=held.actor, at=held.at)
        except Refusing as refusing:
            add_refusals(form, "text", refusing.refusals)
        else:
            messages.success(request, "Your answer is there.")
            return redirect("assessments:thread", held.id, row.public_id)
    removes = held.standing.may(Permission.REMOVE)
    around = _around(held, row.place)
    talk = talk_in(held, row, around[-1], request.GET.get("at", ""))
    values = {**_place(held, row.place), "thread": row, "talk": talk}
    closed = may_answer(*around, resolved=not row.is_open)
    values |= {"removes": removes, "settles": not may_comment(*around)}
    return _page(request, held, "assessments/comments/thread.html", form, closed, values)


@require_POST
def thread_resolve(request: HttpRequest, assessment: str, thread: str) -> HttpResponse:
    """Settle a thread."""
    return _settled(request, assessment, thread, actions.resolve, "The thread is resolved.")


@require_POST
def thread_reopen(request: HttpRequest, assessment: str, thread: str) -> HttpResponse:
    """Open a thread again."""
    return _settled(request, assessment, thread, actions.reopen, "The thread is open again.")


@require_http_methods(BOTH)
def comment_correct(request: HttpRequest, assessment: str, thread: str, comment: str) -> HttpResponse:
    """Put other words in place of one's own, for a while."""
    held = opened(request, assessment, Permission.COMMENT)
    row = _comment(held, thread, comment)
    removed = row.removed_at is not None
    around = _around(held, row.thread.place)
    insist(may_correct(*around, by=row.person, written=row.at, removed=removed, at=held.at))
    form = _form(request, held, text=row.text)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.correct(comment=row, text=given["text"], told=given["tell"], actor=held.actor, at=held.at)
        except Refusing as refusing:
            add_refusals(form, "text", refusing.refusals)
        else:
            messages.success(request, "Your comment is corrected, and says so.")
            return redirect("assessments:thread", held.id, row.thread.public_id)
    values = {**_place(held, row.thread.place), "thread": row.thread}
    return _page(request, held, "assessments/comments/correct.html", form, (), values)


@require_http_methods(BOTH)
def comment_remove(request: HttpRequest, assessment: str, thread: str, comment: str) -> HttpResponse:
    """Take out one's own comment; or that of somebody else, on a legal ground."""
    held = opened(request, assessment)
    row = _comment(held, thread, comment)
    own = may_take_back(held.actor, row.person, row.removed_at is not None)
    if row.person != held.actor.id and not held.standing.may(Permission.REMOVE):
        raise NotAllowed(*own)
    if row.removed_at is not None:
        return redirect("assessments:thread", held.id, row.thread.public_id)
    form = Removing(sent(request))
    if request.method == "POST" and _removed(held, row, form):
        messages.success(request, "The comment is removed.")
        return redirect("assessments:thread", held.id, row.thread.public_id)
    values: dict[str, Any] = {"form": form, "faults": faults_of(form), "grounds": GROUNDS, "thread": row.thread}
    values |= {"comment": told(held, row), **_place(held, row.thread.place)}
    status = 422 if form.errors else 200
    return page(request, held, "assessments/comments/remove.html", tab=TAB, status=status, **values)


def _removed(held: Opened, row: Comment, form: Removing) -> bool:
    """Remove it, by whichever right the person has; say whether it is gone."""
    try:
        if row.person == held.actor.id:
            actions.take_back(comment=row, actor=held.actor, at=held.at)
            return True
        if not form.is_valid():
            return False
        actions.remove_lawfully(
            assessment=held.row, comments=(row.public_id,), actor=held.actor, at=held.at, **form.cleaned_data
        )
    except Refusing as refusing:
        add_refusals(form, "ground", refusing.refusals)
        return False
    except Refused as refused:
        for problem in refused.problems:
            form.add_error("words", f"{problem.sentence} {problem.remedy}".strip())
        return False
    return True


def _opened(request: HttpRequest, assessment: str) -> Opened:
    """The assessment; to write, it takes the permission to comment."""
    return opened(request, assessment, Permission.COMMENT if request.method == "POST" else Permission.READ)


def _settled(request: HttpRequest, assessment: str, thread: str, action: Any, said: str) -> HttpResponse:
    held = opened(request, assessment, Permission.COMMENT)
    row = _thread(held, thread)
    try:
        action(thread=row, actor=held.actor, at=held.at)
    except Refusing as refusing:
        raise NotAllowed(*refusing.refusals) from refusing
    messages.success(request, said)
    return redirect("assessments:thread", held.id, row.public_id)


def _thread(held: Opened, thread: str) -> Thread:
    """A thread of this assessment: those of another are none here."""
    found = get_object_or_404(Thread, assessment=held.row, public_id=thread)
    found.assessment = held.row
    return found


def _comment(held: Opened, thread: str, comment: str) -> Comment:
    row = _thread(held, thread)
    found = get_object_or_404(Comment, thread=row, public_id=comment)
    found.thread = row
    return found


def _form(request: HttpRequest, held: Opened, **initial: str) -> Commented:
    members = [each for each in readers(held.row.organisation) if each.id != held.actor.id] if _writes(held) else []
    form = Commented(sent(request), members=members, initial=initial)
    form.members = members  # type: ignore[attr-defined]  # for the template, with their roles
    return form


def _place(held: Opened, place: str) -> dict[str, Any]:
    """Where a thread hangs, and what stands there."""
    desk = desk_of(held)
    return {"spot": spots_of(held, {place})[place], "standing": standing_at(held, desk, place)}


def _page(
    request: HttpRequest,
    held: Opened,
    template: str,
    form: Commented,
    closed: tuple[Refusal, ...],
    values: dict[str, Any],
) -> HttpResponse:
    refused = (*closed, *(() if _writes(held) else (refusal_of(Permission.COMMENT),)))
    status = 409 if refused and request.method == "POST" else 422 if form.errors else 200
    values |= {"form": form, "faults": faults_of(form), "refused": refused, "writes": _writes(held)}
    return page(request, held, template, tab=TAB, status=status, **values)


def _around(held: Opened, place: str) -> tuple[Actor, Course, str, tuple[Apart, ...]]:
    """What decides who may join in the talk at a place."""
    return held.actor, held.head.course, place, rating_at(held.row.pk, place)


def _writes(held: Opened) -> bool:
    return held.standing.may(Permission.COMMENT)
