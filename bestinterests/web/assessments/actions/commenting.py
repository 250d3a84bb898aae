"""What people say about an assessment. Talk has rows of its own: no line of the ledger, no word in the document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from bestinterests.documents.wording import short, spaced, upper
from bestinterests.domain.base import ITEM_ID
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.actions.committing import insist, read
from bestinterests.web.assessments.apart.rounds import rating_at
from bestinterests.web.assessments.comments.members import Member, named_in, readers
from bestinterests.web.assessments.models import Assessment, Comment, Mention, Thread
from bestinterests.web.notices.actions import see
from bestinterests.web.notices.telling import tell
from bestinterests.workflow.commenting import may_answer, may_comment, may_correct, may_take_back
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import Apart


@transaction.atomic
def begin_thread(
    *, assessment: Assessment, place: str, text: str, told: Iterable[str] = (), actor: Actor, at: dt.datetime
) -> Thread:
    """Begin a thread at a place of the document, blank for the whole, with its first comment.

    told: public ids of members who are to be told, beside those whom the text names. Raises Refusing.
    """
    insist(may_comment(actor, read(assessment.pk).course, place, rating_at(assessment.pk, place)))
    thread = Thread.objects.create(
        public_id=new_id(at), assessment=assessment, place=place, started_by=actor.id, started_at=at, moved_at=at
    )
    _say(thread, text, told, actor, at)
    return thread


@transaction.atomic
def answer(*, thread: Thread, text: str, told: Iterable[str] = (), actor: Actor, at: dt.datetime) -> Comment:
    """Answer in a thread. Whoever spoke or was addressed in it is told. Raises Refusing, also where it is resolved."""
    held = _locked(thread)
    insist(may_answer(actor, *_around(thread), resolved=not held.is_open))
    return _say(thread, text, told, actor, at)


@transaction.atomic
def correct(*, comment: Comment, text: str, told: Iterable[str] = (), actor: Actor, at: dt.datetime) -> None:
    """Put other words in place of one's own, for a while; the comment is marked. Raises Refusing."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    removed = held.removed_at is not None
    insist(may_correct(actor, *_around(comment.thread), by=held.person, written=held.at, removed=removed, at=at))
    Comment.objects.filter(pk=held.pk).update(text=text, corrected_at=at)
    _mention(comment.thread, held, _addressed(comment.thread, text, told, actor)[0], actor, at)


@transaction.atomic
def take_back(*, comment: Comment, actor: Actor, at: dt.datetime) -> None:
    """Take out one's own words for good; that there was a comment stays. Raises Refusing."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    insist(may_take_back(actor, held.person, held.removed_at is not None))
    take_out((held.pk,), by=actor.id, ground="", at=at)


def take_out(comments: Iterable[int], *, by: str, ground: str, at: dt.datetime) -> None:
    """Blank comments, given by primary key, in the caller's transaction. ground: of a lawful removal, else blank."""
    rows = Comment.objects.filter(pk__in=tuple(comments), removed_at=None)
    Mention.objects.filter(comment__in=rows).delete()
    rows.update(text="", removed_at=at, removed_by=by, ground=ground)


@transaction.atomic
def resolve(*, thread: Thread, actor: Actor, at: dt.datetime) -> None:
    """Settle a thread; it can be opened again. Raises Refusing."""
    _settle(thread, False, actor, at)


@transaction.atomic
def reopen(*, thread: Thread, actor: Actor, at: dt.datetime) -> None:
    """Open a thread again. Raises Refusing."""
    _settle(thread, True, actor, at)


def _settle(thread: Thread, is_open: bool, actor: Actor, at: dt.datetime) -> None:
    held = _locked(thread)
    insist(may_comment(actor, *_around(thread)))
    if held.is_open == is_open:
        return
    said = {"resolved_by": "", "resolved_at": None} if is_open else {"resolved_by": actor.id, "resolved_at": at}
    Thread.objects.filter(pk=thread.pk).update(is_open=is_open, moved_at=at, **said)
    see(person=actor.id, address=_address(thread), at=at)


def _say(thread: Thread, text: str, told: Iterable[str], actor: Actor, at: dt.datetime) -> Comment:
    addressed, readers_here = _addressed(thread, text, told, actor)
    spoke = set(Comment.objects.filter(thread=thread).values_list("person", flat=True))
    spoke |= set(Mention.objects.filter(comment__thread=thread).values_list("person", flat=True))
    comment = Comment.objects.create(public_id=new_id(at), thread=thread, person=actor.id, text=text, at=at)
    Thread.objects.filter(pk=thread.pk).update(number=F("number") + 1, moved_at=at)
    _mention(thread, comment, addressed, actor, at)
    answered = {member.id for member in readers_here if member.id in spoke} - addressed
    _tell(thread, answered, "reply", f"{actor.name} answers in a thread", actor, at)
    see(person=actor.id, address=_address(thread), at=at)
    return comment


def _addressed(
    thread: Thread, text: str, told: Iterable[str], actor: Actor
) -> tuple[frozenset[str], tuple[Member, ...]]:
    """Whom a comment is meant for, as far as they may read it; and everybody who may."""
    here = readers(thread.assessment.organisation)
    wanted = {*told, *named_in(text, here)} - {actor.id}
    return frozenset(member.id for member in here if member.id in wanted), here


def _mention(thread: Thread, comment: Comment, people: frozenset[str], actor: Actor, at: dt.datetime) -> None:
    """Keep whom a comment is meant for, and tell those who were not told of it before."""
    new = people - set(comment.mentions.values_list("person", flat=True))
    Mention.objects.bulk_create([Mention(comment=comment, person=person) for person in sorted(new)])
    _tell(thread, new, "mention", f"{actor.name} mentions you in a comment", actor, at)


def _tell(thread: Thread, people: Iterable[str], kind: str, said: str, actor: Actor, at: dt.datetime) -> None:
    """Tell people where something was said, and never what: a notice may leave the house by e-mail."""
    about = _subject(thread.place)
    title = short(thread.assessment.title)
    tell(
        people=people,
        kind=kind,
        sentence=f"{said} on {about} of {title}." if about else f"{said} on {title}.",
        address=_address(thread),
        organisation=thread.assessment.organisation,
        but=actor.id,
        at=at,
    )


def _subject(place: str) -> str:
    """What a thread is about, without a word that somebody wrote: I03, or the part of the record; blank for all."""
    path = place.split("/")
    if len(path) > 2 and re.fullmatch(ITEM_ID, path[2]):
        return path[2]
    return f"“{upper(spaced(path[1]))}”" if len(path) > 1 else ""


def _address(thread: Thread) -> str:
    return reverse("assessments:thread", args=[thread.assessment.public_id, thread.public_id])


def _locked(thread: Thread) -> Thread:
    return Thread.objects.select_for_update().get(pk=thread.pk)


def _around(thread: Thread) -> tuple[Course, str, tuple[Apart, ...]]:
    """What decides who may join in a thread: the course, where it hangs, and who rates that apart."""
    return read(thread.assessment_id).course, thread.place, rating_at(thread.assessment_id, thread.place)
