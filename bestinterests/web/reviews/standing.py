"""What brings an assessment back: what is in force, as it was submitted, against the record and the packs of today."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.problem import Refused
from bestinterests.packs.load import latest
from bestinterests.web.assessments.evaluating import evaluated, stored
from bestinterests.web.assessments.snapshot import Unreadable, document_at
from bestinterests.web.reviews.access import Reviewing
from bestinterests.workflow.triggers import InForce, Trigger, triggers


def triggers_of(held: Reviewing, on: dt.date) -> tuple[Trigger, ...]:
    """Reasons to look again at what is in force; none where nothing is, or where it cannot be read any more."""
    in_force = held.course.in_force
    if in_force is None or in_force.decided is None:
        return ()
    found = next((each for each in held.submissions if each.version == in_force.number), None)
    if found is None:
        return ()
    try:
        before = document_at(held.opened.head, found.revision)
        now = evaluated(before, on)
    except (Unreadable, Refused):
        return ()
    newest = {pin.pack: latest(pin.pack) or pin.version for pin in before.assessment.packs}
    kept = InForce(assessment=before.assessment, evaluation=stored(found), decided=in_force.decided)
    return triggers(kept, now, held.opened.judged, newest, on)
