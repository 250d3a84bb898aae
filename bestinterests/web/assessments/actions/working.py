"""Recording what has become of an action: whoever owns it writes that it is done and how its test went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.actions.placing import Entry, put
from bestinterests.web.assessments.actions.saving import Saved, Way, gone, save
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
        _insist_work(entry)
    return save(assessment=assessment, base_revision=base_revision, entries=entries, way=WORK, actor=actor, at=at)


def record_work(*, assessment: Assessment, base_revision: int, entry: Entry, actor: Actor, at: dt.datetime) -> Brought:
    """Write the same of one measure that is there, as a program says it: what contradicts comes back, and nothing that
    a person has typed and not saved is touched. Raises Refusing likewise.
    """
    _insist_work(entry)

    def worked(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        if all(each.id != entry.path[-1] for each in base.assessment.measures):
            return base, (gone(entry.path),)
        return put(base, entry.path, entry.values, {}), ()

    arrival = Arriving(base_revision, worked, WORK.kind, "", actor, at, may=WORK.may, evaluate=False)
    return bring(assessment.pk, arrival)


def _insist_work(entry: Entry) -> None:
    insist(may_record(entry.values, entry.values.get("status")))
    if entry.path[:2] != ("assessment", "measures") or len(entry.path) != 3 or entry.fixed:
        raise ValueError("no measure stands at this place")
