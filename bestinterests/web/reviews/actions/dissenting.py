"""Dissent from the decision in force."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.assessments.actions.stepping import Moved, step
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.reviews.recording import with_dissent
from bestinterests.workflow import moves
from bestinterests.workflow.course import Differing
from bestinterests.workflow.dissenting import may_dissent
from bestinterests.workflow.people import Actor


def dissent(*, assessment: Assessment, view: str, role: str, on: dt.date, actor: Actor, at: dt.datetime) -> int:
    """Record what somebody holds instead. role: as the record is to name them. Returns the revision after it.

    Whoever calls has made sure that they belong to the organisation. Raises Refusing with every reason why not.
    """

    def moved(head: Head) -> Moved:
        given = Differing(by=actor.id, view=view, on=on, role=role)
        in_force = head.course.in_force
        digest = in_force.decided.digest if in_force and in_force.decided else ""
        course = moves.dissented(head.course, given)
        return Moved("dissent.recorded", course, with_dissent(head.document, digest, given), words=view)

    return step(
        assessment=assessment,
        ask=lambda head: may_dissent(actor, head.course, view),
        moved=moved,
        actor=actor,
        at=at,
    )
