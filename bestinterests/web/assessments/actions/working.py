"""Recording what has become of an action: whoever owns it writes that it is done and how its test went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved, Way, save
from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow.acting import may_record
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_work_on

WORK = Way("action.worked_on", may_work_on)


def work_on_measure(
    *, assessment: Assessment, base_revision: int, entries: Sequence[Entry], actor: Actor, at: dt.datetime
) -> Saved:
    """Write what has become of measures, as one line. Raises Refusing where the person may not, or not these fields.

    entries: of measures that are there. It may be done while a decision is in force: the decision names the digest of
    what was submitted, which stays as it was at its own revision; this line comes after it.
    """
    for entry in entries:
        insist(may_record(entry.values, entry.values.get("status")))
        if entry.path[:2] != ("assessment", "measures") or len(entry.path) != 3 or entry.fixed:
            raise ValueError("no measure stands at this place")
    return save(assessment=assessment, base_revision=base_revision, entries=entries, way=WORK, actor=actor, at=at)
