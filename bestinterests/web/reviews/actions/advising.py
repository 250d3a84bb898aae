"""The advice of the data protection officer."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.assessments.actions.stepping import Moved, step
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.reviews.recording import with_advice
from bestinterests.workflow import moves
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import same_record


def advise(
    *,
    assessment: Assessment,
    seen: str,
    advice: str,
    role: str,
    on: dt.date,
    actor: Actor,
    at: dt.datetime,
) -> int:
    """Advise on what is submitted. Returns the revision after it.

    seen: the digest of what the person read. role: as the record is to name the adviser.

    Raises Refusing with every reason why not.
    """

    def moved(head: Head) -> Moved:
        course = moves.advised(head.course, actor.id, advice, on, role)
        document = with_advice(head.document, course.working.advice[-1], course.working.interests)
        return Moved("advice.given", course, document, words=advice)

    return step(
        assessment=assessment,
        ask=lambda head: (*may_advise(actor, head.course, advice), *same_record(head.course, seen)),
        moved=moved,
        actor=actor,
        at=at,
    )
