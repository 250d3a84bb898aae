"""What brings an assessment back: what is in force, as it was submitted, against the record and the packs of today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refused
from bestinterests.packs.load import latest
from bestinterests.web.assessments.evaluating import evaluated, stored
from bestinterests.web.assessments.models import Submission
from bestinterests.web.assessments.snapshot import Head, Unreadable, document_at
from bestinterests.web.ledger.models import Line
from bestinterests.web.reviews.access import Reviewing
from bestinterests.workflow.course import Version
from bestinterests.workflow.triggers import InForce, Trigger, triggers


def triggers_of(held: Reviewing, on: dt.date) -> tuple[Trigger, ...]:
    """Reasons to look again at what is in force; none where nothing is, or where it cannot be read any more."""
    return triggers_at(held.opened.head, held.submissions, on)


def triggers_at(head: Head, submissions: Sequence[Submission], on: dt.date) -> tuple[Trigger, ...]:
    """The same, of an assessment as it stands. submissions: its own, the newest first."""
    in_force = head.course.in_force
    if in_force is None:
        return ()
    try:
        kept = _decided(head, submissions, in_force) if in_force.decided else _screened_out(head, on)
        if kept is None:
            return ()
        now = _evaluated(kept.assessment, head, on)
    except (Unreadable, Refused):
        return ()
    newest = {pin.pack: latest(pin.pack) or pin.version for pin in kept.assessment.packs}
    return triggers(kept, now, head.document.assessment, newest, on)


def _decided(head: Head, submissions: Sequence[Submission], in_force: Version) -> InForce | None:
    found = next((each for each in submissions if each.version == in_force.number), None)
    if found is None:
        return None
    before = document_at(head, found.revision).assessment
    return InForce(assessment=before, evaluation=stored(found), decided=in_force.decided)


def _screened_out(head: Head, on: dt.date) -> InForce | None:
    """What was screened out, which no submission holds."""
    lines = Line.objects.filter(ledger=head.ledger, kind="assessment.screened_out").order_by("-seq")
    seq = lines.values_list("seq", flat=True).first()
    if seq is None:
        return None
    before = document_at(head, seq).assessment
    return InForce(assessment=before, evaluation=_evaluated(before, head, on))


def _evaluated(judged: Judged, head: Head, on: dt.date) -> Evaluation:
    return evaluated(replace(head.document, assessment=judged), on)
