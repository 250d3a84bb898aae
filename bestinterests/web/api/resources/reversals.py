"""Taking back what a line changed, putting the record back to how it stood, and walking its history."""

from __future__ import annotations

import msgspec
from django.db import transaction

from bestinterests.changes import diff
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.asking import answered, asked, effect, still, told, unsettled
from bestinterests.web.api.resources.documents import insist_revision, merged
from bestinterests.web.api.resources.forms import insist
from bestinterests.web.api.shapes.asking import Coming
from bestinterests.web.api.shapes.reversals import RemovedTold, Verified
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Unsettled, settled
from bestinterests.web.assessments.actions.undoing import undoing
from bestinterests.web.assessments.history import line
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.assessments.verifying import verify_assessment

AS_THEIRS = "As before the line"


def undo_look(call: Call) -> Answer:
    """Tell what taking a line back would come to, and what it asks."""
    held, seq = _line(call)
    result = undoing(held.head, seq)
    changes = diff(held.head.document, result.document)
    coming = Coming(
        revision=held.head.revision,
        applied=changes,
        questions=told(asked(held, result, AS_THEIRS)),
        effect=effect(held, result.document, changes),
        refused=still(held, result.document),
    )
    return Answer(coming)


def undo(call: Call) -> Answer:
    """Take back what a line changed; where others wrote there since, what was answered."""
    held, seq = _line(call)
    choices = answered(asked(held, undoing(held.head, seq), AS_THEIRS), call.sent.answers)
    try:
        brought = actions.undo_line(assessment=held.row, seq=seq, settle=settled(choices), actor=held.actor, at=held.at)
    except Unsettled as error:
        raise unsettled(error) from error
    return merged(brought)


def restore_look(call: Call) -> Answer:
    """Tell what putting the record back to how it stood after a line would come to."""
    held, seq = _opened(call)
    before = document_at(held.head, seq)
    after = msgspec.structs.replace(held.head.document, assessment=before.assessment)
    changes = diff(held.head.document, after)
    coming = Coming(
        revision=held.head.revision,
        applied=changes,
        questions=(),
        effect=effect(held, after, changes),
        refused=still(held, after),
    )
    return Answer(coming)


def restore(call: Call) -> Answer:
    """Put what is judged back to how it stood after a line, as a new line."""
    held, seq = _opened(call)
    insist_revision(held, call.sent.base_revision, 422)
    brought = actions.restore_line(
        assessment=held.row, seq=seq, base_revision=call.sent.base_revision, actor=held.actor, at=held.at
    )
    return merged(brought)


def verification(call: Call) -> Answer:
    """Walk the history, and tell whether anything in it was changed."""
    held = opened(call.request, call.path["assessment"])
    with transaction.atomic():
        found = verify_assessment(held.row.pk)
    removed = tuple(
        RemovedTold(what=each.what, of=each.seq, line=each.line, by=each.name, ground=each.ground, at=each.at)
        for each in found.removed
    )
    return Answer(Verified(state=found.state, lines=found.lines, at=found.at, why=found.why, removed=removed))


def _opened(call: Call) -> tuple[Opened, int]:
    """The record, open to be written, and the line that is meant. Raises Wrong (404, 409)."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    seq = int(call.path["revision"])
    insist_revision(held, seq, 404)
    insist(held.closed)
    return held, seq


def _line(call: Call) -> tuple[Opened, int]:
    """The same, of a line that changed the record. Raises Wrong (404, 409)."""
    held, seq = _opened(call)
    found = line(held.head, seq)
    if found is None or not found.writes or seq == 1:
        sentence = f"Line {seq} began the record." if seq == 1 else f"Line {seq} did not change the record."
        raise wrong(409, "undo.nothing", sentence, "The history says which lines changed it.")
    return held, seq
