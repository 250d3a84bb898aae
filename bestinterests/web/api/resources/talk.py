"""Talk about an assessment: threads as pages list them, and what is done in them, each by the action of its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import refusal_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.resources.forms import checked, insist
from bestinterests.web.api.resources.places import assessment_address, insist_place
from bestinterests.web.api.shapes.talk import CommentTold, Threads, ThreadTold, ThreadWhole
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.apart.rounds import rating_at
from bestinterests.web.assessments.comments.forms import Commented
from bestinterests.web.assessments.comments.listing import KEYS, Row, Said, listed, talk_in, threads_of, told
from bestinterests.web.assessments.comments.members import readers
from bestinterests.web.assessments.comments.spots import gone_place, path_of, stands
from bestinterests.web.assessments.models import Comment, Thread
from bestinterests.web.ui.paging import Paged
from bestinterests.workflow.commenting import may_answer
from bestinterests.workflow.refusals import refusal


def threads(call: Call) -> Answer:
    """List threads, open ones first."""
    held, asked = opened(call.request, call.path["assessment"]), call.asked
    insist_place(Thread.objects.all(), KEYS, asked.place)
    if asked.about is not None:
        _path(asked.about)
    found = threads_of(held, asked.show, asked.place, asked.about)
    entries = tuple(ThreadTold(**_row(each)) for each in found.rows)
    return Answer(Threads(entries=entries, before=found.before, after=found.after))


def thread(call: Call) -> Answer:
    """Give a thread with what was said in it last."""
    held = opened(call.request, call.path["assessment"])
    row = _thread(held, call)
    insist_place(Comment.objects.all(), ("-id",), call.asked.place)
    rounds = rating_at(held.row.pk, row.place)
    talk = talk_in(held, row, rounds, call.asked.place)
    closed: tuple[Refusal, ...] = may_answer(held.actor, held.head.course, row.place, rounds, not row.is_open)
    if not held.standing.may(Permission.COMMENT):
        closed = (*closed, refusal_of(Permission.COMMENT))
    whole = ThreadWhole(
        **_row(_listed(held, row)),
        closed=closed,
        comments=tuple(_comment(each) for each in talk.said),
        earlier=talk.earlier,
        later=talk.later,
    )
    return Answer(whole)


def thread_new(call: Call) -> Answer:
    """Begin a thread at a place of the document."""
    held = opened(call.request, call.path["assessment"], Permission.COMMENT)
    place = call.sent.about
    path = _path(place)
    said = _said(held, call)

    def make() -> Answer:
        if not stands(held.head.document, path):
            insist([gone_place()])
        row = actions.begin_thread(assessment=held.row, place=place, **said, actor=held.actor, at=held.at)
        return _shown(held, row, 201)

    return once(call, make)


def comment_new(call: Call) -> Answer:
    """Answer in a thread."""
    held = opened(call.request, call.path["assessment"], Permission.COMMENT)
    row = _thread(held, call)
    said = _said(held, call)

    def make() -> Answer:
        comment = actions.answer(thread=row, **said, actor=held.actor, at=held.at)
        return Answer(_comment(told(held, comment)), 201, {"Location": _address(held, row)})

    return once(call, make)


def comment_correct(call: Call) -> Answer:
    """Put other words in place of one's own, for a while."""
    held = opened(call.request, call.path["assessment"], Permission.COMMENT)
    row = _found(held, call)
    actions.correct(comment=row, **_said(held, call), actor=held.actor, at=held.at)
    return _again(held, call)


def comment_take_back(call: Call) -> Answer:
    """Take out one's own words, as whoever may read the assessment can."""
    held = opened(call.request, call.path["assessment"])
    actions.take_back(comment=_found(held, call), actor=held.actor, at=held.at)
    return _again(held, call)


def comment_remove(call: Call) -> Answer:
    """Remove a comment on a legal ground."""
    held = opened(call.request, call.path["assessment"], Permission.REMOVE)
    row, sent = _found(held, call), call.sent
    if row.removed_at is not None:
        insist([refusal("comment.gone")])
    given = {"ground": sent.ground, "words": sent.words, "actor": held.actor, "at": held.at}
    actions.remove_lawfully(assessment=held.row, comments=(row.public_id,), **given)
    return _again(held, call)


def thread_resolve(call: Call) -> Answer:
    """Settle a thread."""
    return _settled(call, actions.resolve)


def thread_reopen(call: Call) -> Answer:
    """Open a thread again."""
    return _settled(call, actions.reopen)


def _settled(call: Call, action: Callable[..., None]) -> Answer:
    held = opened(call.request, call.path["assessment"], Permission.COMMENT)
    action(thread=_thread(held, call), actor=held.actor, at=held.at)
    return _shown(held, _thread(held, call))


def _path(place: str) -> tuple[str, ...]:
    """A place of the document as its path. Raises Wrong (422) for what is none."""
    path = path_of(place)
    if path is None:
        sentence = "No document has such a place."
        raise wrong(422, "api.field", sentence, "Write it as `assessment/impacts/I03/mechanism`.", path="about")
    return path


def _said(held: Opened, call: Call) -> dict[str, Any]:
    """Words and whom they are meant for, as the form reads them."""
    members = [each for each in readers(held.row.organisation) if each.id != held.actor.id]
    given = checked(Commented({"text": call.sent.text, "tell": list(call.sent.tell)}, members=members))
    return {"text": given["text"], "told": given["tell"]}


def _thread(held: Opened, call: Call) -> Thread:
    """The thread of this assessment that the address names. Raises Http404."""
    found = Thread.objects.filter(assessment=held.row, public_id=call.path["thread"]).first()
    if found is None:
        raise Http404
    found.assessment = held.row
    return found


def _found(held: Opened, call: Call) -> Comment:
    row = _thread(held, call)
    found = Comment.objects.filter(thread=row, public_id=call.path["comment"]).first()
    if found is None:
        raise Http404
    found.thread = row
    return found


def _again(held: Opened, call: Call) -> Answer:
    return Answer(_comment(told(held, _found(held, call))))


def _address(held: Opened, row: Thread) -> str:
    return f"{assessment_address(held.id)}/threads/{row.public_id}"


def _shown(held: Opened, row: Thread, status: int = 200) -> Answer:
    row.refresh_from_db()
    headers = {"Location": _address(held, row)} if status == 201 else {}
    return Answer(ThreadTold(**_row(_listed(held, row))), status, headers)


def _listed(held: Opened, row: Thread) -> Row:
    return listed(held, Paged([row])).rows[0]


def _row(each: Row) -> dict[str, Any]:
    """A thread as lists tell of it."""
    held = each.thread
    return {
        "id": held.public_id,
        "about": held.place,
        "words": each.spot.words,
        "there": each.spot.stands,
        "open": held.is_open,
        "by": each.by,
        "started_at": held.started_at,
        "moved_at": held.moved_at,
        "number": held.number,
        "resolved_at": held.resolved_at,
    }


def _comment(said: Said) -> CommentTold:
    return CommentTold(
        id=said.id,
        by=said.by,
        mine=said.mine,
        text=said.text,
        at=said.at,
        corrected_at=said.corrected_at,
        told=said.told,
        removed=said.removed,
        correctable=said.correctable,
        removable=said.mine_to_remove,
    )
