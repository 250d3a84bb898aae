"""Rounds of independent review. A view is sealed until the last one of its round is given; then all are written."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.actions.stepping import Moved, step, take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.reviews.queries import member
from bestinterests.web.reviews.recording import with_reviews
from bestinterests.web.reviews.telling import all_given, telling
from bestinterests.web.reviews.telling import asked as those_asked
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course, View
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.releasing import may_release
from bestinterests.workflow.reviewing import may_open_round, may_review
from bestinterests.workflow.sealing import seal
from bestinterests.workflow.standing import same_record


def open_round(
    *, assessment: Assessment, reviewers: Sequence[Actor], arrangement: Arrangement, actor: Actor, at: dt.datetime
) -> int:
    """Ask these people to read what is submitted. Raises Refusing with every reason why not."""
    asked = tuple(reviewer.id for reviewer in reviewers)
    return take(
        assessment=assessment,
        event="review.round_opened",
        ask=lambda head: may_open_round(actor, head.course, reviewers, arrangement),
        move=lambda course: moves.round_opened(course, asked),
        facts={"reviewers": asked},
        then=telling(assessment, those_asked, "{who} asks you to review {title}.", actor, at),
        actor=actor,
        at=at,
    )


def review(
    *,
    assessment: Assessment,
    seen: str,
    view: View,
    remarks: str,
    role: str,
    on: dt.date,
    actor: Actor,
    at: dt.datetime,
) -> bool:
    """Give a view; returns whether it was the last one of the round, so that all can be read.

    seen: the digest of what the person read. role: as the record is to name the reviewer. Until the last view is given
    the ledger holds no more than its seal, and neither document nor history tell it. Raises Refusing with every reason
    why not.
    """
    complete = False
    given = all_given(assessment, actor, at)

    def moved(head: Head) -> Moved:
        nonlocal complete
        salt = secrets.token_hex(16)
        course = moves.reviewed(head.course, actor.id, view, remarks, on, role=role, salt=salt)
        held = course.working.rounds[-1]
        facts = {"round": held.number, "seal": seal(held.views[-1])}
        complete = held.complete
        if not complete:
            return Moved("review.given", course, facts=facts)
        facts["views"] = msgspec.to_builtins(held.views)
        return Moved("review.round_closed", course, _written(head, course), facts=facts)

    step(
        assessment=assessment,
        ask=lambda head: (*may_review(actor, head.course, view, remarks), *same_record(head.course, seen)),
        moved=moved,
        then=lambda course: given(course) if complete else None,
        actor=actor,
        at=at,
    )
    return complete


def release(
    *,
    assessment: Assessment,
    person: str,
    instead: Actor | None,
    arrangement: Arrangement,
    actor: Actor,
    at: dt.datetime,
) -> bool:
    """Take a reviewer (public id) out of the round who can no longer give a view; returns whether that completes it.

    instead: who is asked in their place, if anybody. Views stay sealed until all that remain are given; where they are
    given already, all are written now. Raises Refusing with every reason why not.
    """
    complete = False

    def moved(head: Head) -> Moved:
        nonlocal complete
        course = moves.released(head.course, person, instead.id if instead else "")
        held = course.working.rounds[-1]
        facts: dict[str, Any] = {"round": held.number, "person": person, "instead": instead.id if instead else ""}
        complete = held.complete
        if not complete:
            return Moved("review.reviewer_released", course, facts=facts)
        facts["views"] = msgspec.to_builtins(held.views)
        return Moved("review.reviewer_released", course, _written(head, course), facts=facts)

    def ask(head: Head) -> tuple[Refusal, ...]:
        now = member(assessment.organisation, person)
        return may_release(actor, head.course, person, now=now, instead=instead, arrangement=arrangement)

    step(assessment=assessment, ask=ask, moved=moved, actor=actor, at=at)
    return complete


def _written(head: Head, course: Course) -> Document:
    """The document with every view of the round that is complete now."""
    held = course.working.rounds[-1]
    return with_reviews(head.document, held.digest, held.views, course.working.interests)
