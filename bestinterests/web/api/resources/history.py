"""The history of an assessment: its lines, and what each of them changed."""

from __future__ import annotations

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.shapes.history import Line, Lines, LineTold
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.history import Told
from bestinterests.web.assessments.history import history as told
from bestinterests.web.assessments.history import line as told_line
from bestinterests.web.ledger.history import PAGE


def history(call: Call) -> Answer:
    """List lines, the newest first."""
    held = opened(call.request, call.path["assessment"])
    found = told(held.head, before=call.asked.before)
    more = found[-1].seq if len(found) == PAGE and found[-1].seq > 1 else 0
    return Answer(Lines(entries=tuple(_line(each) for each in found), before=more))


def line(call: Call) -> Answer:
    """Give one line with its change set."""
    held = opened(call.request, call.path["assessment"])
    found = told_line(held.head, int(call.path["revision"]))
    if found is None:
        raise wrong(404, "api.revision", f"There is no revision {call.path['revision']}.")
    return Answer(
        LineTold(
            revision=found.seq,
            at=found.at,
            by=found.name,
            kind=found.kind,
            done=found.done,
            words=found.words,
            removed=found.removed,
            of=found.of,
            changes=ChangeSet(format=CHANGE_FORMAT, edits=found.edits),
        )
    )


def _line(each: Told) -> Line:
    return Line(
        revision=each.seq,
        at=each.at,
        by=each.name,
        kind=each.kind,
        done=each.done,
        words=each.words,
        removed=each.removed,
        of=each.of,
    )
