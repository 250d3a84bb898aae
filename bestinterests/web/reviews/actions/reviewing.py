"""Rounds of independent review. A view is sealed until the last one of its round is given; then all are written."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

import msgspec

from bestinterests.web.assessments.actions.stepping import Moved, step, take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.reviews.recording import with_reviews
from bestinterests.workflow import moves
from bestinterests.workflow.course import View
from bestinterests.workflow.people import Actor, Arrangement
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

    def moved(head: Head) -> Moved:
        nonlocal complete
        salt = secrets.token_hex(16)
        course = moves.reviewed(head.course, actor.id, view, remarks, on, role=role, salt=salt)
        held = course.working.rounds[-1]
        facts = {"round": held.number, "seal": seal(held.views[-1])}
        complete = held.complete
        if not complete:
            return Moved("review.given", course, facts=facts)
        document = with_reviews(head.document, held.digest, held.views)
        facts["views"] = msgspec.to_builtins(held.views)
        return Moved("review.round_closed", course, document, facts=facts)

    step(
        assessment=assessment,
        ask=lambda head: (*may_review(actor, head.course, view, remarks), *same_record(head.course, seen)),
        moved=moved,
        actor=actor,
        at=at,
    )
    return complete
